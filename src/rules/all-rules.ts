import { clientCredentialsAliasTenant } from './authority/client-credentials-alias-tenant.js';
import { claimsChallengeIgnored } from './claims/claims-challenge-ignored.js';
import { idTokenNonceMismatch } from './claims/id-token-nonce-mismatch.js';
import { requiredClaimMissing } from './claims/required-claim-missing.js';
import { clientAssertionAudienceWrong } from './client-auth/client-assertion-audience-wrong.js';
import { clientAssertionTimeWindow } from './client-auth/client-assertion-time-window.js';
import { clientCredentialMissing } from './client-auth/client-credential-missing.js';
import { clientSecretExpired } from './client-auth/client-secret-expired.js';
import { clientSecretIsSecretId } from './client-auth/client-secret-is-secret-id.js';
import { conditionalAccessBlocked } from './consent/conditional-access-blocked.js';
import { consentRequired } from './consent/consent-required.js';
import type { Rule } from './define-rule.js';
import { oboAssertionIsIdToken } from './grant/obo-assertion-is-id-token.js';
import { clientAssertionReused } from './hygiene/client-assertion-reused.js';
import { clientAssertionTooLong } from './hygiene/client-assertion-too-long.js';
import { clientSecretInUrl } from './hygiene/client-secret-in-url.js';
import { implicitTokenFromAuthorize } from './hygiene/implicit-token-from-authorize.js';
import { jwtAlgUnsafe } from './hygiene/jwt-alg-unsafe.js';
import { legacyLibraryOrEndpoint } from './hygiene/legacy-library-or-endpoint.js';
import { liveSecretsInCapture } from './hygiene/live-secrets-in-capture.js';
import { plainHttpEndpoint } from './hygiene/plain-http-endpoint.js';
import { refreshTokenSuperseded } from './hygiene/refresh-token-superseded.js';
import { ropcInUse } from './hygiene/ropc-in-use.js';
import { scopeGrantedExcessive } from './hygiene/scope-granted-excessive.js';
import { stateMissing } from './hygiene/state-missing.js';
import { tokenInUrl } from './hygiene/token-in-url.js';
import { tokenLeakedToOtherHost } from './hygiene/token-leaked-to-other-host.js';
import { weakStateOrNonce } from './hygiene/weak-state-or-nonce.js';
import { accessTokenExpiredAtUse } from './lifetime/access-token-expired-at-use.js';
import { authCodeReused } from './lifetime/auth-code-reused.js';
import { refreshTokenExpired } from './lifetime/refresh-token-expired.js';
import { entraErrorObserved } from './protocol/entra-error-observed.js';
import { stateMismatch } from './protocol/state-mismatch.js';
import { wrongContentType } from './protocol/wrong-content-type.js';
import { redirectUriAuthorizeTokenMismatch } from './redirect/redirect-uri-authorize-token-mismatch.js';

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [
  accessTokenExpiredAtUse,
  authCodeReused,
  claimsChallengeIgnored,
  clientAssertionAudienceWrong,
  clientAssertionReused,
  clientAssertionTimeWindow,
  clientAssertionTooLong,
  clientCredentialMissing,
  clientCredentialsAliasTenant,
  clientSecretExpired,
  clientSecretInUrl,
  clientSecretIsSecretId,
  conditionalAccessBlocked,
  consentRequired,
  entraErrorObserved,
  idTokenNonceMismatch,
  implicitTokenFromAuthorize,
  jwtAlgUnsafe,
  legacyLibraryOrEndpoint,
  liveSecretsInCapture,
  oboAssertionIsIdToken,
  plainHttpEndpoint,
  redirectUriAuthorizeTokenMismatch,
  refreshTokenExpired,
  refreshTokenSuperseded,
  requiredClaimMissing,
  ropcInUse,
  scopeGrantedExcessive,
  stateMismatch,
  stateMissing,
  tokenInUrl,
  tokenLeakedToOtherHost,
  weakStateOrNonce,
  wrongContentType,
];
