import { type ErrorRow, toErrorTopic } from './error-topic.js';

const ROWS: readonly ErrorRow[] = [
  {
    name: 'InvalidAuthenticationToken',
    title: 'Graph or Azure: the token is not accepted',
    summary:
      'The API could not use the bearer: none was sent, it is of another audience or tenant, expired, or no access token at all.',
    compare: [
      'The message beside it: empty token, invalid audience, expired, or one that cannot be parsed',
      '`aud` of the token sent against the host called',
      '`exp` against `Date` of the answer',
    ],
    client: [
      'Ask for a token of this API (`https://graph.microsoft.com/…`, `https://management.azure.com/.default`)',
    ],
    related: ['aud', 'invalid_token', 'authorization'],
    rules: ['wrong-audience-token', 'bearer-missing', 'bearer-malformed', 'access-token-expired-at-use'],
  },
  {
    name: 'InvalidAuthenticationTokenTenant',
    title: 'Azure: token of the wrong tenant',
    summary: 'The subscription trusts one tenant, and the token was issued by another.',
    compare: ['`tid` of the token, and the tenant that `WWW-Authenticate` names'],
    client: ['Ask the tenant of the subscription for the token, not the home tenant of the user'],
    related: ['tid', 'www-authenticate', 'InvalidAuthenticationToken'],
    rules: ['token-tenant-not-requested', 'guest-user-context'],
  },
  {
    name: 'ExpiredAuthenticationToken',
    title: 'Azure: the token has expired',
    summary: 'The token was good once, and was used too late.',
    compare: ['`exp` of the token against `Date` of the answer', 'The last refresh in the capture'],
    client: ['Fetch a new token before the old one runs out'],
    related: ['exp', 'invalid_token'],
    rules: ['access-token-expired-at-use', 'clock-skew'],
  },
  {
    name: 'Authorization_RequestDenied',
    title: 'Graph: not enough permission',
    summary: 'The token is fine, and what it allows does not cover the call.',
    compare: [
      '`scp` or `roles` of the token against what the call needs',
      'Delegated: also what the user may do by themselves, see `wids`',
      'Time of issue: a consent given later is not in the token',
    ],
    client: ['Have the permission granted, then fetch a new token'],
    related: ['scp', 'roles', 'wids', 'insufficient_scope'],
    rules: ['graph-insufficient-privileges', 'client-credentials-app-without-roles'],
  },
  {
    name: 'Authorization_IdentityNotFound',
    title: 'Graph: the identity is not in this tenant',
    summary: 'The app or user of the token has no object in the directory that was asked.',
    compare: ['`tid` and `oid` of the token', 'App-only: whether the app was admitted to this tenant'],
    client: ['Ask the right tenant for the token, or have the app consented to there'],
    related: ['tid', 'oid', '7000229'],
    rules: ['token-tenant-not-requested', 'app-not-in-tenant'],
  },
  {
    name: 'AuthenticationError',
    title: 'Graph: the sign-in behind the call failed',
    summary: 'Graph could not get what it needs to act for the caller; the message may hold an AADSTS code.',
    compare: ['The code inside the message', '`request-id` and time'],
    client: ['Follow the code'],
    related: ['request-id', '500014'],
    rules: ['entra-error-observed'],
  },
  {
    name: 'unauthenticated',
    title: 'Graph: a token is missing',
    summary: 'The call has no usable token although this address needs one.',
    compare: ['`Authorization` of the request', 'A redirect before it, on which the header was lost'],
    client: ['Send the token'],
    related: ['authorization', 'InvalidAuthenticationToken'],
    rules: ['bearer-missing'],
  },
  {
    name: 'ErrorAccessDenied',
    title: 'Exchange: access is denied',
    summary: 'The mailbox refuses: permission missing, or the app is limited to other mailboxes.',
    compare: [
      '`scp` or `roles` for mail, and the mailbox in the URL',
      'App-only: an access policy of Exchange may list mailboxes',
    ],
    client: ['Grant the permission or widen the policy'],
    related: ['scp', 'roles', 'Authorization_RequestDenied'],
    rules: ['graph-insufficient-privileges'],
  },
  {
    name: 'AuthorizationFailed',
    title: 'Azure: no role on this resource',
    summary: 'The identity is known, and has no role assignment that covers the action.',
    compare: [
      '`oid` of the token: the assignment has to name this object',
      'The scope in the message: resource, group or subscription',
    ],
    client: ['Assign a role to that object, wait some minutes, fetch a new token'],
    related: ['oid', 'xms_mirid'],
  },
  {
    name: 'Request_ResourceNotFound',
    title: 'Graph: no such object',
    summary: 'The object in the URL does not exist in the tenant of the token.',
    compare: [
      '`tid` of the token: perhaps the object is in another tenant',
      'An app-only call of `/me`, where there is no me',
    ],
    client: ['Correct id or tenant'],
    related: ['tid', 'idtyp'],
    rules: ['app-only-token-on-user-endpoint'],
  },
  {
    name: 'TooManyRequests',
    title: 'API: throttled',
    summary: 'HTTP 429: too many calls in a short time.',
    compare: ['`Retry-After` and the time of the next call'],
    client: ['Wait as told'],
    related: ['retry-after', 'temporarily_unavailable'],
    rules: ['retry-after-ignored'],
  },
];

/** Values of `error.code` with which Microsoft APIs refuse a token. */
export const apiErrors = ROWS.map((row) => toErrorTopic('api-error', row));
