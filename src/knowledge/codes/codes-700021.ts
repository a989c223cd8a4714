import type { CodeKnowledge } from '../code-knowledge.js';

/** Scopes, client assertions and credentials of public clients: AADSTS700021 to 700030. */
export const aadsts700021Codes = (): readonly CodeKnowledge[] => [
  {
    code: '700021',
    title: 'Client assertion is for another client',
    means:
      'The identifier inside `client_assertion` and the `client_id` of the request are not the same application.',
    causes: [
      'Decode `client_assertion`: `iss` and `sub` × `client_id` of the body; all three have to be the application (client) id',
      '`iss` or `sub` holds an App ID URI, an object id or a service name',
      'A key vault or configuration entry of another environment signs for the wrong client',
    ],
    fix: ['Set `iss` and `sub` to the client id that the request sends'],
    owner: 'client-app',
    action: 'code',
    related: ['50048', '700023', '700027', '7000110'],
    rules: ['client-assertion-subject-wrong'],
    templates: ["AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter."],
  },
  {
    code: '700022',
    name: 'InvalidMultipleResourcesScope',
    title: 'Scope spans several resources',
    means: 'A token is for one resource, and the scope of this token request names more.',
    causes: [
      'Prefixes in `scope` of the token request: an entry without prefix counts as Microsoft Graph; `openid`, `profile`, `email`, `offline_access` do not count',
      'The list was taken over from the authorize request, where several resources are allowed',
    ],
    fix: [
      'Redeem the code for one resource and get the next token by refresh, one request for each resource',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['28000', '70011', '700023'],
    rules: ['scope-multiple-resources'],
    templates: [
      'AADSTS700022: The provided value for the input parameter scope is not valid because it contains more than one resource. The scope {scope} is not valid.',
    ],
  },
  {
    code: '700023',
    name: 'InvalidResourcelessScope',
    title: 'Scope without resource, or assertion for another audience',
    means:
      'The published name speaks of a scope that names no resource. Real answers under this number speak of a client assertion whose audience is not the token service of the tenant; the text decides.',
    causes: [
      'Text about the assertion: `aud` of `client_assertion` × the URL the request was posted to (tenant, version, cloud); `/common` or a resource in `aud` does not fit',
      'Text about scope: `scope` holds only `openid`, `profile` or `offline_access`',
    ],
    fix: [
      'Set `aud` to the token endpoint of the tenant that receives the request',
      'Name a permission of a resource in `scope`',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700021', '700022', '28003'],
    rules: ['client-assertion-audience-wrong'],
    templates: ['AADSTS700023: Client assertion audience claim does not match Realm issuer.'],
  },
  {
    code: '700024',
    name: 'SignedAssertionInvalidTimeRange',
    title: 'Client assertion outside its time window',
    means:
      'The service compared `nbf` and `exp` of the client assertion with its own clock and found it too early or too late. The text prints all three times.',
    causes: [
      '`iat` or `nbf` lies minutes from the current time of the text although the assertion was just made: the clock of the client is wrong',
      '`iat` is much older than the request: an assertion was cached and used again after `exp`',
      'A build pipeline passes on the token that it got at the start of the job (GitHub tokens live about five minutes)',
      '`exp` or `nbf` is in milliseconds or sent as text',
    ],
    fix: [
      'Create a new assertion for each request, valid for a few minutes',
      'Synchronise the clock of the machine that signs',
      'In a pipeline: fetch a new token of the issuer right before the sign-in',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700027', '70023', '500133'],
    rules: ['client-assertion-time-window', 'clock-skew'],
    templates: [
      'AADSTS700024: Client assertion is not within its valid time range. Current time: {currentTime}, assertion valid from {validFrom}, expiry time of assertion {expiryTime}.',
    ],
  },
  {
    code: '700025',
    name: 'InvalidClientPublicClientWithCredential',
    title: 'Public client sent a credential',
    means:
      'A secret or assertion came with a request that the service treats as one of a public client, which has to come without.',
    causes: [
      '`client_secret`, `client_assertion` or a Basic header in the token request',
      'The `redirect_uri` is registered under mobile and desktop (or the application is marked public), so redeeming its code makes the client public',
      'A browser application carries a secret: look for an `Origin` header',
    ],
    fix: [
      'Leave the credential out if this is a native or browser application, and withdraw the secret',
      'If a web server sends it: register the redirect URI on the Web platform',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['7000218', '9002326', '9002327'],
    rules: ['client-credential-on-public-client', 'client-credential-from-browser'],
    templates: [
      "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
      "AADSTS700025: Client is public so 'client_assertion' should not be presented",
    ],
  },
  {
    code: '700027',
    name: 'InvalidKeyError',
    title: 'Signature of the client assertion not accepted',
    means:
      'No key registered for the application confirms the signature of `client_assertion`. The text usually gives a reason and the thumbprint the client used.',
    causes: [
      'Thumbprint in the text × certificates of the application: not uploaded, replaced by rotation, or uploaded to another application or tenant',
      'Header of the assertion: `x5t` has to be base64url of the 20 SHA-1 bytes, `x5t#S256` of the 32 SHA-256 bytes; hex text or plain base64 will not be found',
      'Header `alg`: PS256 or RS256 is expected; an elliptic-curve or HS256 signature is not',
      'With `x5c` present: does its first certificate give the named thumbprint, and is it within its validity?',
      'The certificate was uploaded moments ago',
    ],
    fix: [
      'Upload the public certificate that belongs to the signing key to the application named in the text',
      'Make the client load the current certificate, and restart it after a rotation',
      'Sign with PS256 or RS256 and compute the thumbprint from the DER bytes of the certificate',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['7000274', '7000214', '7000277', '1000502', '700030', '5002723'],
    rules: [
      'client-assertion-certificate-mismatch',
      'client-assertion-thumbprint-format',
      'client-assertion-algorithm',
      'jwt-signature-invalid',
    ],
    templates: [
      "AADSTS700027: Client assertion contains an invalid signature. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{appId}'.",
      'AADSTS700027: Client assertion contains an invalid signature. [Reason - {reason}',
      'AADSTS700027: Invalid JWT token. Unsupported asymmetric signing algorithm.',
      'AADSTS700027: Client assertion failed signature validation.',
    ],
  },
  {
    code: '700030',
    title: 'Subject name of the certificate not authorised',
    means:
      'The application trusts certificates by subject name and issuer, and the one presented has none of the names on its list. The text lists the names found.',
    causes: [
      'Subject and alternative names of the first certificate in `x5c` × the names the application trusts',
    ],
    fix: ['Use a certificate issued for a trusted name, or add the name to the application'],
    owner: 'client-app',
    action: 'registration',
    related: ['700027', '1000502'],
    rules: ['client-assertion-certificate-mismatch'],
  },
];
