import type { CodeKnowledge } from '../code-knowledge.js';

/** Token issuing, resources, signatures and audiences: AADSTS50000 to 50010. */
export const aadsts50000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '50000',
    name: 'TokenIssuanceError',
    title: 'Token could not be issued',
    means: 'The service failed while making the token and gives no finer reason.',
    causes: [],
    fix: ['Repeat once; if it stays, give support the correlation id, request id and time of this response'],
    owner: 'service',
    action: 'retry',
    related: ['50033', '90033'],
  },
  {
    code: '50001',
    name: 'InvalidResource',
    title: 'Resource unknown or disabled',
    means:
      'The API a token was asked for is not known in this tenant, or is switched off there. Newer answers use 500011 and 500014 for the same.',
    causes: [
      '`resource` (v1), or the part of `scope` before the last slash (v2), against the App ID URI of the API: typing, trailing slash, or a scope name left in the resource',
      'Tenant in the request path against the tenants in which the API is installed',
      'A managed identity request whose `resource` ends in `/.default`: that suffix belongs to scopes',
    ],
    fix: [
      "Send the API's identifier exactly as registered",
      'Have an administrator consent to the API in this tenant, which creates its service principal',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['500011', '500014', '650052'],
    rules: ['resource-principal-not-found', 'managed-identity-resource-suffix'],
  },
  {
    code: '50002',
    name: 'NotAllowedTenant',
    title: "Tenant not on the network's allow list",
    means:
      "A proxy on the user's network adds a tenant restriction header, and this tenant is not among the allowed ones.",
    causes: [
      'Request header `Restrict-Access-To-Tenants` on the login hosts against the tenant in the path. It shows only where the capture was taken behind that proxy',
    ],
    fix: ["Have the network's owner add the tenant to the list", 'Try from another network to confirm'],
    owner: 'network',
    action: 'policy',
    related: ['500021', '500022', '5000224'],
    rules: ['cross-tenant-access-denied'],
  },
  {
    code: '50003',
    name: 'MissingSigningKey',
    title: 'No key to sign the token with',
    means:
      'The app needs a signing certificate of its own, mostly a SAML app, and has none that can be used.',
    causes: [
      'Application named by the SAML `Issuer` or `client_id` against its signing certificates: none, inactive, or expired',
    ],
    fix: [
      'Create and activate a signing certificate on the enterprise application, and give it to the app as well',
    ],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['50146'],
  },
  {
    code: '50005',
    name: 'DevicePolicyError',
    title: 'Device platform not supported by policy',
    means:
      'A Conditional Access policy judges devices by platform, and the platform this request shows is one it does not support. The message names the platform.',
    causes: [
      '`User-Agent` of the authorize and token requests: Linux, a server run-time, a container, or an unknown string that hides a supported platform',
      "A tool without a browser (script, command line) that asks for a user's token under a device policy",
    ],
    fix: [
      'Sign in from a supported platform, through a browser or broker',
      'For automation use an app credential or managed identity in place of a user',
      'If this client should pass, exclude it from the policy',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['53000', '53003', '50131'],
    rules: ['conditional-access-blocked'],
    templates: [
      "AADSTS50005: User tried to log in to a device from a platform ({platform}) that's currently not supported through Conditional Access policy. Supported device platforms are: iOS, Android, Mac, and Windows flavors.",
    ],
  },
  {
    code: '50006',
    name: 'InvalidSignature',
    title: 'Signature does not verify',
    means: 'A signed request or token was presented and its signature does not hold.',
    causes: [
      'Key or certificate that signed (`kid`, `x5t`, or the SAML `KeyInfo`) against the keys registered for the sender',
      'Content changed between signing and sending, for example re-encoded by a proxy',
    ],
    fix: ["Register the sender's present certificate, and send the signed bytes untouched"],
    owner: 'client-app',
    action: 'registration',
    related: ['50013', '700027', '76021'],
  },
  {
    code: '50007',
    name: 'PartnerEncryptionCertificateMissing',
    title: 'Encryption certificate for the app missing',
    means:
      'The token for this app should be encrypted, and the service has no certificate of the partner to do it with.',
    causes: [],
    fix: [
      'Check the token encryption settings of the app; if no certificate can be set there, give support the ids of this response',
    ],
    owner: 'service',
    action: 'registration',
    related: ['50138', '50165'],
  },
  {
    code: '50008',
    name: 'InvalidSamlToken',
    title: 'SAML assertion unusable',
    means:
      'A SAML assertion, from a federated provider or in a SAML bearer grant, is absent, damaged or not of the expected kind.',
    causes: [
      'Decode `assertion` (or `SAMLResponse`): SAML 1.1 sent as `saml2-bearer`, or the other way round',
      '`NotOnOrAfter` against the `Date` header of the response; `Audience` against `urn:federation:MicrosoftOnline`',
      "The attribute that carries the user's immutable id is missing",
    ],
    fix: [
      "Send the grant type that fits the assertion's version",
      'Correct claim rules and clock of the identity provider',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50107', '5000819', '50027'],
    rules: ['saml-assertion-version-mismatch', 'saml-assertion-conditions'],
  },
  {
    code: '50010',
    name: 'AudienceUriValidationFailed',
    title: 'No audience configured for the app',
    means:
      'The audience of a token could not be checked since the app has no audience on record to check against.',
    causes: ['App ID URIs (`identifierUris`) of the registration: is the list empty?'],
    fix: ['Give the API an App ID URI'],
    owner: 'api',
    action: 'registration',
    related: ['500131', '50001'],
  },
];
