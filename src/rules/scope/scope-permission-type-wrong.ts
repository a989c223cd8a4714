import { MICROSOFT_GRAPH } from '../../knowledge/find-app.js';
import { isApplicationOnly } from '../../knowledge/graph-permissions.js';
import { type AskedScopes, findAskedScopes, scopeResource } from '../../oauth/asked-scopes.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** A sign-in that asks for a permission which Graph has for apps only. */
export const scopePermissionTypeWrong = serverCodeRule({
  meta: {
    id: 'scope-permission-type-wrong',
    category: 'scope',
    title: 'Application permission asked for in a user’s sign-in',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS650053', 'AADSTS65001'],
    messages: {
      appOnly:
        'Entry {entry} was refused with {code}: {scope} of Microsoft Graph exists as application permission only, and this sign-in asks for it on behalf of a user.',
    },
    why: 'Delegated permissions go with a user, application permissions with an app on its own. A scope in a sign-in always means the first kind.',
    fix: [
      'Ask for the delegated permission that covers the call (its page in the Graph reference names it).',
      'If there is none, make the call from a server with client credentials.',
    ],
    references: [learn('Permissions and consent', 'permissions-consent-overview')],
    supersedes: ['scope-unprefixed-custom-api', 'consent-required', 'obo-consent-missing-for-middle-tier'],
  },
  applies: (message, _error, story) => findAppOnly(message, story) !== undefined,
  data: (message, _error, story) => ({ scope: findAppOnly(message, story)?.scope ?? '' }),
  evidence: (message, _error, story) => {
    const found = findAppOnly(message, story);
    return found === undefined ? [] : [primary(found.message, found.parameter, 'for apps only')];
  },
});

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
