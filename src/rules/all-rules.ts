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
import { apiCallRedirectedToLogin } from './cors/api-call-redirected-to-login.js';
import { authorizeCalledByXhr } from './cors/authorize-called-by-xhr.js';
import { clientCredentialFromBrowser } from './cors/client-credential-from-browser.js';
import { nativeAuthCors } from './cors/native-auth-cors.js';
import { silentIframeTimeout } from './cors/silent-iframe-timeout.js';
import { spaCodeRedeemedByServer } from './cors/spa-code-redeemed-by-server.js';
import { thirdPartyCookiesBlocked } from './cors/third-party-cookies-blocked.js';
import { tokenEndpointCorsFailed } from './cors/token-endpoint-cors-failed.js';
import { webCodeRedeemedByBrowser } from './cors/web-code-redeemed-by-browser.js';
import type { Rule } from './define-rule.js';
import { grantTypeUnknown } from './grant/grant-type-unknown.js';
import { oboAssertionAudienceMismatch } from './grant/obo-assertion-audience-mismatch.js';
import { oboAssertionForMicrosoftApi } from './grant/obo-assertion-for-microsoft-api.js';
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
import { pkceAbsent } from './pkce/pkce-absent.js';
import { pkceChallengeFormat } from './pkce/pkce-challenge-format.js';
import { pkceMissingOnCrossOrigin } from './pkce/pkce-missing-on-cross-origin.js';
import { pkcePlain } from './pkce/pkce-plain.js';
import { pkceVerifierAbsent } from './pkce/pkce-verifier-absent.js';
import { pkceVerifierFormat } from './pkce/pkce-verifier-format.js';
import { pkceVerifierMismatch } from './pkce/pkce-verifier-mismatch.js';
import { pkceVerifierWithoutChallenge } from './pkce/pkce-verifier-without-challenge.js';
import { clientIdChangedInFlow } from './protocol/client-id-changed-in-flow.js';
import { dpopProofInvalid } from './protocol/dpop-proof-invalid.js';
import { duplicateParameter } from './protocol/duplicate-parameter.js';
import { entraErrorObserved } from './protocol/entra-error-observed.js';
import { errorPageInsideEntra } from './protocol/error-page-inside-entra.js';
import { grantParameterSetMismatch } from './protocol/grant-parameter-set-mismatch.js';
import { hybridMissingNonce } from './protocol/hybrid-missing-nonce.js';
import { idTokenHintExpiredOrForeign } from './protocol/id-token-hint-expired-or-foreign.js';
import { issParameterMismatch } from './protocol/iss-parameter-mismatch.js';
import { loginHintConflict } from './protocol/login-hint-conflict.js';
import { parallelTokenRequests } from './protocol/parallel-token-requests.js';
import { parameterNameTypo } from './protocol/parameter-name-typo.js';
import { parametersInQuery } from './protocol/parameters-in-query.js';
import { placeholderValue } from './protocol/placeholder-value.js';
import { prtNonceMissing } from './protocol/prt-nonce-missing.js';
import { requiredParameterMissing } from './protocol/required-parameter-missing.js';
import { responseModeNotAllowed } from './protocol/response-mode-not-allowed.js';
import { responseNotFromEntra } from './protocol/response-not-from-entra.js';
import { retryAfterIgnored } from './protocol/retry-after-ignored.js';
import { serviceTransient } from './protocol/service-transient.js';
import { stateMismatch } from './protocol/state-mismatch.js';
import { wrongContentType } from './protocol/wrong-content-type.js';
import { wrongHttpMethod } from './protocol/wrong-http-method.js';
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
  apiCallRedirectedToLogin,
  appNotInTenant,
  authCodeRedeemedLate,
  authCodeReused,
  authorizeCalledByXhr,
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
  clientCredentialFromBrowser,
  clientCredentialMissing,
  clientCredentialsAliasTenant,
  clientIdChangedInFlow,
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
  dpopProofInvalid,
  duplicateParameter,
  duplicateTokenRequests,
  endpointNotFromMetadata,
  endpointVersionMixed,
  entraErrorObserved,
  errorPageInsideEntra,
  firstPartyAppIdReused,
  grantParameterSetMismatch,
  grantTypeUnknown,
  graphTokenNotVerifiable,
  groupsOverage,
  guestUserContext,
  hybridMissingNonce,
  idTokenAtHashMismatch,
  idTokenAudienceMismatch,
  idTokenCHashMismatch,
  idTokenHintExpiredOrForeign,
  idTokenNonceMismatch,
  idTokenUsedAsBearer,
  implicitTokenFromAuthorize,
  issParameterMismatch,
  jwtAlgUnsafe,
  jwtKidNotInJwks,
  jwtSignatureInvalid,
  legacyAuthorityHost,
  legacyLibraryOrEndpoint,
  liveSecretsInCapture,
  loginHintConflict,
  mfaClaimMissing,
  mfaRequiredSilent,
  nativeAuthCors,
  oboAssertionAudienceMismatch,
  oboAssertionExpired,
  oboAssertionForMicrosoftApi,
  oboAssertionIsIdToken,
  oboConsentMissingForMiddleTier,
  oboInteractionNotPropagated,
  parallelTokenRequests,
  parameterNameTypo,
  parametersInQuery,
  pkceAbsent,
  pkceChallengeFormat,
  pkceMissingOnCrossOrigin,
  pkcePlain,
  pkceVerifierAbsent,
  pkceVerifierFormat,
  pkceVerifierMismatch,
  pkceVerifierWithoutChallenge,
  placeholderValue,
  plainHttpEndpoint,
  prtNonceMissing,
  redirectUriAuthorizeTokenMismatch,
  refreshTokenExpired,
  refreshTokenRevoked,
  refreshTokenSuperseded,
  requiredClaimMissing,
  requiredParameterMissing,
  resourceCloudMismatch,
  responseModeNotAllowed,
  responseNotFromEntra,
  retryAfterIgnored,
  rolesClaimMissingForUser,
  ropcInUse,
  scopeDefaultMixed,
  scopeDefaultRequired,
  scopeGrantedExcessive,
  scopeMultipleResources,
  scopeRequestedNotGranted,
  serviceTransient,
  silentIframeTimeout,
  silentRequestNeedsInteraction,
  spaCodeRedeemedByServer,
  stateMismatch,
  stateMissing,
  tenantNotFound,
  thirdPartyCookiesBlocked,
  tokenEndpointCorsFailed,
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
  webCodeRedeemedByBrowser,
  wrongAudienceToken,
  wrongContentType,
  wrongHttpMethod,
];
