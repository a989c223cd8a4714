import { type FieldRow, toFieldTopic } from './field-topic.js';

const ROWS: readonly FieldRow[] = [
  {
    name: 'tenant',
    aliases: ['common', 'organizations', 'consumers', '/common', '/organizations', '/consumers'],
    title: 'Tenant in the path',
    summary:
      'First segment of the path at the login host: a tenant id, a domain of it, `common` (any account), `organizations` (work accounts) or `consumers` (personal ones).',
    found: ['URLs of authorize, token and metadata requests'],
    compare: [
      '`tid` of the tokens: the tenant that issued them',
      'The account types of the registration: an app of one tenant cannot use `common`',
      'The grant: app-only and password requests need a tenant of their own',
    ],
    traps: ['`common` leads guests to their home tenant, where the app may be unknown'],
    related: ['tid', 'iss', '50194', '90002', '700016', '9001023'],
    rules: [
      'app-not-in-tenant',
      'tenant-not-found',
      'account-type-vs-authority',
      'ropc-unsupported-authority',
    ],
  },
  {
    name: 'id_token_hint',
    aliases: ['post_logout_redirect_uri', 'logout_hint'],
    title: 'Whose session a sign-out is for',
    summary:
      'An id_token given back so that the right account is signed out without asking; `logout_hint` does the same by the `login_hint` claim. `post_logout_redirect_uri` is where the user lands.',
    found: ['Requests to /logout; B2C takes a hint at sign-in as well'],
    compare: [
      '`aud` and `iss` of the hint × client and tenant of the request',
      'The registered redirect URIs: the landing page has to be one',
    ],
    traps: ['An expired hint is fine at sign-out, and refused by B2C policies'],
    related: ['logout', 'id_token', 'login_hint', 'sid'],
    rules: ['id-token-hint-expired-or-foreign'],
  },
  {
    name: 'brk_client_id',
    aliases: ['brk_redirect_uri', 'nested app authentication', 'naa'],
    title: 'Host of a nested app',
    summary:
      'Nested app authentication: an add-in signs in through Teams, Outlook or Office. `client_id` is the add-in, `brk_client_id` its host.',
    found: ['Authorize and token requests, sometimes in the query'],
    compare: [
      'The redirect URI: `brk-multihub://` or `brk-` and the host’s id, with the origin of the add-in',
      'The registration of the add-in, which has to list it as single-page redirect URI',
    ],
    traps: ['Two client ids in one flow are right here'],
    related: ['client_id', 'redirect_uri', '50011'],
    rules: ['client-id-changed-in-flow'],
  },
  {
    name: 'req_cnf',
    title: 'Key that the token is to be bound to',
    summary:
      'Base64 of a JSON object that names the key of the client; the token comes back with it in `cnf`.',
    found: ['Token requests with `token_type=pop` or `ssh-cert`'],
    compare: ['`kid` in it × `cnf` in the token × the key in the signed request'],
    related: ['cnf', 'token_type', 'pop'],
  },
  {
    name: 'continuation_token',
    title: 'Thread through native authentication',
    summary: 'Each answer of native authentication hands out a new one, and the next step has to bring it.',
    found: ['Requests and answers of `initiate`, `challenge`, `introspect`, `signup`, `resetpassword`'],
    compare: ['The one in the request × the one in the answer just before'],
    traps: ['An older one is refused with `expired_token` or `invalid_grant`'],
    related: ['initiate', 'challenge_type', 'expired_token'],
    rules: ['native-auth-stale-continuation-token'],
  },
  {
    name: 'challenge_type',
    aliases: ['capabilities', 'capability'],
    title: 'Ways in that a native app can handle',
    summary:
      'List such as `password oob redirect` in requests; in an answer, the one that was chosen. `redirect` means: open a browser. `capabilities` says the same of later steps, such as `mfa_required`.',
    found: ['Native authentication'],
    compare: [
      '`redirect` is in every request',
      'An answer of 200 with `redirect`, and whether a browser flow follows',
    ],
    related: ['initiate', 'continuation_token', 'unsupported_challenge_type'],
    rules: ['native-auth-redirect-missing', 'native-auth-web-fallback-ignored'],
  },
  {
    name: 'request',
    aliases: ['request_uri'],
    title: 'The whole request as a signed JWT',
    summary:
      'Brokers send their request to the token endpoint in this form, signed by the device; on authorize it is the request object of OpenID Connect. `request_uri` names a place to fetch it from.',
    found: ['Token requests of brokers; authorize requests to other servers'],
    compare: [
      'The claims of the JWT, which are the real parameters',
      'Parameters beside it: those inside count',
    ],
    traps: ['A request without `assertion` or `client_id` of its own is not incomplete where it has this'],
    related: ['request_nonce', 'win_ver', '50098', '50027'],
  },
  {
    name: 'sso_nonce',
    aliases: ['sso_reload', 'primary refresh token', 'prt'],
    title: 'Freshness for the device’s single sign-on',
    summary:
      'The login host asks the browser to come again with a primary refresh token that was made for this nonce. The same authorize URL follows a second time, which is no loop.',
    found: ['Authorize requests on joined devices, after the page `BssoInterrupt`'],
    compare: [
      '`request_nonce` inside `x-ms-RefreshTokenCredential` × this value',
      'Whether the header or cookie is there at all',
    ],
    related: ['x-ms-refreshtokencredential', 'request_nonce', 'deviceid', '50097'],
    rules: ['prt-nonce-missing'],
  },
  {
    name: 'wtrealm',
    aliases: ['wctx', 'wreply', 'wresult'],
    title: 'The application, in WS-Federation',
    summary:
      'Identifier of the relying party. `wreply` is where the answer goes, `wctx` comes back unchanged, `wresult` holds the token of the answer.',
    found: ['WS-Federation requests with `wa=wsignin1.0`; `wresult` in the form that answers'],
    compare: [
      '`wtrealm` × the identifiers of the registration',
      '`wreply` × its reply URLs',
      'Audience inside `wresult` × `wtrealm`',
    ],
    related: ['wsfed', '50001', '90081', '50169'],
  },
  {
    name: 'SAMLRequest',
    aliases: ['SAMLResponse', 'RelayState'],
    title: 'Messages of SAML',
    summary:
      'Request and answer as base64 of XML, deflated first in a URL. `RelayState` travels along and comes back unchanged.',
    found: ['Requests to /saml2; the form that posts the answer to the application'],
    compare: [
      '`Issuer` and `AssertionConsumerServiceURL` × the registration',
      '`InResponseTo`, audience and times of the answer',
      'Status of the answer',
    ],
    related: ['saml2', '750054', '75005', '76026', '75011'],
    rules: ['saml-assertion-conditions'],
  },
];

/** Parameters that belong to one protocol or one kind of client. */
export const specialParameters = ROWS.map((row) => toFieldTopic('parameter', row));
