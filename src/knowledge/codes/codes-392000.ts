import type { CodeKnowledge } from '../code-knowledge.js';

/** Mutual TLS (392xxx, 3921996) and newer checks (399xxx). */
export const aadsts392000Codes = (): readonly CodeKnowledge[] => [
  {
    code: '392189',
    title: 'App may not use the mutual TLS endpoint this way',
    means:
      'Known from library tests only: the mutual TLS endpoint takes certificates trusted by subject name and issuer, and federated credentials, and this request brought neither.',
    causes: [
      'Host `mtlsauth.…` against the credential in the request: an ordinary uploaded certificate, or a secret',
    ],
    fix: [
      'Use the ordinary login host with this credential, or set the app up for subject name and issuer trust',
    ],
    owner: 'client-app',
    action: 'registration',
    related: ['392200', '51000'],
  },
  {
    code: '392196',
    name: 'MtlsClientPopTokenNotSupportedByResource',
    title: 'Resource takes no certificate-bound tokens',
    means:
      'A token bound to the client certificate was asked for, and the resource is not set up to accept such tokens.',
    causes: ['`token_type=mtls_pop` in the token request against the resource in `scope`'],
    fix: [
      'Ask for an ordinary bearer token for this resource, or choose a resource that accepts bound tokens',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['392200', '50171', '51000'],
    templates: ['AADSTS392196: The resource application does not support certificate-bound token'],
  },
  {
    code: '392200',
    title: 'No client certificate arrived',
    means:
      'The mutual TLS endpoint was called and the TLS handshake brought no client certificate. The error is `invalid_request`.',
    causes: [
      "A proxy that opens TLS between client and `mtlsauth.…`: the handshake with Entra is then the proxy's. A capture made by such a proxy (Fiddler) can cause this error itself",
      'The HTTP client was given no certificate, or one without its private key',
    ],
    fix: [
      'Exempt the mutual TLS host from TLS inspection and repeat without the capturing proxy',
      'Give the HTTP client the certificate with its private key',
    ],
    owner: 'network',
    action: 'code',
    related: ['51000', '392196', '500181'],
    rules: ['mtls-certificate-missing'],
    templates: ['AADSTS392200: Client certificate is missing from the request.'],
  },
  {
    code: '399218',
    title: 'User must confirm the tenant',
    means:
      'Before the sign-in to this tenant goes on, the user has to confirm it on a page. It guards against links that lure users into a foreign tenant.',
    causes: [
      'A silent request, or a client without a browser, met a sign-in that needs the confirmation page',
    ],
    fix: ['Run the sign-in where the user can see and answer the page'],
    owner: 'client-app',
    action: 'interaction',
    related: ['50199'],
    templates: [
      'AADSTS399218: For security reasons, user confirmation is required to sign in to this tenant.',
    ],
  },
  {
    code: '399249',
    title: 'Banned password in native authentication (hearsay)',
    means:
      'Known only from a comment in client code: in a native-authentication password reset, the new password was on the banned list.',
    causes: ['`suberror` of the same response: `password_banned` would confirm it'],
    fix: ['Let the user choose another password'],
    owner: 'user',
    action: 'account',
    related: ['120018'],
  },
  {
    code: '399266',
    title: 'Grant from the wrong issuer (hearsay)',
    means:
      'Known only from a comment in client code: the grant that was sent came from another issuer than this endpoint expects.',
    causes: ['`iss` of the token or assertion in the request against the authority it is sent to'],
    fix: ['Send the grant to the authority that issued it'],
    owner: 'client-app',
    action: 'code',
    related: ['399284', '700005'],
  },
  {
    code: '399274',
    title: 'App set up for SAML asked for OAuth tokens',
    means:
      'The enterprise application is configured for SAML single sign-on, and an OAuth or OpenID Connect request used its id. Since autumn 2024 the service refuses that mix.',
    causes: [
      '`client_id` of the request against the single sign-on mode of that enterprise application in the tenant',
    ],
    fix: ['Make a separate app registration for the OAuth client and leave the SAML one to SAML'],
    owner: 'tenant-admin',
    action: 'registration',
    related: ['700016', '75016'],
    templates: [
      "AADSTS399274: The application with App ID '{appId}' is configured for SAML SSO and could not be used with non-SAML protocol.",
    ],
  },
  {
    code: '399284',
    name: 'InboundIdTokenIssuerInvalid',
    title: 'Issuer of the external ID token wrong',
    means:
      'The ID token that the federated provider sent to Entra has no `iss`, or one that differs from the issuer stored for this federation.',
    causes: [
      "`iss` of the `id_token` posted back to the login host against the issuer in the tenant's federation settings, to the letter and the last slash",
    ],
    fix: ["Set the federation's issuer to exactly the `iss` the provider sends"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['5001256', '50107'],
  },
  {
    code: '3921996',
    title: 'Tenant not allowed for certificate-bound managed identity (hearsay)',
    means:
      'Known from library tests only: managed identities of this tenant may not yet use the certificate-bound token flow.',
    causes: ['Host `mtlsauth.…` and `token_type=mtls_pop` in a request made for a managed identity'],
    fix: ['Ask for an ordinary managed identity token'],
    owner: 'client-app',
    action: 'code',
    related: ['392189', '51000'],
  },
];
