import { isGraphHost } from '../../knowledge/api-audiences.js';
import { MICROSOFT_GRAPH } from '../../knowledge/find-app.js';
import { isApplicationOnly, isDelegatedOnly } from '../../knowledge/graph-permissions.js';
import { findApiToken } from '../../oauth/api-token.js';
import { type AskedScopes, findAskedScopes, scopeResource } from '../../oauth/asked-scopes.js';
import type { Message, OAuthError } from '../../oauth/messages.js';
import { findNeededScopes } from '../../oauth/needed-scopes.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, type Reporter } from '../define-rule.js';
import { inside, primary, related, serverAnswer } from '../evidence.js';
import { tokenChecklist } from '../token-checklist.js';

const CODES = ['AADSTS650053', 'AADSTS65001'];

/**
 * Reports a sign-in that asks for a permission which Graph has for apps only, and an app on its own whose call Graph
 * has for users only. Names that exist in both kinds are not judged.
 */
export const scopePermissionTypeWrong = defineRule({
  meta: {
    id: 'scope-permission-type-wrong',
    category: 'scope',
    title: 'A permission of the other kind: for apps, or for users, only',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: CODES,
    messages: {
      appOnly:
        'Entry {entry} was refused with {code}: {scope} of Microsoft Graph exists as application permission only, and this sign-in asks for it on behalf of a user.',
      usersOnly:
        'Entry {entry}: Microsoft Graph wants {needed} for {path}, which exists as delegated permission only, and the token speaks for an app on its own.',
      notForApps:
        'Entry {entry}: Microsoft Graph does not offer {path} to an app on its own, and the token has no user.',
    },
    why: 'Delegated permissions go with a user, application permissions with an app on its own. A scope in a sign-in always means the first kind, .default of an app on its own always the second.',
    fix: [
      'Ask for the delegated permission that covers the call (its page in the Graph reference names it).',
      'If there is none, make the call from a server with client credentials.',
      'Where Graph has the call for users only, sign a user in (authorization code, device code, on-behalf-of) and call with that token.',
    ],
    references: [learn('Permissions and consent', 'permissions-consent-overview')],
    supersedes: [
      'scope-unprefixed-custom-api',
      'consent-required',
      'obo-consent-missing-for-middle-tier',
      'graph-insufficient-privileges',
      'client-credentials-app-without-roles',
    ],
  },
  on: 'message-with-errors',
  check(message, report, story) {
    const error = message.errors.find(
      ({ codes, isExpected }) => !isExpected && codes.some((code) => CODES.includes(code)),
    );
    if (error === undefined) reportUsersOnly(message, report, story);
    else reportAppsOnly(message, error, report, story);
  },
});

type Report = Reporter<'appOnly' | 'usersOnly' | 'notForApps'>;

function reportAppsOnly(message: Message, error: OAuthError, report: Report, story: Story): void {
  const found = findAppOnly(message, story);
  if (found === undefined) return;
  const code = error.codes.find((each) => CODES.includes(each)) ?? '';
  const data = { entry: message.entry.index, code, scope: found.scope };
  const places = [primary(found.message, found.parameter, 'for apps only'), ...serverAnswer(message, error)];
  report('appOnly', data, places, { explains: [error.id] });
}

function reportUsersOnly(message: Message, report: Report, story: Story): void {
  const held = isGraphHost(message.url.host) ? findApiToken(message, story) : undefined;
  const error = message.errors[0];
  if (held?.token.kind !== 'app-only-access-token' || error === undefined) return;
  const needed = findNeededScopes(message);
  const id = needed?.names.every(isDelegatedOnly) === true ? 'usersOnly' : 'notForApps';
  if (id === 'notForApps' && !saysNotForApps(error)) return;
  const data = {
    entry: message.entry.index,
    path: message.url.pathname,
    needed: needed?.names.join(', ') ?? '',
  };
  const places = [
    primary(message, needed ?? error, 'for users only'),
    related(message, inside(held.bearer, 'payload'), 'a token of an app'),
  ];
  report(id, data, places, { explains: [error.id], checklist: tokenChecklist(message, held.token, story) });
}

/** As Teams and Planner answer. */
function saysNotForApps({ description = '' }: OAuthError): boolean {
  return /not supported in application-only context/i.test(description.slice(0, 2000));
}

interface AppOnly extends AskedScopes {
  readonly message: Message;
  readonly scope: string;
}

function findAppOnly(message: Message, story: Story): AppOnly | undefined {
  for (const each of [message, ...(story.flowOf(message.id)?.messages ?? [])]) {
    const asked = findAskedScopes(each);
    if (asked === undefined || (each.kind === 'token-request' && each.grant === 'client-credentials'))
      continue;
    const scope = asked.scopes.find(
      (one) => scopeResource(one, each.endpoint) === MICROSOFT_GRAPH && isApplicationOnly(one.permission),
    );
    if (scope !== undefined) return { ...asked, message: each, scope: scope.permission };
  }
  return undefined;
}
