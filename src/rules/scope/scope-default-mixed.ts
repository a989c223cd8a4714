import { type AskedScopes, findAskedScopes } from '../../oauth/asked-scopes.js';
import type { Flow } from '../../oauth/flows.js';
import type { Message } from '../../oauth/messages.js';
import { defineRule, learn } from '../define-rule.js';
import { primary } from '../evidence.js';

interface Mixed extends AskedScopes {
  readonly message: Message;
}

/** Reports `.default` beside named permissions, once a flow and at the request that was refused for it. */
export const scopeDefaultMixed = defineRule({
  meta: {
    id: 'scope-default-mixed',
    category: 'scope',
    title: '.default mixed with named permissions',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70011', 'AADSTS1002012'],
    messages: {
      mixed:
        'The scope of entry {entry} has {all} together with {named}. .default stands alone, or with openid, profile, email and offline_access only.',
    },
    why: '.default asks for all that the registration lists, a named permission for that one: Entra does not take both in one request.',
    fix: [
      'Drop the named permissions and configure them on the registration; .default then covers them.',
      'Or drop .default and name each permission that is needed.',
    ],
    references: [learn('Scopes and .default', 'scopes-oidc')],
    supersedes: ['scope-default-required', 'scope-multiple-resources'],
  },
  on: 'flow',
  check(flow, report) {
    const found = findMixed(flow);
    if (found === undefined) return;
    const { message, parameter, scopes } = found;
    const kept = scopes.filter(({ isDefault, isOidc }) => isDefault || isOidc).map(({ value }) => value);
    const data = {
      entry: message.entry.index,
      all: scopes.find(({ isDefault }) => isDefault)?.value ?? '.default',
      named: namesOf(found),
    };
    const change = { message, set: { scope: kept.join(' ') } };
    report('mixed', data, [primary(message, parameter, '.default beside named permissions')], { change });
  },
});

function findMixed(flow: Flow): Mixed | undefined {
  const mixed = flow.messages.flatMap((message) => {
    const asked = findAskedScopes(message);
    return asked !== undefined && isMixed(asked) ? [{ message, ...asked }] : [];
  });
  return mixed.find(({ message }) => message.answer.outcome === 'refused') ?? mixed[0];
}

function isMixed(asked: AskedScopes): boolean {
  return asked.scopes.some(({ isDefault }) => isDefault) && namesOf(asked) !== '';
}

function namesOf({ scopes }: AskedScopes): string {
  const named = scopes.filter(({ isDefault, isOidc }) => !isDefault && !isOidc);
  return named.map(({ value }) => value).join(' ');
}
