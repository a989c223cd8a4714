import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

interface ScopeRow extends TopicRow {
  /** What the answer and its tokens have for it. */
  readonly gives: readonly string[];
  readonly compare: readonly string[];
  readonly traps?: readonly string[];
}

const ROWS: readonly ScopeRow[] = [
  {
    name: 'openid',
    title: 'Sign the user in',
    summary: 'Makes the request one of OpenID Connect: the answer gets an id_token.',
    gives: ['`id_token`, and `sub` in it'],
    compare: [
      '`response_type` with `id_token` needs it',
      'A request with this alone gives no access token for an API of your own',
    ],
    traps: ['Not for client credentials: there is no user'],
    related: ['id_token', 'profile', 'offline_access', '70005'],
    rules: ['id-token-without-openid-scope', 'offline-access-app-only'],
  },
  {
    name: 'profile',
    title: 'Name of the user in the id_token',
    summary: 'Adds `name`, `preferred_username` and, in version 2, `oid` to the id_token.',
    gives: ['Claims of the id_token; nothing in access tokens of other APIs'],
    compare: ['The claims of the id_token × what the application looks for'],
    related: ['openid', 'preferred_username', 'name', 'oid'],
  },
  {
    name: 'offline_access',
    title: 'Refresh token, please',
    summary: 'On v2 a refresh token comes only when this is in `scope` and was agreed to.',
    gives: ['`refresh_token` in the token answer'],
    compare: [
      '`scope` of the authorize request × a missing `refresh_token` in the answer',
      'The wording “Maintain access to data” on the consent page',
    ],
    traps: [
      'v1 gives refresh tokens without it',
      'Refused in client credentials: such clients simply ask again',
    ],
    related: ['refresh_token', '1002012', 'openid'],
    rules: ['offline-access-not-requested', 'offline-access-app-only'],
  },
  {
    name: '.default',
    aliases: ['/.default'],
    title: 'All permissions that were agreed to',
    summary:
      'Behind the identifier of an API: what the registration lists and consent covers, in one go. The only form that client credentials may use.',
    gives: [
      'With a user: every delegated permission granted for this API, in `scp`',
      'Without one: every application permission granted, in `roles`; none, and the token has no `roles`',
    ],
    compare: [
      'The identifier in front, with one slash between; an identifier that ends in a slash needs two',
      'API permissions of the registration × `scp` or `roles` of the token',
    ],
    traps: [
      'Does not stand beside named permissions of the same API',
      'A permission added later needs consent before it appears',
    ],
    related: ['1002012', '70011', 'scope', 'roles', 'scp'],
    rules: ['scope-default-required', 'scope-default-mixed'],
  },
  {
    name: 'user_impersonation',
    title: 'Act for the user, whatever that allows',
    summary:
      'The one delegated permission of many APIs, Azure Resource Manager among them. What the call may do is decided by the rights of the user there.',
    gives: ['`user_impersonation` in `scp`'],
    compare: ['A 403 of the API: the user lacks a role, not the token a scope'],
    related: ['scp', 'AuthorizationFailed'],
  },
];

/** Scopes that are not the permissions of one API. */
export const scopes: readonly Topic[] = ROWS.map(({ gives, compare, traps = [], ...row }) =>
  toTopic('scope', row, { 'What it gives': gives, 'Compare in the capture': compare, Traps: traps }),
);
