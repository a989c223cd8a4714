import { isGraphHost } from '../../knowledge/api-audiences.js';
import { member } from '../../model/json.js';
import { findApiToken } from '../../oauth/api-token.js';
import type { Message } from '../../oauth/messages.js';
import { findNeededScopes } from '../../oauth/needed-scopes.js';
import type { Token } from '../../oauth/tokens.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';

/** Shows what the token of a 403 at Microsoft Graph may do, beside the call that was refused. */
export const graphInsufficientPrivileges = defineRule({
  meta: {
    id: 'graph-insufficient-privileges',
    category: 'resource-call',
    title: 'Microsoft Graph refuses for lack of privileges',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'tenant-admin',
    codes: [],
    messages: {
      user: 'Entry {entry}: Graph refused {method} {path} ({error}). The user’s token has scp {present}.',
      app: 'Entry {entry}: Graph refused {method} {path} ({error}). The app’s token has roles {present}.',
    },
    why: 'The permission for this call is not in the token, or the signed-in user has no right to the object: a delegated call may do only what both may.',
    fix: [
      'Look up the permissions of this call in the Graph reference, and compare them with those of the token.',
      'Add the one that is missing, get (admin) consent, and get a new token: the old one does not change.',
      'If the permission is there, give the user a directory role or access to the object, or check its licence.',
    ],
    references: [
      learn('Graph error responses', '/graph/errors'),
      learn('Graph permissions reference', '/graph/permissions-reference'),
    ],
  },
  on: ['protected-resource-request', 'userinfo-request'],
  check(message, report, story) {
    const error = findRefusal(message);
    if (error === undefined) return;
    const held = findApiToken(message, story);
    if (held === undefined) {
      report.cannotTell('Graph refused for lack of privileges, and the token cannot be read.');
      return;
    }
    if (held.token.kind === 'delegated-access-token' && findNeededScopes(message) !== undefined) return;
    const isApp = held.token.kind === 'app-only-access-token';
    const data = {
      entry: message.entry.index,
      method: message.entry.request.method,
      path: message.url.pathname,
      error: error.error ?? '403',
      present: permissionsOf(held.token),
    };
    const places = [
      primary(message, inside(held.bearer, 'payload'), 'what the token may do'),
      related(message, error.at, 'the API’s answer'),
    ];
    const options = { checklist: tokenChecklist(message, held.token, story) };
    report(isApp ? 'app' : 'user', data, places, options);
  },
});

function findRefusal({ url, answer, errors }: Message) {
  if (!isGraphHost(url.host) || answer.status !== 403) return undefined;
  return errors.find(({ error }) =>
    /^(?:Authorization_RequestDenied|ErrorAccessDenied|accessDenied)$/i.test(error ?? ''),
  );
}

function permissionsOf({ jwt, kind }: Token): string {
  const found = member(jwt?.payload, kind === 'app-only-access-token' ? 'roles' : 'scp');
  const list = Array.isArray(found) ? found : [found];
  const names = list.filter((each) => typeof each === 'string' && each !== '');
  return names.length === 0 ? '(none)' : names.join(' ');
}
