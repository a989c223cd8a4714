import { type FieldRow, toFieldTopic } from './field-topic.js';

const ROWS: readonly FieldRow[] = [
  {
    name: 'client_id',
    title: 'Client of the request',
    summary: 'The application id of the app that asks. In the JWT of a broker: the app for which it asks.',
    found: ['Authorize and token requests; JWTs of brokers; answers of managed identity endpoints'],
    compare: [
      '`client_id` of the other leg of the flow',
      '`azp` or `appid` of the token that came back',
      'The tenant of the path, where the app has to exist',
    ],
    traps: ['Neither object id nor App ID URI'],
    related: ['azp', 'appid', '700016', '90112'],
    rules: ['client-id-changed-in-flow', 'app-not-in-tenant', 'first-party-app-id-reused'],
  },
  {
    name: 'grant_type',
    title: 'Kind of token request',
    summary: 'Which grant the request uses. In the JWT of a broker: the grant that is wrapped.',
    found: ['Token requests; JWTs of brokers'],
    compare: ['The other parameters: each grant needs its own', 'Spelling, in lower case, as registered'],
    related: ['authorization_code', 'refresh_token', 'client_credentials', 'on-behalf-of', '70003'],
    rules: ['grant-type-unknown', 'grant-parameter-set-mismatch'],
  },
  {
    name: 'scope',
    title: 'What the request asks for',
    summary: 'Permissions with blanks between; on v2 the part before the last slash names the API.',
    found: ['Authorize and token requests, token answers; JWTs of brokers (`openid aza ugs`)'],
    compare: [
      '`scope` of the answer and `scp` of the token: what was granted',
      'The API called afterwards: a name without prefix is one of Microsoft Graph',
    ],
    traps: [
      'One API per token request',
      '`/.default` does not mix with named permissions',
      'v1 ignores it and wants `resource`',
    ],
    related: ['scp', 'roles', '70011', '1002012', '28000'],
    rules: [
      'scope-missing',
      'scope-multiple-resources',
      'scope-default-mixed',
      'scope-default-required',
      'scope-separator-wrong',
      'scope-double-encoded',
      'scope-unprefixed-custom-api',
    ],
  },
  {
    name: 'refresh_token',
    title: 'Refresh token',
    summary:
      'Opaque text that fetches new tokens without the user. Inside a device JWT: the primary refresh token.',
    found: [
      'Token answers, when `offline_access` was granted (v1: always for users)',
      'The body of refresh requests; JWTs of devices and brokers',
    ],
    compare: ['The answer that issued it, its client and its age', 'Whether a newer one was issued since'],
    traps: [
      'A SPA gets one that ends after 24 hours whatever happens',
      'It belongs to client and user, not to one API: another scope is fine',
    ],
    related: ['bad_token', 'token_expired', 'client_mismatch', '700082', '700084'],
    rules: [
      'refresh-token-expired',
      'refresh-token-revoked',
      'refresh-token-wrong-client',
      'offline-access-not-requested',
    ],
  },
  {
    name: 'claims',
    title: 'Claims request, or claims challenge',
    summary:
      'JSON that asks for certain claims. As a parameter it goes to authorize and token; as a member of an error it comes back, to be sent on.',
    found: [
      'Parameter of authorize and token requests: JSON text, encoded for the form',
      'Member of an error answer: a text that holds JSON',
      'In `WWW-Authenticate` of an API: the same JSON in base64',
    ],
    compare: [
      'The text of the challenge and of the next request: the same content',
      'Whether it is JSON at all after decoding once',
    ],
    traps: [
      'Base64 is for the header only; sent so to Entra it is refused with 50117',
      'Merged with `xms_cc`, not replaced by it',
    ],
    related: ['www-authenticate', 'acrs', 'xms_cc', '50117'],
    rules: ['claims-challenge-ignored', 'claims-parameter-malformed', 'obo-interaction-not-propagated'],
  },
  {
    name: 'redirect_uri',
    aliases: ['reply url', 'redirect uri'],
    title: 'Where the answer of authorize goes',
    summary:
      'The address of the app to which Entra sends the browser with code, tokens or error. It has to be registered, and the token request repeats it.',
    found: [
      'Authorize requests; token requests that redeem a code',
      'v1 may leave it out on authorize: Entra then picks one of the registered addresses',
    ],
    compare: [
      'Both legs of the flow, character by character: a last slash, `http`, the port, upper case',
      'The address that the browser really goes to afterwards',
      'Its platform: an SPA address is redeemed by the page, a web address by the server',
    ],
    traps: [
      'Behind a proxy the server builds it from what it sees: `http` and an inner host name',
      'Encoded twice, it is another address',
    ],
    related: ['50011', '500112', '9002326', '9002327', 'code'],
    rules: [
      'redirect-uri-not-registered',
      'redirect-uri-authorize-token-mismatch',
      'redirect-uri-missing-at-token',
      'redirect-uri-downgraded-by-proxy',
      'redirect-uri-malformed',
    ],
  },
  {
    name: 'state',
    title: 'What the app finds its own request again by',
    summary:
      'Any text of the app, given back unchanged with the answer. It ties the answer to the browser that asked, so that a foreign answer is noticed.',
    found: ['Authorize requests, and every answer to them, errors included'],
    compare: [
      '`state` of the request and of the callback: the same characters',
      'The cookie or storage entry that the app keeps it under, and whether the callback sends that cookie',
      'Two requests before one callback: the later one may have overwritten the value',
    ],
    traps: [
      'HTML in it is taken out by Entra',
      'Cut or decoded once too often on the way, mostly where it holds JSON or a URL',
    ],
    related: ['nonce', 'form_post', 'authorize'],
    rules: ['state-mismatch', 'state-missing', 'weak-state-or-nonce', 'callback-cookies-missing'],
  },
  {
    name: 'nonce',
    title: 'Mark that the id_token has to bring back',
    summary:
      'A random text per sign-in. Entra writes it into the id_token, and the app compares: a token of another sign-in does not fit.',
    found: [
      'Authorize requests; needed wherever `response_type` asks for an id_token',
      'Inside id_tokens, as the claim of the same name',
    ],
    compare: [
      '`nonce` in the payload of the id_token that came back',
      '`response_type` and `scope` (`openid`)',
    ],
    traps: ['A new attempt in a second tab replaces the stored value, and the first answer is refused'],
    related: ['nonce', 'state', 'id_token'],
    rules: ['id-token-nonce-mismatch', 'hybrid-missing-nonce', 'weak-state-or-nonce'],
  },
  {
    name: 'response_type',
    aliases: ['response_mode'],
    title: 'What authorize shall answer with',
    summary:
      '`code`, `id_token`, `token`, or several with blanks between. `response_mode` says how the answer travels: `query`, `fragment` or `form_post`.',
    found: ['Authorize requests'],
    compare: [
      'What the callback brings: exactly the things asked for, or an error',
      '`nonce` and `openid`, as soon as an id_token is wanted',
      'The boxes for tokens from authorize in the registration: 700054, 700051',
    ],
    traps: ['Tokens never come in the query', 'A fragment does not reach a server, nor most captures'],
    related: ['code', 'code id_token', 'id_token', 'token', 'form_post', 'fragment', '70007'],
    rules: [
      'response-mode-not-allowed',
      'implicit-not-enabled',
      'fragment-response-to-server',
      'id-token-without-openid-scope',
    ],
  },
  {
    name: 'prompt',
    title: 'Which pages the user shall see',
    summary:
      '`none` forbids any page, `login` asks for credentials again, `select_account` shows the accounts, `consent` the permissions. Absent: as little as possible.',
    found: ['Authorize requests'],
    compare: [
      '`none`: the error that came in place of a page, such as `login_required` or `interaction_required`',
      '`login_hint` or `sid` beside it: without one, several sessions cannot be told apart in silence',
      '`consent` on every sign-in: users are asked again although a grant exists',
    ],
    traps: [
      '`select_account` and a hint for an account contradict each other',
      '`admin_consent` is of v1 only',
    ],
    related: ['interaction_required', 'login_required', 'consent_required', 'login_hint', '50058'],
    rules: [
      'silent-request-needs-interaction',
      'consent-prompt-every-time',
      'mfa-required-silent',
      'silent-iframe-timeout',
    ],
  },
  {
    name: 'code',
    title: 'The authorization code itself',
    summary:
      'Short-lived text from authorize that the token endpoint exchanges, once, for tokens. Whoever redeems it has to be the client it was made for.',
    found: ['The answer of authorize, by URL or form; the body of the token request that redeems it'],
    compare: [
      'The code delivered and the code redeemed, to the last character',
      'Time between the two: it lives for minutes',
      'How often it is sent: a second time is refused',
      '`client_id`, `redirect_uri` and tenant of both legs',
    ],
    traps: [
      'A reload of the callback page, or two handlers on it, redeem it twice',
      'Not the user code of a device',
    ],
    related: ['authorization_code', 'code_verifier', 'redirect_uri', '54005', '70008'],
    rules: [
      'auth-code-reused',
      'auth-code-redeemed-late',
      'code-redeemed-at-other-tenant',
      'spa-code-redeemed-by-server',
      'web-code-redeemed-by-browser',
    ],
  },
  {
    name: 'code_challenge',
    aliases: ['code_challenge_method', 'pkce'],
    title: 'Hash that the code is bound to (PKCE)',
    summary:
      'With `code_challenge_method=S256`: base64url of SHA-256 over a secret that only the asking app has. Nobody else can redeem the code (RFC 7636).',
    found: ['Authorize requests; SPAs cannot do without'],
    compare: [
      '`code_verifier` of the token request: hashed, it gives this value',
      'Length 43, letters of base64url, no `=` at the end',
    ],
    traps: ['Without a method it counts as `plain`, and a hashed value fits nothing'],
    related: ['code_verifier', 'code', '501481', '501491'],
    rules: ['pkce-absent', 'pkce-plain', 'pkce-challenge-format', 'pkce-verifier-mismatch'],
  },
  {
    name: 'code_verifier',
    title: 'Secret that the challenge is the hash of (PKCE)',
    summary:
      'Sent with the code, to show that the app which redeems is the app which asked. 43 to 128 characters (RFC 7636).',
    found: ['Token requests that redeem a code, if authorize had `code_challenge`'],
    compare: [
      '`code_challenge` of the authorize request to which this code belongs, not of a later attempt',
      'Characters: letters, digits and `-._~` only',
    ],
    traps: ['One storage key for all tabs: the last attempt overwrites the verifier of the others'],
    related: ['code_challenge', 'code', '501481', '9002325'],
    rules: [
      'pkce-verifier-mismatch',
      'pkce-verifier-absent',
      'pkce-verifier-format',
      'pkce-verifier-without-challenge',
      'pkce-missing-on-cross-origin',
    ],
  },
  {
    name: 'resource',
    title: 'The API that a token is wanted for (v1)',
    summary:
      'App ID URI or application id of one API. v1, AD FS and managed identities use it; v2 names the API inside `scope` and refuses this.',
    found: ['Authorize and token requests of v1; requests to managed identity endpoints'],
    compare: [
      '`aud` of the token that came back, and the host called with it',
      'The version in the path: with `/v2.0` this parameter is an error',
      'The name against the App ID URI of the API: letters, case, last slash, cloud',
    ],
    traps: ['`/.default` belongs to a `scope`, not here'],
    related: ['scope', 'aud', 'invalid_resource', '500011', '901002', '9010010'],
    rules: [
      'resource-on-v2',
      'scope-on-v1-without-resource',
      'resource-principal-not-found',
      'resource-cloud-mismatch',
      'managed-identity-resource-suffix',
    ],
  },
  {
    name: 'client_secret',
    title: 'Password of the client',
    summary:
      'The value of a secret of the app, sent in the body or, percent-encoded, in a Basic header. For servers only: in a browser or a desktop app everybody can read it.',
    found: ['Token requests of confidential clients'],
    compare: [
      'The shape: a GUID is the id of the secret, not its value',
      'Encoding: a bare `+`, `&` or `%` changes the value on its way',
      'Whether authorize was asked for a public client of the same `client_id`',
    ],
    traps: ['Never beside `client_assertion`: one proof of the client per request'],
    related: ['client_assertion', 'invalid_client', '7000215', '7000222', '700025'],
    rules: [
      'client-secret-is-secret-id',
      'client-secret-expired',
      'client-secret-encoding-damaged',
      'client-credential-on-public-client',
    ],
  },
  {
    name: 'client_assertion',
    aliases: ['client_assertion_type'],
    title: 'Signed proof of the client',
    summary:
      'A short-lived JWT that the client signs with its certificate, or that another issuer signed for it (workload identity federation), in place of a secret.',
    found: ['Token requests, with `client_assertion_type` set to the `jwt-bearer` name of RFC 7523'],
    compare: [
      '`aud` against the token endpoint, `iss` and `sub` against `client_id`',
      '`exp` and `nbf` against `Date` of the answer',
      '`x5t` or `x5t#S256` of its header against the certificates of the app',
    ],
    traps: ['Not `assertion`: that one stands for the user'],
    related: ['assertion', 'client_secret', 'x5t', 'jti', '700027', '700024', '700023'],
    rules: [
      'client-assertion-audience-wrong',
      'client-assertion-time-window',
      'client-assertion-type-wrong',
      'client-assertion-certificate-mismatch',
    ],
  },
  {
    name: 'assertion',
    title: 'The token that is exchanged',
    summary:
      'On behalf of a user: the access token that the API received from its caller. With the SAML grants: the SAML assertion, in base64url.',
    found: ['Token requests whose `grant_type` is `jwt-bearer` or one of the SAML bearer names'],
    compare: [
      '`aud` of the token: it has to be the API that asks now',
      'Its kind: an access token of a user, no id_token and none for Microsoft Graph',
      '`exp` against `Date` of the answer',
    ],
    related: ['on-behalf-of', 'requested_token_use', 'client_assertion', '500131', '240002', '50013'],
    rules: [
      'obo-assertion-audience-mismatch',
      'obo-assertion-is-id-token',
      'obo-assertion-for-microsoft-api',
      'obo-assertion-expired',
    ],
  },
  {
    name: 'requested_token_use',
    title: 'Marks an exchange on behalf of a user',
    summary: 'The one value is `on_behalf_of`. It makes a `jwt-bearer` request the on-behalf-of flow.',
    found: ['Token requests of an API in the middle, beside `assertion`'],
    compare: ['Presence and spelling; `assertion` and a credential of the client stand beside it'],
    related: ['on-behalf-of', 'assertion', '900144'],
    rules: ['obo-missing-requested-token-use'],
  },
  {
    name: 'username',
    title: 'Name of the user in the password grant',
    summary: 'The sign-in name, usually like a mail address, that goes with `password`.',
    found: ['Token requests with `grant_type=password`; first steps of native authentication'],
    compare: ['The tenant of the path: it has to be the home of this user', 'Encoding of `@` and `+`'],
    traps: ['Guests and personal accounts cannot sign in this way'],
    related: ['password', 'user_not_found', '50034', '50126'],
    rules: ['ropc-user-cannot', 'ropc-unsupported-authority'],
  },
  {
    name: 'domain_hint',
    title: 'Hint at the domain that signs the user in',
    summary: 'Leads straight to the provider of that domain, past the page that asks for the account.',
    found: ['Authorize requests'],
    compare: ['The redirect that follows: to AD FS, a SAML provider, or the page of personal accounts'],
    traps: ['A wrong one sends every user to a provider that does not know them'],
    related: ['login_hint', 'prompt', 'idp'],
  },
];

/** Parameters of authorize and token requests, and of their answers. The JWT of a broker carries some as claims. */
export const parameters = ROWS.map((row) => toFieldTopic('parameter', row));
