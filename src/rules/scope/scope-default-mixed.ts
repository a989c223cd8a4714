import { learn } from '../define-rule.js';
import { askedScopeRule } from '../families/asked-scope.js';

/** Reports `.default` beside named permissions, of the same API or of another. */
export const scopeDefaultMixed = askedScopeRule({
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
    supersedes: [
      'scope-default-required',
      'scope-multiple-resources',
      'offline-access-app-only',
      'scope-missing',
    ],
  },
  note: '.default beside named permissions',
  judge: ({ scopes }) => {
    const all = scopes.find(({ isDefault }) => isDefault)?.value;
    const named = scopes.filter(({ isDefault, isOidc }) => !isDefault && !isOidc).map(({ value }) => value);
    if (all === undefined || named.length === 0) return undefined;
    const kept = scopes.filter(({ isDefault, isOidc }) => isDefault || isOidc).map(({ value }) => value);
    return { id: 'mixed', data: { all, named: named.join(' ') }, corrected: kept.join(' ') };
  },
});
