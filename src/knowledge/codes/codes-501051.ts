import type { CodeKnowledge } from '../code-knowledge.js';

/** Assignment, claims, PKCE and client assertions in the longer numbers: AADSTS501051 to 501621 and 5001256 to 5002738. */
export const aadsts501051Codes = (): readonly CodeKnowledge[] => [
  {
    code: '501051',
    title: 'Calling app is not assigned to the API',
    means:
      'The API lets in assigned callers only, and this app, asking without a user, holds none of its app roles. The message names both apps. In 2017 the same was said with 50105.',
    causes: [
      '`grant_type` `client_credentials`, and the two apps in the message: which client, which API',
      'An app role was requested in the registration, but admin consent is missing',
      'A managed identity, whose roles have to be assigned by script',
    ],
    fix: [
      "Assign one of the API's app roles to the caller's service principal and grant admin consent",
      'Or switch off the requirement of assignment on the API',
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50105', '500011', '65001'],
    rules: ['user-not-assigned'],
    templates: [
      "AADSTS501051: Application '{appId}'({appName}) is not assigned to a role for the application '{resourceId}'({resourceName}).",
    ],
  },
  {
    code: '501241',
    title: 'Input of a claims transformation missing',
    means:
      'A claims rule needs a value that the user does not have; the message names input and rule. Mostly it is the source of the SAML name identifier, which no assertion can do without.',
    causes: [
      "The input in the message against the user's attributes: empty for this user, filled for others who can sign in",
    ],
    fix: [
      "Fill in the attribute, or choose another source for the name identifier under the app's attributes and claims",
    ],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['50103', '50100'],
  },
  {
    code: '501271',
    name: 'BrokerAppNeedsToBeInstalled',
    title: 'Broker app has to be installed',
    means:
      'The mobile client is told to install the broker app before it can go on. Known from client libraries.',
    causes: ['A mobile sign-in whose answer sends the client to a store or to an msauth address'],
    fix: ['Install the broker named there and repeat the sign-in'],
    owner: 'user',
    action: 'account',
    related: ['50127', '501291'],
  },
  {
    code: '501291',
    name: 'DeviceIsNotWorkplaceJoinedForMamApp',
    title: 'Device not registered, for a managed app',
    means: 'An app under app protection needs the device registered first. Known from client libraries.',
    causes: ["Whether the flow goes on to the broker's registration; see 50129"],
    fix: ['Register the device through the broker app, then sign in again'],
    owner: 'user',
    action: 'account',
    related: ['50129', '501271'],
  },
  {
    code: '501314',
    title: 'Page looks at what the browser can do',
    means:
      'The page runs a short script to tell which Safari it is in. An inner step that resolves by itself.',
    causes: ['If it is the last answer: a client without script fetched the page'],
    fix: ['Nothing to mend in a browser'],
    owner: 'user',
    action: 'none',
    related: ['500581', '50168'],
  },
  {
    code: '501461',
    title: 'Mapped claims not allowed for this audience',
    means:
      "`acceptMappedClaims` is set, but it counts only for an audience that is the app's GUID or lies in a verified domain, and this one is neither.",
    causes: [
      'Resource in the request against the `identifierUris` of the API: api:// with a name, or an unverified domain',
    ],
    fix: [
      "Use the app's GUID, or a URI in a verified domain, as the audience",
      'Or give the API a signing key of its own',
    ],
    owner: 'api',
    action: 'registration',
    related: ['50146', '50013'],
    rules: ['jwt-kid-not-in-jwks'],
    templates: [
      "AADSTS501461: AcceptMappedClaims is only supported for a token audience matching the application GUID or an audience within the tenant's verified domains. Either change the resource identifier, or use an application-specific signing key.",
    ],
  },
  {
    code: '501481',
    title: 'PKCE verifier does not fit the challenge',
    means:
      'The token request carries a `code_verifier` that does not belong to the `code_challenge` of the authorize request which produced this code. Both are in the capture when both legs are, so it can be proven. The error is `invalid_grant`, yet a new sign-in alone does not cure it.',
    causes: [
      'base64url(SHA-256(`code_verifier`)) against `code_challenge`. Different: the verifier is of another attempt. Take the authorize request whose answer held this code',
      'Two sign-ins at once, two tabs or a reload, with one storage slot for the verifier: the later overwrote the earlier',
      '`code_challenge_method`: without it the challenge counts as plain, and a hashed one never fits',
      'Challenge computed with padding, with + and /, or from hexadecimal text',
      'One component starts the sign-in and another redeems the code without the verifier',
    ],
    fix: [
      'Keep one verifier per sign-in, stored under its state, until the code is redeemed',
      'Send `code_challenge_method=S256` and a challenge in base64url without padding',
      'Redeem where the sign-in was started',
    ],
    sample: 'pkce-mismatch.har',
    owner: 'client-app',
    action: 'code',
    related: ['50148', '501491', '50147', '54005'],
    rules: ['pkce-verifier-mismatch', 'pkce-verifier-absent', 'pkce-plain'],
    templates: [
      'AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    ],
  },
  {
    code: '501491',
    name: 'InvalidCodeChallengeMethodInvalidSize',
    title: 'PKCE parameter has a wrong size',
    means: 'A PKCE value is not of a permitted length; the published text speaks of the challenge.',
    causes: [
      '`code_challenge`: 43 characters for S256. Padding, hexadecimal text (64), or a hash of other size gives it away',
      '`code_verifier`: 43 to 128 characters of letters, digits and - . _ ~',
    ],
    fix: [
      'Make the verifier from at least 32 random bytes in base64url and the challenge from its SHA-256, both without padding',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['50147', '50149', '501481'],
    rules: ['pkce-challenge-format', 'pkce-verifier-format'],
  },
  {
    code: '501621',
    name: 'ClaimsTransformationTimeoutRegularExpressionTimeout',
    title: 'Regular expression of a claims rule too slow',
    means:
      "A replacement by regular expression in the app's claims rules did not end in time. A repeat can succeed.",
    causes: [],
    fix: ['Try again; then replace the expression by a simpler one, without nested repeats'],
    owner: 'tenant-admin',
    action: 'retry',
    related: ['50162', '50124'],
  },
  {
    code: '5001256',
    title: 'ID token of the external provider refused',
    means:
      'The external provider came back with an ID token that Entra does not accept; the message ends with the details.',
    causes: [
      'Details in the message, and the decoded `id_token` of the post to the login host: iss, aud, nonce, times, signature key',
    ],
    fix: ["Correct what the details name at the external provider, or in the tenant's settings for it"],
    owner: 'tenant-admin',
    action: 'policy',
    related: ['399284', '50027'],
  },
  {
    code: '5002723',
    title: 'Client assertion names no key',
    means:
      'The header of the client assertion gives no usable hint which certificate signed it: no SHA-1 thumbprint, no SHA-256 thumbprint, no key id.',
    causes: [
      'Decoded header of `client_assertion`: `x5t`, `x5t#S256` and kid all absent',
      '`x5t` in hexadecimal or plain base64, or with a SHA-256 in it: it has to be base64url of the 20 raw bytes',
      'alg HS256 or none: a client secret used to sign, which is not supported',
    ],
    fix: [
      'Set `x5t#S256` (or `x5t`) to the thumbprint of the registered certificate and sign with PS256 or RS256',
    ],
    owner: 'client-app',
    action: 'code',
    related: ['700027', '50120', '5002730'],
    rules: [
      'client-assertion-no-key-hint',
      'client-assertion-thumbprint-format',
      'client-assertion-algorithm',
    ],
  },
  {
    code: '5002730',
    title: 'Key or algorithm of the client assertion not accepted',
    means:
      'Known from one library report: an assertion signed in a newer way was refused as using an unsupported key or algorithm.',
    causes: ['alg in the decoded header of `client_assertion`, and the kind of key behind it'],
    fix: ['Sign with RS256 or PS256 and an RSA certificate registered at the app; update the library'],
    owner: 'client-app',
    action: 'code',
    related: ['5002723', '5002738', '700027'],
  },
  {
    code: '5002738',
    title: 'Key or algorithm of the client assertion not accepted (hearsay)',
    means:
      'Known from a comment in client code only: something about the key or the algorithm of the assertion was wrong.',
    causes: ["Decoded header of `client_assertion`: alg, kid, `x5t`, and the key's size and kind"],
    fix: ['Sign with RS256 or PS256 and an RSA certificate registered at the app'],
    owner: 'client-app',
    action: 'code',
    related: ['5002730', '700027'],
  },
];
