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
import { basicAuthNotFormEncoded } from './client-auth/basic-auth-not-form-encoded.js';
import { clientAssertionAlgorithm } from './client-auth/client-assertion-algorithm.js';
import { clientAssertionAudienceWrong } from './client-auth/client-assertion-audience-wrong.js';
import { clientAssertionCertificateMismatch } from './client-auth/client-assertion-certificate-mismatch.js';
import { clientAssertionNoKeyHint } from './client-auth/client-assertion-no-key-hint.js';
import { clientAssertionSubjectWrong } from './client-auth/client-assertion-subject-wrong.js';
import { clientAssertionThumbprintFormat } from './client-auth/client-assertion-thumbprint-format.js';
import { clientAssertionTimeWindow } from './client-auth/client-assertion-time-window.js';
import { clientAssertionTypeWrong } from './client-auth/client-assertion-type-wrong.js';
import { clientAuthStrengthMismatch } from './client-auth/client-auth-strength-mismatch.js';
import { clientCredentialMissing } from './client-auth/client-credential-missing.js';
import { clientCredentialOnPublicClient } from './client-auth/client-credential-on-public-client.js';
import { clientSecretEncodingDamaged } from './client-auth/client-secret-encoding-damaged.js';
import { clientSecretExpired } from './client-auth/client-secret-expired.js';
import { clientSecretIsSecretId } from './client-auth/client-secret-is-secret-id.js';
import { ficAudienceWrong } from './client-auth/fic-audience-wrong.js';
import { ficEntraIssuedToken } from './client-auth/fic-entra-issued-token.js';
import { ficIssuerOrSubjectMismatch } from './client-auth/fic-issuer-or-subject-mismatch.js';
import { ficLifetimeOrIat } from './client-auth/fic-lifetime-or-iat.js';
import { mtlsCertificateMissing } from './client-auth/mtls-certificate-missing.js';
import { multipleClientCredentials } from './client-auth/multiple-client-credentials.js';
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
import { b2cGrantNotSupported } from './grant/b2c-grant-not-supported.js';
import { deviceCodeClientOrTenantChanged } from './grant/device-code-client-or-tenant-changed.js';
import { deviceCodeNeverCompleted } from './grant/device-code-never-completed.js';
import { deviceCodePollTooFast } from './grant/device-code-poll-too-fast.js';
import { grantTypeUnknown } from './grant/grant-type-unknown.js';
import { implicitNotEnabled } from './grant/implicit-not-enabled.js';
import { nativeAuthMfaCapability } from './grant/native-auth-mfa-capability.js';
import { nativeAuthRedirectMissing } from './grant/native-auth-redirect-missing.js';
import { nativeAuthStaleContinuationToken } from './grant/native-auth-stale-continuation-token.js';
import { nativeAuthWebFallbackIgnored } from './grant/native-auth-web-fallback-ignored.js';
import { oboAssertionAppOnly } from './grant/obo-assertion-app-only.js';
import { oboAssertionAudienceMismatch } from './grant/obo-assertion-audience-mismatch.js';
import { oboAssertionForMicrosoftApi } from './grant/obo-assertion-for-microsoft-api.js';
import { oboAssertionIsIdToken } from './grant/obo-assertion-is-id-token.js';
import { oboAssertionModified } from './grant/obo-assertion-modified.js';
import { oboAssertionNotJwt } from './grant/obo-assertion-not-jwt.js';
import { oboMissingRequestedTokenUse } from './grant/obo-missing-requested-token-use.js';
import { refreshTokenWrongClient } from './grant/refresh-token-wrong-client.js';
import { ropcUnsupportedAuthority } from './grant/ropc-unsupported-authority.js';
import { ropcUserCannot } from './grant/ropc-user-cannot.js';
import { samlAssertionFromEntra } from './grant/saml-assertion-from-entra.js';
import { samlAssertionVersionMismatch } from './grant/saml-assertion-version-mismatch.js';
import { tokenExchangeRfc8693 } from './grant/token-exchange-rfc8693.js';
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
import { samlAssertionConditions } from './lifetime/saml-assertion-conditions.js';
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
import { callbackCookiesMissing } from './redirect/callback-cookies-missing.js';
import { callbackTargetDiffers } from './redirect/callback-target-differs.js';
import { fragmentResponseToServer } from './redirect/fragment-response-to-server.js';
import { redirectLoop } from './redirect/redirect-loop.js';
import { redirectUriAuthorizeTokenMismatch } from './redirect/redirect-uri-authorize-token-mismatch.js';
import { redirectUriDowngradedByProxy } from './redirect/redirect-uri-downgraded-by-proxy.js';
import { redirectUriMalformed } from './redirect/redirect-uri-malformed.js';
import { redirectUriMissingAtToken } from './redirect/redirect-uri-missing-at-token.js';
import { redirectUriNotRegistered } from './redirect/redirect-uri-not-registered.js';
import { requestHeadersTooLarge } from './redirect/request-headers-too-large.js';
import { appOnlyTokenOnUserEndpoint } from './resource-call/app-only-token-on-user-endpoint.js';
import { arcChallengeNotCompleted } from './resource-call/arc-challenge-not-completed.js';
import { bearerMalformed } from './resource-call/bearer-malformed.js';
import { bearerMissing } from './resource-call/bearer-missing.js';
import { delegatedTokenOnAppOnlyEndpoint } from './resource-call/delegated-token-on-app-only-endpoint.js';
import { graphInsufficientPrivileges } from './resource-call/graph-insufficient-privileges.js';
import { idTokenUsedAsBearer } from './resource-call/id-token-used-as-bearer.js';
import { imdsMetadataHeaderMissing } from './resource-call/imds-metadata-header-missing.js';
import { imdsThroughProxy } from './resource-call/imds-through-proxy.js';
import { managedIdentityNotSelected } from './resource-call/managed-identity-not-selected.js';
import { popShrMismatch } from './resource-call/pop-shr-mismatch.js';
import { wrongAudienceToken } from './resource-call/wrong-audience-token.js';
import { azureAdGraphInUse } from './scope/azure-ad-graph-in-use.js';
import { clientCredentialsAppWithoutRoles } from './scope/client-credentials-app-without-roles.js';
import { idTokenWithoutOpenidScope } from './scope/id-token-without-openid-scope.js';
import { managedIdentityResourceSuffix } from './scope/managed-identity-resource-suffix.js';
import { offlineAccessAppOnly } from './scope/offline-access-app-only.js';
import { offlineAccessNotRequested } from './scope/offline-access-not-requested.js';
import { resourceOnV2 } from './scope/resource-on-v2.js';
import { resourcePrincipalNotFound } from './scope/resource-principal-not-found.js';
import { scopeDefaultMixed } from './scope/scope-default-mixed.js';
import { scopeDefaultRequired } from './scope/scope-default-required.js';
import { scopeDoubleEncoded } from './scope/scope-double-encoded.js';
import { scopeMissing } from './scope/scope-missing.js';
import { scopeMultipleResources } from './scope/scope-multiple-resources.js';
import { scopeOnV1WithoutResource } from './scope/scope-on-v1-without-resource.js';
import { scopePermissionTypeWrong } from './scope/scope-permission-type-wrong.js';
import { scopeRequestedNotGranted } from './scope/scope-requested-not-granted.js';
import { scopeSelfResource } from './scope/scope-self-resource.js';
import { scopeSeparatorWrong } from './scope/scope-separator-wrong.js';
import { scopeTrailingSlashAudience } from './scope/scope-trailing-slash-audience.js';
import { scopeUnprefixedCustomApi } from './scope/scope-unprefixed-custom-api.js';

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [
  accessTokenExpiredAtUse,
  accessTokenVersionMismatch,
  accountTypeVsAuthority,
  acrsNotSatisfied,
  adminConsentFailed,
  apiCallRedirectedToLogin,
  appNotInTenant,
  appOnlyTokenOnUserEndpoint,
  arcChallengeNotCompleted,
  authCodeRedeemedLate,
  authCodeReused,
  authorizeCalledByXhr,
  azureAdGraphInUse,
  b2cGrantNotSupported,
  b2cPolicyMismatch,
  basicAuthNotFormEncoded,
  bearerMalformed,
  bearerMissing,
  caeToken,
  callbackCookiesMissing,
  callbackTargetDiffers,
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
  clientAssertionAlgorithm,
  clientAssertionAudienceWrong,
  clientAssertionCertificateMismatch,
  clientAssertionNoKeyHint,
  clientAssertionReused,
  clientAssertionSubjectWrong,
  clientAssertionThumbprintFormat,
  clientAssertionTimeWindow,
  clientAssertionTooLong,
  clientAssertionTypeWrong,
  clientAuthStrengthMismatch,
  clientCredentialFromBrowser,
  clientCredentialMissing,
  clientCredentialOnPublicClient,
  clientCredentialsAliasTenant,
  clientCredentialsAppWithoutRoles,
  clientIdChangedInFlow,
  clientSecretEncodingDamaged,
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
  delegatedTokenOnAppOnlyEndpoint,
  deviceCodeClientOrTenantChanged,
  deviceCodeExpired,
  deviceCodeNeverCompleted,
  deviceCodePollTooFast,
  deviceIdentityNotPresented,
  dpopProofInvalid,
  duplicateParameter,
  duplicateTokenRequests,
  endpointNotFromMetadata,
  endpointVersionMixed,
  entraErrorObserved,
  errorPageInsideEntra,
  ficAudienceWrong,
  ficEntraIssuedToken,
  ficIssuerOrSubjectMismatch,
  ficLifetimeOrIat,
  firstPartyAppIdReused,
  fragmentResponseToServer,
  grantParameterSetMismatch,
  grantTypeUnknown,
  graphInsufficientPrivileges,
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
  idTokenWithoutOpenidScope,
  imdsMetadataHeaderMissing,
  imdsThroughProxy,
  implicitNotEnabled,
  implicitTokenFromAuthorize,
  issParameterMismatch,
  jwtAlgUnsafe,
  jwtKidNotInJwks,
  jwtSignatureInvalid,
  legacyAuthorityHost,
  legacyLibraryOrEndpoint,
  liveSecretsInCapture,
  loginHintConflict,
  managedIdentityNotSelected,
  managedIdentityResourceSuffix,
  mfaClaimMissing,
  mfaRequiredSilent,
  mtlsCertificateMissing,
  multipleClientCredentials,
  nativeAuthCors,
  nativeAuthMfaCapability,
  nativeAuthRedirectMissing,
  nativeAuthStaleContinuationToken,
  nativeAuthWebFallbackIgnored,
  oboAssertionAppOnly,
  oboAssertionAudienceMismatch,
  oboAssertionExpired,
  oboAssertionForMicrosoftApi,
  oboAssertionIsIdToken,
  oboAssertionModified,
  oboAssertionNotJwt,
  oboConsentMissingForMiddleTier,
  oboInteractionNotPropagated,
  oboMissingRequestedTokenUse,
  offlineAccessAppOnly,
  offlineAccessNotRequested,
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
  popShrMismatch,
  prtNonceMissing,
  redirectLoop,
  redirectUriAuthorizeTokenMismatch,
  redirectUriDowngradedByProxy,
  redirectUriMalformed,
  redirectUriMissingAtToken,
  redirectUriNotRegistered,
  refreshTokenExpired,
  refreshTokenRevoked,
  refreshTokenSuperseded,
  refreshTokenWrongClient,
  requestHeadersTooLarge,
  requiredClaimMissing,
  requiredParameterMissing,
  resourceCloudMismatch,
  resourceOnV2,
  resourcePrincipalNotFound,
  responseModeNotAllowed,
  responseNotFromEntra,
  retryAfterIgnored,
  rolesClaimMissingForUser,
  ropcInUse,
  ropcUnsupportedAuthority,
  ropcUserCannot,
  samlAssertionConditions,
  samlAssertionFromEntra,
  samlAssertionVersionMismatch,
  scopeDefaultMixed,
  scopeDefaultRequired,
  scopeDoubleEncoded,
  scopeGrantedExcessive,
  scopeMissing,
  scopeMultipleResources,
  scopeOnV1WithoutResource,
  scopePermissionTypeWrong,
  scopeRequestedNotGranted,
  scopeSelfResource,
  scopeSeparatorWrong,
  scopeTrailingSlashAudience,
  scopeUnprefixedCustomApi,
  serviceTransient,
  silentIframeTimeout,
  silentRequestNeedsInteraction,
  spaCodeRedeemedByServer,
  stateMismatch,
  stateMissing,
  tenantNotFound,
  thirdPartyCookiesBlocked,
  tokenEndpointCorsFailed,
  tokenExchangeRfc8693,
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
