import type { CodeKnowledge } from '../code-knowledge.js';

/** Regional service and the 1000xxx to 1002xxx series: binding, attested certificates, scopes of app-only requests. */
export const aadsts100000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '100007',
    title: 'Regional endpoint not open to this caller',
    means:
      'The request went to a regional token host, which serves only managed identities and some Microsoft-run clients.',
    causes: [
      "Host of the token request: a region name before `login.microsoft.com`, chosen by a library's region setting",
    ],
    fix: ['Turn off the region setting (in MSAL the Azure region) and use the global host'],
    owner: 'client-app',
    action: 'code',
  },
  {
    code: '1000000',
    name: 'UserNotBoundError',
    title: 'User has not signed in at the external provider yet',
    means:
      'The account is meant to be linked to an external identity provider, and that second sign-in has not taken place.',
    causes: [],
    fix: ['Let the user finish the sign-in at the external provider, then repeat'],
    owner: 'user',
    action: 'interaction',
    related: ['1000002'],
  },
  {
    code: '1000002',
    name: 'BindCompleteInterruptError',
    title: 'Account linked; the user is told',
    means: 'Linking the account succeeded, and the sign-in stops only to show that to the user.',
    causes: [],
    fix: ['Nothing to mend: the sign-in goes on after the page'],
    owner: 'user',
    action: 'none',
    related: ['1000000'],
  },
  {
    code: '1000031',
    title: 'App is closed at the moment',
    means:
      'The app named in the message cannot be reached through this tenant just now. The reason is not part of the message.',
    causes: [
      '`client_id` of the request against the state of its enterprise application in the tenant: is sign-in enabled, is the app disabled?',
    ],
    fix: ["Look at the enterprise application's properties and at this request in the sign-in log"],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['7000112', '50105'],
  },
  {
    code: '1000104',
    name: 'XCB2BResourceCloudNotAllowedOnIdentityTenant',
    title: 'Home tenant does not allow the other cloud',
    means:
      "A user of one cloud signs in to a resource of another cloud, and the user's own tenant has not allowed that cloud.",
    causes: [
      "Login host of the user's sign-in against login host of the resource tenant: commercial, US Government or China",
    ],
    fix: ["Allow the other cloud in the home tenant's cross-tenant access settings for Microsoft clouds"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['500212', '900439'],
  },
  {
    code: '1000502',
    name: 'CertificateIsOutsideValidityWindow',
    title: 'Client certificate expired or not yet valid',
    means:
      'The certificate behind the client assertion, or of the TLS handshake, is outside the dates written in it.',
    causes: [
      'Decode the certificate in `x5c` of the assertion header: its dates against the `Date` header of the response',
    ],
    fix: [
      'Install the renewed certificate and register it at the app; restart clients that keep the old one in memory',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['700027', '7000222', '7000214'],
    rules: ['client-assertion-certificate-mismatch'],
  },
  {
    code: '1000610',
    name: 'CertificateCreateAttestationTokenInvalidTimeRange',
    title: 'Attestation token outside its time',
    means:
      'A managed identity asked for its certificate with an attestation token that is too old or not valid yet.',
    causes: ['`exp` and `nbf` of the attestation token against the `Date` header of the response'],
    fix: [
      "Get a new attestation token and certificate (the library's cache bypass) and repeat; set the machine's clock",
    ],
    owner: 'client-app',
    action: 'retry',
    related: ['1000611', '1000612', '1000613', '1000614'],
  },
  {
    code: '1000611',
    name: 'CertificateCreateAttestationTokenInvalidIssuer',
    title: 'Attestation token from an unknown issuer',
    means: 'The attestation token of a managed identity comes from an issuer that is not accepted.',
    causes: ['`iss` of the attestation token'],
    fix: ['Get a new attestation token and certificate, bypassing the cache, and repeat'],
    owner: 'client-app',
    action: 'retry',
    related: ['1000610', '1000613'],
  },
  {
    code: '1000612',
    name: 'CertificateCreateAttestationTokenInvalidClaimValue',
    title: 'Attestation token has a wrong claim',
    means: "A claim of the managed identity's attestation token has a value that is not accepted.",
    causes: [],
    fix: ['Get a new attestation token and certificate, bypassing the cache, and repeat'],
    owner: 'client-app',
    action: 'retry',
    related: ['1000610', '1000614'],
  },
  {
    code: '1000613',
    name: 'CertificateCreateAttestationTokenInvalidJkuHeader',
    title: 'Attestation token points at foreign keys',
    means: 'The `jku` header of the attestation token is not a URL under the domain of its issuer.',
    causes: ["`jku` in the token's header against the host in its `iss`"],
    fix: ['Get a new attestation token and certificate, bypassing the cache, and repeat'],
    owner: 'client-app',
    action: 'retry',
    related: ['1000611', '1000614'],
    templates: [
      'AADSTS1000613: The attestation token contains invalid Jku header. The value must be a URL with a domain name that matches the token issuer.',
    ],
  },
  {
    code: '1000614',
    name: 'CertificateCreateAttestationTokenInvalidSignature',
    title: 'Attestation token signature wrong',
    means: "The signature of the managed identity's attestation token does not verify.",
    causes: [],
    fix: ['Get a new attestation token and certificate, bypassing the cache, and repeat'],
    owner: 'client-app',
    action: 'retry',
    related: ['1000610', '1000613'],
  },
  {
    code: '1001000',
    title: 'No certificate policy in the tenant',
    means:
      'A certificate sign-in was tried, and the service could not read a policy for it from this tenant.',
    causes: ['Tenant in the path of the sign-in against the tenant where certificate sign-in was set up'],
    fix: [
      "Set up certificate-based authentication in the tenant's authentication methods, or sign in another way",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['1001003', '50017'],
  },
  {
    code: '1001003',
    title: 'Certificate lacks the value that names the user',
    means:
      "The tenant's binding rule says which certificate field names the user, and the certificate that was presented does not have it.",
    causes: [
      "The wrong certificate was picked in the browser's dialog",
      "Subject and alternative names of the certificate against the tenant's username binding",
    ],
    fix: [
      'Pick the certificate meant for sign-in (close the browser first, since it remembers the choice)',
      'Issue certificates with the bound field, or bind a field they have',
    ],
    owner: 'user',
    action: 'account',
    related: ['1001000', '50192'],
  },
  {
    code: '1002012',
    title: 'App-only scope must end in /.default',
    means:
      'A client-credentials request asked for single scopes. An app without a user gets what an administrator granted it, all at once, and that is written as the resource followed by `/.default`.',
    causes: [
      '`scope` on a request with `grant_type=client_credentials`: delegated names such as `User.Read`, or a resource without `/.default`',
      '`offline_access` or `openid` listed beside the resource: app-only requests get no refresh or ID token',
      '`scope` encoded twice, so that `%2F.default` arrives as text',
      'More than one `/.default` in one request',
    ],
    fix: [
      'Send exactly one scope: `https://graph.microsoft.com/.default`, or `api://<api>/.default`',
      'Grant the needed application permissions to the app with admin consent; they come back as `roles`',
      'If the call was meant to act for a user, use a flow with a user instead',
    ],
    sample: 'client-credentials-wrong-scope.har',
    owner: 'client-app',
    action: 'code',
    related: ['70011', '28002', '500011'],
    rules: ['scope-default-required', 'scope-double-encoded', 'offline-access-app-only'],
    templates: [
      'AADSTS1002012: The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    ],
  },
  {
    code: '1002016',
    title: 'Connection uses an outdated TLS version',
    means:
      'The client reached the login host over TLS 1.0 or 1.1, or with a 3DES cipher, and was turned away for it.',
    causes: [
      '`User-Agent` and library version of the failing request: an old operating system, .NET Framework or Java run-time',
      "A proxy that opens TLS and speaks an old version to the outside; the capture then shows the client's side only",
    ],
    fix: [
      'Enable TLS 1.2 or later in the run-time or on the proxy; on .NET Framework also set strong cryptography',
    ],
    owner: 'client-app',
    action: 'code',
    templates: [
      'AADSTS1002016: You are using TLS version 1.0, 1.1 and/or 3DES cipher which are deprecated to improve the security posture of Azure AD. Your TenantID is: {tenant}.',
    ],
  },
];
