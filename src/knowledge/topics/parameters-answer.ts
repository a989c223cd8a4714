import { type FieldRow, toFieldTopic } from './field-topic.js';

const ROWS: readonly FieldRow[] = [
  {
    name: 'access_token',
    aliases: ['access token'],
    title: 'Access token',
    summary:
      'What the client shows to one API. For Microsoft APIs and personal accounts it may be opaque; what is in it concerns the API alone.',
    found: ['Token answers; the fragment of implicit answers; `Authorization: Bearer` of API calls'],
    compare: [
      '`aud` in it × the API that is called',
      '`scp` or `roles` in it × what the call needs',
      'The same string in the call: a client may hold several',
    ],
    traps: [
      'An answer without it is not always a failure: `scope=openid` at some providers brings an id_token alone',
    ],
    related: ['aud', 'scp', 'token_type', 'expires_in', 'id_token'],
    rules: ['wrong-audience-token', 'access-token-expired-at-use'],
  },
  {
    name: 'expires_in',
    aliases: ['ext_expires_in', 'expires_on'],
    title: 'How long the token lasts',
    summary:
      'Seconds from the answer on. `expires_on` is the moment itself; `ext_expires_in` a longer span for outages, which the client may ignore.',
    found: [
      'Token answers; `expires_on` with v1, managed identities and B2C',
      'Answers to /devicecode: there it is the life of the code',
    ],
    compare: [
      'Date of the answer plus `expires_in` × the Date of the call that was refused',
      '`exp` in the token',
    ],
    traps: [
      'Text and not a number on v1, managed identities and B2C',
      '`exp − iat` is five minutes more: Entra dates `iat` back',
    ],
    related: ['exp', 'iat', 'refresh_in'],
    rules: ['access-token-expired-at-use', 'clock-skew'],
  },
  {
    name: 'refresh_in',
    title: 'When to renew',
    summary: 'Seconds after which the client should fetch a new token although the old one still works.',
    found: ['Token answers for long-lived tokens: managed identities, continuous access evaluation'],
    compare: ['The next token request: before `refresh_in` it is needless, after `expires_in` it is late'],
    related: ['expires_in', 'xms_cc'],
  },
  {
    name: 'refresh_token_expires_in',
    title: 'How long the refresh token lasts',
    summary:
      'Seconds until the refresh token ends for good. Single-page apps get 24 hours, counted from the sign-in and not renewed by use.',
    found: ['Token answers to requests with `Origin`; B2C'],
    compare: ['The time of the sign-in × that of the refused refresh'],
    related: ['refresh_token', '700084', '700081'],
    rules: ['refresh-token-expired'],
  },
  {
    name: 'token_type',
    title: 'How the token is to be presented',
    summary:
      '`Bearer` mostly; `pop` and `mtls_pop` are bound to a key or certificate, `ssh-cert` is no JWT at all.',
    found: ['Token answers; token requests that ask for another kind'],
    compare: ['The scheme of the `Authorization` header that the client then sends', '`cnf` in the token'],
    related: ['cnf', 'req_cnf', 'authorization', 'dpop'],
    rules: ['mtls-certificate-missing'],
  },
  {
    name: 'foci',
    aliases: ['family of client ids'],
    title: 'Mark of the client family',
    summary:
      '`1`: the client is one of a family of Microsoft apps, of which each may redeem the refresh tokens of the others.',
    found: ['Token answers to Office, Azure CLI, Teams and other Microsoft clients'],
    compare: [
      '`client_id` of the request that issued the refresh token × that of the one which redeems it: in a family they may differ',
    ],
    traps: ['Own applications are never members'],
    related: ['refresh_token', 'client_mismatch'],
    rules: ['refresh-token-wrong-client'],
  },
  {
    name: 'client_info',
    title: 'Home account, for the cache of the library',
    summary:
      'Base64 of a small JSON object with `uid` and `utid`, the object and tenant that the account is at home in. In a request the number 1 asks for it.',
    found: ['Token answers and redirects, where the library asked; `1` or `2` in requests'],
    compare: ['`utid` × `tid` of the token: different for guests'],
    traps: ['Not a token, though it begins with `eyJ`'],
    related: ['uid', 'utid', 'idp'],
    rules: ['guest-user-context'],
  },
  {
    name: 'session_state',
    title: 'Name of the session at Entra',
    summary: 'Opaque id by which a page can notice that the session ended elsewhere.',
    found: ['Redirects that answer an authorize request'],
    compare: ['Nothing: only its presence tells that a session exists'],
    traps: ['Not `state`: it was not sent by the client and need not come back'],
    related: ['state', 'sid'],
  },
  {
    name: 'spa_code',
    aliases: ['return_spa_code'],
    title: 'Second code, for the browser',
    summary:
      'A server that redeems its code with `return_spa_code=1` gets one more, which its page redeems without asking the user again.',
    found: ['Token answers to web apps that serve a single-page app as well'],
    compare: [
      'The request of the browser that redeems it: it carries `Origin`, and neither `code_verifier` nor the redirect URI has to fit',
    ],
    related: ['code', 'code_verifier', 'origin'],
    rules: ['pkce-missing-on-cross-origin'],
  },
  {
    name: 'cloud_instance_host_name',
    aliases: ['cloud_instance_name', 'instance_aware'],
    title: 'Login host of the user’s cloud',
    summary:
      'Sent with a code when the account belongs to another national cloud and the client had asked with `instance_aware=true`.',
    found: ['Redirects that answer an authorize request'],
    compare: ['The host of the token request that follows: it has to be this one'],
    traps: ['A client with a secret or certificate cannot cross clouds'],
    related: ['900382', '90038', '900432'],
    rules: ['cloud-redirect-ignored'],
  },
  {
    name: 'admin_consent',
    title: 'Result of admin consent',
    summary: '`True` with `tenant` when an administrator agreed; with `error` in its place when not.',
    found: ['The redirect from /adminconsent'],
    compare: ['`tenant` × the tenant whose users then fail', '`error` and `error_description`'],
    related: ['adminconsent', '90094', '65004', 'prompt'],
    rules: ['admin-consent-failed'],
  },
  {
    name: 'error_description',
    aliases: ['error_codes', 'error_uri'],
    title: 'What the server says went wrong',
    summary:
      'A code, a sentence, and behind it trace id, correlation id and time. Meant for people: programs go by `error`, `suberror` and `error_codes`.',
    found: ['Error answers of the token endpoint, redirects with an error, pages'],
    compare: [
      'The values printed in it × the bytes of the request',
      'Several codes in one text: the last is mostly the cause',
    ],
    traps: [
      'The wording changes over time and with the language of the user',
      'Pasted whole, `entrace explain -` takes it apart',
    ],
    related: ['error', 'trace_id', 'correlation_id'],
  },
  {
    name: 'trace_id',
    title: 'Id of the failed request',
    summary:
      'The same value as `x-ms-request-id` and “Request ID” in the sign-in log. Support finds one request by it.',
    found: ['Error answers, end of `error_description`; error pages call it Request Id'],
    compare: ['The header `x-ms-request-id` of the same answer'],
    related: ['x-ms-request-id', 'correlation_id'],
  },
  {
    name: 'correlation_id',
    title: 'Id of the whole attempt',
    summary:
      'One for all requests that belong together, taken over from `client-request-id` where the client sent one.',
    found: ['Error answers, end of `error_description`, error pages'],
    compare: ['`client-request-id` of the request', 'The sign-in log, which is searched by it'],
    related: ['client-request-id', 'trace_id'],
  },
  {
    name: 'user_code',
    aliases: ['verification_uri', 'interval'],
    title: 'What the user types on the other device',
    summary:
      'Short code of the device flow, entered at `verification_uri`. `device_code` is its secret partner, with which the client polls.',
    found: ['Answers to /devicecode; the page on which it is entered'],
    compare: ['`expires_in` of the same answer × the time of entry', '`interval` × the gaps between polls'],
    related: ['devicecode', 'authorization_pending', 'slow_down', '70019', '70020'],
    rules: ['device-code-poll-too-fast'],
  },
];

/** Members of the answers of authorize, token and device endpoints. */
export const answerMembers = ROWS.map((row) => toFieldTopic('parameter', row));
