import type { CodeKnowledge } from '../code-knowledge.js';

/** Users, JWTs and discovery: AADSTS50020 to 50050. */
export const aadsts50020Codes = (): readonly CodeKnowledge[] => [
  {
    code: '50020',
    name: 'UserUnauthorized',
    title: 'Account from elsewhere is no guest here',
    means:
      "The user signed in well, but with an account of another tenant or a personal account, and this tenant has no guest object for it. The message names the account's identity provider and the tenant.",
    causes: [
      'Identity provider in the message: `live.com` is a personal account, `https://sts.windows.net/<id>/` another tenant. Compare with the tenant in the path',
      'The browser took a signed-in account without asking: no `prompt` and no `login_hint` on the authorize request',
      'Authority is a tenant although the app is meant for users of any organisation',
      'A guest object existed under another address, or was deleted',
    ],
    fix: [
      'Choose another account: `prompt=select_account`, or a private window',
      'Invite the account as a guest and let it accept',
      'If users of any tenant should come, use `/organizations` or `/common` with a multitenant registration',
    ],
    owner: 'tenant-admin',
    action: 'account',
    related: ['90072', '16000', '50034', '500200', '500208'],
    rules: ['user-not-in-tenant', 'account-type-vs-authority', 'guest-user-context'],
    templates: [
      "AADSTS50020: User account '{email}' from identity provider '{idp}' does not exist in tenant '{tenant}' and cannot access the application '{appId}'({appName}) in that tenant.",
    ],
  },
  {
    code: '50027',
    name: 'InvalidJwtToken',
    title: 'JWT malformed or not acceptable',
    means:
      'A JWT in the request (assertion, client assertion, or signed request) cannot be parsed or fails its basic checks. The text seldom says which.',
    causes: [
      '`assertion` or `client_assertion`: three base64url parts? An opaque token, a SAML document, `Bearer `, quotes or line breaks give it away',
      '`client_assertion_type` against what is really sent',
      'Decoded claims: `sub`, `iss`, `aud` and times present and plausible, none twice; brokers also need a `nonce`',
      'Personal accounts: their access token is not a JWT and cannot be exchanged',
    ],
    fix: [
      'Send the raw token, nothing before or after it',
      'For on-behalf-of, ask at sign-in for a scope of the middle-tier API, so that the token is a JWT for it',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50013', '240002', '50098', '90016', '50120'],
    rules: [
      'obo-assertion-not-jwt',
      'obo-assertion-modified',
      'client-assertion-type-wrong',
      'required-claim-missing',
    ],
    templates: ['AADSTS50027: JWT token is invalid or malformed.'],
  },
  {
    code: '50029',
    title: 'Host name has illegal characters',
    means: 'A URI in the request has a domain name with characters that are not allowed there.',
    causes: [
      '`redirect_uri`, `resource`, and the host parts of `scope`: underscores, blanks, unencoded letters, an unreplaced placeholder',
    ],
    fix: ['Send a host name of letters, digits, dots and hyphens; encode international names as punycode'],
    owner: 'client-app',
    action: 'code',
    related: ['90102', '90023'],
  },
  {
    code: '50032',
    name: 'WeakRsaKey',
    title: 'RSA key too short',
    means: 'An RSA key that was used or registered is too weak to be accepted.',
    causes: ['Size of the key behind `x5c`, `x5t` or `req_cnf`'],
    fix: ['Make a new key of 2048 bits or more and register its certificate'],
    owner: 'client-app',
    action: 'registration',
    related: ['700027'],
  },
  {
    code: '50033',
    name: 'RetryableError',
    title: 'Passing fault of the service',
    means: 'The service had a temporary fault that has nothing to do with what was sent.',
    causes: ['Same request earlier or later in the capture: does it succeed?'],
    fix: ['Repeat with growing pauses, and wait as long as `Retry-After` says'],
    owner: 'service',
    action: 'retry',
    related: ['90033', '90012', '90006'],
    rules: ['service-transient'],
  },
  {
    code: '50034',
    name: 'UserAccountNotFound',
    title: 'User not found in the directory',
    means:
      'The user name that was given has no account in the tenant the request went to. The message prints name and tenant.',
    causes: [
      '`username` or the name typed: spelling, and the domain after the @',
      'Tenant in the path against the tenant that owns that domain',
      "Mail address used where the sign-in name differs, or a guest's home name used in a password grant",
    ],
    fix: [
      'Use the sign-in name as the directory has it, at the right tenant',
      'Invite or create the account if it should exist here',
    ],
    owner: 'user',
    action: 'account',
    related: ['50020', '51004', '500341', '50126'],
    rules: ['user-not-in-tenant'],
    templates: [
      'AADSTS50034: The user account {identifier} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
    ],
  },
  {
    code: '50042',
    name: 'UnableToGeneratePairwiseIdentifierWithMissingSalt',
    title: 'No salt for the pairwise identifier',
    means:
      'The per-app user identifier (`sub`) could not be made because the principal lacks the salt for it.',
    causes: [],
    fix: [
      "Nothing in the request can cure it; the app's service principal is at fault. Compare with another app in the same tenant and give support the ids",
    ],
    owner: 'service',
    action: 'support',
    related: ['50043'],
  },
  {
    code: '50043',
    name: 'UnableToGeneratePairwiseIdentifierWithMultipleSalts',
    title: 'Several salts for the pairwise identifier',
    means:
      'By its name: the principal holds more than one salt, so its per-app user identifier cannot be made.',
    causes: [],
    fix: ['Nothing in the request can cure it; give support the ids of this response'],
    owner: 'service',
    action: 'support',
    related: ['50042'],
  },
  {
    code: '50048',
    name: 'SubjectMismatchesIssuer',
    title: 'Client assertion: sub differs from iss',
    means:
      'In a self-signed client assertion issuer and subject are both the client, and here they are not equal.',
    causes: [
      'Decode `client_assertion`: compare `iss`, `sub` and the `client_id` of the request; look for a name, an object id or a service principal id in one of them',
    ],
    fix: ['Set `iss` and `sub` to the application (client) id'],
    owner: 'client-app',
    action: 'code',
    related: ['700021', '50027', '7000110'],
    rules: ['client-assertion-subject-wrong'],
  },
  {
    code: '50049',
    name: 'NoSuchInstanceForDiscovery',
    title: 'Login host unknown to instance discovery',
    means:
      "A library asked the discovery endpoint about an authority host that is none of Microsoft's. The error is `invalid_instance`.",
    causes: [
      '`authorization_endpoint` in the query of `/common/discovery/instance`: a misspelled host, a private proxy, AD FS, or a B2C or custom domain',
    ],
    fix: [
      "Correct the authority's host",
      'For a host that is right but private, tell the library so: known authorities in MSAL, authority validation off in ADAL',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50050', '90002'],
    rules: ['unknown-authority-instance'],
    templates: ['AADSTS50049: Unknown or invalid instance.'],
  },
  {
    code: '50050',
    name: 'MalformedDiscoveryRequest',
    title: 'Discovery request malformed',
    means: 'The request to a discovery endpoint could not be understood.',
    causes: ['Query of `/discovery/instance`: `api-version` and a properly encoded `authorization_endpoint`'],
    fix: [
      'Let the library build the request; check that the configured authority is one full https URL with a tenant',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50049'],
  },
];
