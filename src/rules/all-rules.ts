import { accountTypeVsAuthority } from './authority/account-type-vs-authority.js';
import { appNotInTenant } from './authority/app-not-in-tenant.js';
import { b2cPolicyMismatch } from './authority/b2c-policy-mismatch.js';
import { ciamAuthorityShape } from './authority/ciam-authority-shape.js';
import { clientCredentialsAliasTenant } from './authority/client-credentials-alias-tenant.js';
import { cloudRedirectIgnored } from './authority/cloud-redirect-ignored.js';
import { codeRedeemedAtOtherTenant } from './authority/code-redeemed-at-other-tenant.js';
import { commonWithSingleTenantApp } from './authority/common-with-single-tenant-app.js';
import { crossTenantAccessDenied } from './authority/cross-tenant-access-denied.js';
import { endpointNotFromMetadata } from './authority/endpoint-not-from-metadata.js';
import { endpointVersionMixed } from './authority/endpoint-version-mixed.js';
import { guestUserContext } from './authority/guest-user-context.js';
import { legacyAuthorityHost } from './authority/legacy-authority-host.js';
import { resourceCloudMismatch } from './authority/resource-cloud-mismatch.js';
import { tenantNotFound } from './authority/tenant-not-found.js';
import { tokenTenantNotRequested } from './authority/token-tenant-not-requested.js';
import { unknownAuthorityInstance } from './authority/unknown-authority-instance.js';
import { userNotInTenant } from './authority/user-not-in-tenant.js';
import { captureBodiesMissing } from './capture/capture-bodies-missing.js';
import { captureFragmentLost } from './capture/capture-fragment-lost.js';
import { captureMissingAuthorize } from './capture/capture-missing-authorize.js';
import { captureMissingTokenLeg } from './capture/capture-missing-token-leg.js';
import { captureNotDecrypted } from './capture/capture-not-decrypted.js';
import { captureRedacted } from './capture/capture-redacted.js';
import { captureStartsLate } from './capture/capture-starts-late.js';
import { tokenOpaqueOrEncrypted } from './capture/token-opaque-or-encrypted.js';
import { accessTokenVersionMismatch } from './claims/access-token-version-mismatch.js';
import { acrsNotSatisfied } from './claims/acrs-not-satisfied.js';
import { claimsChallengeIgnored } from './claims/claims-challenge-ignored.js';
import { claimsParameterMalformed } from './claims/claims-parameter-malformed.js';
import { graphTokenNotVerifiable } from './claims/graph-token-not-verifiable.js';
import { groupsOverage } from './claims/groups-overage.js';
import { idTokenAtHashMismatch } from './claims/id-token-at-hash-mismatch.js';
import { idTokenAudienceMismatch } from './claims/id-token-audience-mismatch.js';
import { idTokenCHashMismatch } from './claims/id-token-c-hash-mismatch.js';
import { idTokenNonceMismatch } from './claims/id-token-nonce-mismatch.js';
import { jwtKidNotInJwks } from './claims/jwt-kid-not-in-jwks.js';
import { jwtSignatureInvalid } from './claims/jwt-signature-invalid.js';
import { mfaClaimMissing } from './claims/mfa-claim-missing.js';
import { requiredClaimMissing } from './claims/required-claim-missing.js';
import { rolesClaimMissingForUser } from './claims/roles-claim-missing-for-user.js';
import { tokenIssuerNotExpected } from './claims/token-issuer-not-expected.js';
import { tokenIssuerTenantInconsistent } from './claims/token-issuer-tenant-inconsistent.js';
import { clientAssertionAudienceWrong } from './client-auth/client-assertion-audience-wrong.js';
import { clientAssertionTimeWindow } from './client-auth/client-assertion-time-window.js';
import { clientCredentialMissing } from './client-auth/client-credential-missing.js';
import { clientSecretExpired } from './client-auth/client-secret-expired.js';
import { clientSecretIsSecretId } from './client-auth/client-secret-is-secret-id.js';
import { adminConsentFailed } from './consent/admin-consent-failed.js';
import { conditionalAccessBlocked } from './consent/conditional-access-blocked.js';
import { consentPromptEveryTime } from './consent/consent-prompt-every-time.js';
import { consentRequired } from './consent/consent-required.js';
import { deviceIdentityNotPresented } from './consent/device-identity-not-presented.js';
import { firstPartyAppIdReused } from './consent/first-party-app-id-reused.js';
import { mfaRequiredSilent } from './consent/mfa-required-silent.js';
import { oboConsentMissingForMiddleTier } from './consent/obo-consent-missing-for-middle-tier.js';
import { oboInteractionNotPropagated } from './consent/obo-interaction-not-propagated.js';
import { silentRequestNeedsInteraction } from './consent/silent-request-needs-interaction.js';
import { userNotAssigned } from './consent/user-not-assigned.js';
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
import { authCodeRedeemedLate } from './lifetime/auth-code-redeemed-late.js';
import { authCodeReused } from './lifetime/auth-code-reused.js';
import { caeToken } from './lifetime/cae-token.js';
import { clockSkew } from './lifetime/clock-skew.js';
import { deviceCodeExpired } from './lifetime/device-code-expired.js';
import { duplicateTokenRequests } from './lifetime/duplicate-token-requests.js';
import { oboAssertionExpired } from './lifetime/obo-assertion-expired.js';
import { refreshTokenExpired } from './lifetime/refresh-token-expired.js';
import { refreshTokenRevoked } from './lifetime/refresh-token-revoked.js';
import { tokenNotYetValid } from './lifetime/token-not-yet-valid.js';
import { entraErrorObserved } from './protocol/entra-error-observed.js';
import { stateMismatch } from './protocol/state-mismatch.js';
import { wrongContentType } from './protocol/wrong-content-type.js';
import { redirectUriAuthorizeTokenMismatch } from './redirect/redirect-uri-authorize-token-mismatch.js';
import { idTokenUsedAsBearer } from './resource-call/id-token-used-as-bearer.js';
import { wrongAudienceToken } from './resource-call/wrong-audience-token.js';
import { scopeDefaultMixed } from './scope/scope-default-mixed.js';
import { scopeDefaultRequired } from './scope/scope-default-required.js';
import { scopeMultipleResources } from './scope/scope-multiple-resources.js';
import { scopeRequestedNotGranted } from './scope/scope-requested-not-granted.js';

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [
  accessTokenExpiredAtUse,
  accessTokenVersionMismatch,
  accountTypeVsAuthority,
  acrsNotSatisfied,
  adminConsentFailed,
  appNotInTenant,
  authCodeRedeemedLate,
  authCodeReused,
  b2cPolicyMismatch,
  caeToken,
  captureBodiesMissing,
  captureFragmentLost,
  captureMissingAuthorize,
  captureMissingTokenLeg,
  captureNotDecrypted,
  captureRedacted,
  captureStartsLate,
  ciamAuthorityShape,
  claimsChallengeIgnored,
  claimsParameterMalformed,
  clientAssertionAudienceWrong,
  clientAssertionReused,
  clientAssertionTimeWindow,
  clientAssertionTooLong,
  clientCredentialMissing,
  clientCredentialsAliasTenant,
  clientSecretExpired,
  clientSecretInUrl,
  clientSecretIsSecretId,
  clockSkew,
  cloudRedirectIgnored,
  codeRedeemedAtOtherTenant,
  commonWithSingleTenantApp,
  conditionalAccessBlocked,
  consentPromptEveryTime,
  consentRequired,
  crossTenantAccessDenied,
  deviceCodeExpired,
  deviceIdentityNotPresented,
  duplicateTokenRequests,
  endpointNotFromMetadata,
  endpointVersionMixed,
  entraErrorObserved,
  firstPartyAppIdReused,
  graphTokenNotVerifiable,
  groupsOverage,
  guestUserContext,
  idTokenAtHashMismatch,
  idTokenAudienceMismatch,
  idTokenCHashMismatch,
  idTokenNonceMismatch,
  idTokenUsedAsBearer,
  implicitTokenFromAuthorize,
  jwtAlgUnsafe,
  jwtKidNotInJwks,
  jwtSignatureInvalid,
  legacyAuthorityHost,
  legacyLibraryOrEndpoint,
  liveSecretsInCapture,
  mfaClaimMissing,
  mfaRequiredSilent,
  oboAssertionExpired,
  oboAssertionIsIdToken,
  oboConsentMissingForMiddleTier,
  oboInteractionNotPropagated,
  plainHttpEndpoint,
  redirectUriAuthorizeTokenMismatch,
  refreshTokenExpired,
  refreshTokenRevoked,
  refreshTokenSuperseded,
  requiredClaimMissing,
  resourceCloudMismatch,
  rolesClaimMissingForUser,
  ropcInUse,
  scopeDefaultMixed,
  scopeDefaultRequired,
  scopeGrantedExcessive,
  scopeMultipleResources,
  scopeRequestedNotGranted,
  silentRequestNeedsInteraction,
  stateMismatch,
  stateMissing,
  tenantNotFound,
  tokenInUrl,
  tokenIssuerNotExpected,
  tokenIssuerTenantInconsistent,
  tokenLeakedToOtherHost,
  tokenNotYetValid,
  tokenOpaqueOrEncrypted,
  tokenTenantNotRequested,
  unknownAuthorityInstance,
  userNotAssigned,
  userNotInTenant,
  weakStateOrNonce,
  wrongAudienceToken,
  wrongContentType,
];
