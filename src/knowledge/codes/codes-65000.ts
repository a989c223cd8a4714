import type { CodeKnowledge } from '../code-knowledge.js';

/** Consent and the permissions an application asks for: family 65000, with 67003. */
export const aadsts65000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '65001',
    name: 'DelegationDoesNotExist',
    title: 'Consent missing',
    means:
      'No grant on record covers what this client asked for: neither this user nor the tenant has agreed to it, or the agreement was withdrawn.',
    causes: [
      'The scope of the refused request has a name that the last answered request of the same client did not have: it was added later and nobody agreed to it yet',
      'The app id printed in the message is the one without a grant; in an on-behalf-of request that is `client_id` of the POST, the middle tier, and not the front end where the user agreed',
      'The request had no way to show a consent page: `prompt=none` on authorize, or a refresh or on-behalf-of request at the token endpoint (suberror `consent_required`)',
      'The tenant in the path is not the one in which consent was given',
      'The scope names a permission that the API offers to applications only, so no user can agree to it',
    ],
    fix: [
      'Send one interactive authorize request with the same scope, so that the consent page can be shown; where users may not agree for themselves, an administrator of that tenant does it at `/adminconsent`',
      'On-behalf-of: grant the middle tier its permission on the downstream API; list the front end in `knownClientApplications` and sign in with `/.default`, or pre-authorise the client on the API',
      'Ask for fewer permissions, or only for those already granted (`/.default`)',
    ],
    sample: 'consent-required.saz',
    owner: 'tenant-admin',
    action: 'interaction',
    related: ['65004', '90094', '90008', '650056', '650057'],
    rules: [
      'consent-required',
      'obo-consent-missing-for-middle-tier',
      'scope-requested-not-granted',
      'scope-permission-type-wrong',
    ],
    templates: [
      "AADSTS65001: The user or administrator has not consented to use the application with ID '{appId}' named '{appName}'. Send an interactive authorization request for this user and resource.",
    ],
  },
  {
    code: '65002',
    title: 'Microsoft app id may not call this API',
    means:
      'The client id belongs to Microsoft and so does the API. Such a pair works only when the owner of the API has approved it beforehand, and this pair is not approved.',
    causes: [
      '`client_id` of the request is one of the well-known Microsoft applications, while the redirect URI or the user agent is not from Microsoft',
      'A tool or sample was copied together with its client id',
    ],
    fix: ['Register an application of your own and use its client id'],
    owner: 'client-app',
    action: 'registration',
    related: ['65001', '650057'],
    rules: ['first-party-app-id-reused'],
    templates: [
      "AADSTS65002: Consent between first party application '{appId}' and first party resource '{resourceId}' must be configured via preauthorization",
    ],
  },
  {
    code: '65004',
    name: 'UserDeclinedConsent',
    title: 'Consent declined',
    means: 'The consent page was shown and the person chose not to accept it, or left it.',
    causes: [
      'A request to `Consent/Cancel`, or a callback with `error=access_denied`, follows the consent page in the capture',
      'At `/adminconsent`: the administrator cancelled; in the device code flow the client sees `authorization_declined` instead',
    ],
    fix: [
      'Sign in again and accept, if the permissions are as expected',
      'If the list is longer than the task needs, ask for less',
    ],
    owner: 'user',
    action: 'interaction',
    related: ['65001', '90094'],
    rules: ['consent-required', 'admin-consent-failed'],
  },
  {
    code: '65005',
    name: 'MisconfiguredApplication',
    title: 'Registration does not fit the request (older form)',
    means:
      'What the client asked for and what its registration or the tenant offers do not fit. Captures of recent years show 650051 to 650057 in its place, which say which part is wrong.',
    causes: [
      'The resource of the request (`resource` on v1, the prefix of `scope` on v2) is not among the permissions listed in the registration of the client',
      'The API named in the text has no service principal in the tenant of the path, often for want of a licence',
      'SAML: `Issuer` of the `AuthnRequest` is not the identifier configured for the application',
    ],
    fix: [
      'Add the permission to the registration, or request the listed resource',
      'Provision the API in the tenant named in the text',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['650051', '650052', '650056', '650057'],
    rules: ['consent-required'],
    templates: [
      'AADSTS65005: The application needs access to a service that your organization {tenant} has not subscribed to.',
    ],
  },
  {
    code: '67003',
    name: 'ActorNotValidServiceIdentity',
    title: 'Actor is not a service identity',
    means:
      'By its published name, the actor in the token or request is not a valid service identity. No further description is public.',
    causes: [],
    fix: [],
    owner: 'client-app',
    action: 'code',
  },
  {
    code: '650051',
    title: 'Requested service or permission unusable in this tenant',
    means:
      'Two messages share the number: the tenant has not subscribed to the service that the app needs, or the permissions in the registration are invalid or stale.',
    causes: [
      'Read which of the two texts was printed; the first names the tenant, the second the app',
      'An older service principal of the same app in this tenant can clash with the current registration',
    ],
    fix: [
      'Licence or provision the service in the tenant of the message',
      'Remove permissions that no longer exist from the registration; delete the outdated enterprise application and consent again',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['65005', '650052', '650054'],
    templates: [
      'AADSTS650051: The application needs access to a service that your organization {tenant} has not subscribed to. Please contact your administrator to review the configuration of your service subscriptions.',
      "AADSTS650051: Application '{appId}' is requesting permissions that are either invalid or out of date.",
    ],
  },
  {
    code: '650052',
    title: 'API has no service principal in the tenant',
    means:
      'The API that the client wants to call is not present in the tenant of the user, so there is nothing to grant a permission on.',
    causes: [
      'The resource id and name in the message: compare them with `resource` or the `scope` prefix of the authorize request',
      'A solution of two registrations (client and API) whose API nobody has consented to in this tenant',
      'A Microsoft or partner service for which the tenant of the path has no licence',
      'The wrong tenant: the same request works where the API is at home',
    ],
    fix: [
      'An administrator consents to the API itself or creates its service principal, then signs in again',
      'Put the client into `knownClientApplications` of the API and sign in with `/.default`, so that one consent covers both',
      'For a licensed service: subscribe, or drop the scope',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['500011', '650051', '650054'],
    rules: ['resource-principal-not-found'],
    templates: [
      "AADSTS650052: The app is trying to access a service '{resourceId}'({resourceName}) that your organization '{tenant}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions or consent to the application in order to create the required service principal.",
      'AADSTS650052: The app needs access to a service ({resourceName}) that your organization {tenant} has not subscribed to or enabled. Contact your IT Admin to review the configuration of your service subscriptions.',
    ],
  },
  {
    code: '650053',
    title: 'Scope unknown to the resource',
    means: 'One name in scope is not a permission that the resource publishes. The message quotes both.',
    causes: [
      'The scope has no prefix, so it was looked up on Microsoft Graph although it belongs to another API',
      'The entries are separated by commas or semicolons, so that several of them arrived as one name',
      'A claim was asked for as if it were a scope, `groups` or `roles` for example',
      'The permission exists for applications only and cannot be asked for on behalf of a user',
      'A spelling mistake: compare the quoted name with the list that the API exposes',
    ],
    fix: [
      'Write the scope as `<App ID URI>/<permission>`, separated by single spaces',
      'Ask for claims through optional claims or app roles, not through `scope`',
      'Publish the permission on the API if it is meant to exist',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['70011', '65001', '1002012'],
    rules: ['scope-unprefixed-custom-api', 'scope-separator-wrong', 'scope-permission-type-wrong'],
    templates: [
      "AADSTS650053: The application '{appName}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
    ],
  },
  {
    code: '650054',
    title: 'Permission for an API that is gone',
    means:
      'The registration lists permissions of an API that has been deleted or has no presence in this tenant any more.',
    causes: [
      'Compare the resource in scope with those of an earlier sign-in that worked: the missing one is the API that was removed',
    ],
    fix: [
      'Remove the dead permission from the registration of the client',
      'Or provision the API again in the tenant of the path',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['650051', '650052'],
    rules: ['resource-principal-not-found'],
    templates: [
      "AADSTS650054: The application '{appName}' asked for permissions to access a resource that has been removed or is no longer available. Contact the app vendor.",
    ],
  },
  {
    code: '650056',
    title: 'No permission listed or no consent for the resource',
    means:
      'The client asked for a resource without a permission for it in its registration, or nobody in the tenant consented. The same number covers a wrong identifier and, in newer texts, a wrong certificate.',
    causes: [
      'The resource named in the text × the permissions of the registration printed as client app id',
      '`client_id` of the request is not the application that was meant; an object id or a neighbour application for example',
      'SAML: `Issuer` of the `AuthnRequest` differs from the identifier of the enterprise application',
    ],
    fix: [
      'Add a delegated permission on that resource (User.Read of Microsoft Graph for a plain sign-in) and have it granted in the tenant',
      'Correct `client_id`, or the SAML identifier',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['65001', '65005', '650057'],
    rules: ['consent-required'],
    templates: [
      "AADSTS650056: Misconfigured application. This could be due to one of the following: The client has not listed any permissions for '{resource}' in the requested permissions in the client's application registration.",
    ],
  },
  {
    code: '650057',
    title: 'Resource not in the permission list of the client',
    means:
      'The registration of the client names the APIs it may ask for, and the one in this request is not among them.',
    causes: [
      'The text prints the value that was sent, the app id it resolved to, and the list of allowed ones: look for the nearest entry',
      '`resource` (v1) or the `scope` prefix (v2) has a spelling that resolves to another API than the one listed',
      'On-behalf-of: it is the registration of the middle tier that needs the entry',
      '`client_id` is a Microsoft command line tool that has not been pre-authorised for a custom API',
    ],
    fix: [
      'Add a permission of that API to the registration of the client and grant it',
      'Or request the API that is listed',
      'For a command line tool: add its client id to the pre-authorised applications of the API',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['65001', '65002', '650056', '500011'],
    rules: ['obo-consent-missing-for-middle-tier'],
    templates: [
      "AADSTS650057: Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration.",
    ],
  },
  {
    code: '650059',
    title: 'Single-tenant app used from another tenant',
    means:
      'The registration accepts accounts of its own directory only (`signInAudience` is `AzureADMyOrg`) and the request came through a different one.',
    causes: ['The tenant in the path of the authorize or token request × the home tenant of the application'],
    fix: [
      'Use the home tenant of the application as authority',
      'If customers of other tenants are meant to sign in, make the application multi-tenant',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['50194', '700016'],
  },
];
