import { requiredClaimMissing } from './claims/required-claim-missing.js';
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
import { entraErrorObserved } from './protocol/entra-error-observed.js';

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [
  clientAssertionReused,
  clientAssertionTooLong,
  clientSecretInUrl,
  entraErrorObserved,
  implicitTokenFromAuthorize,
  jwtAlgUnsafe,
  legacyLibraryOrEndpoint,
  liveSecretsInCapture,
  oboAssertionIsIdToken,
  plainHttpEndpoint,
  refreshTokenSuperseded,
  requiredClaimMissing,
  ropcInUse,
  scopeGrantedExcessive,
  stateMissing,
  tokenInUrl,
  tokenLeakedToOtherHost,
  weakStateOrNonce,
];
