import { stringMember } from '../../model/json.js';
import { findNeededScopes } from '../../oauth/needed-scopes.js';
import { parseScopes, permissionNames } from '../../oauth/scopes.js';
import { learn, rfc } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { presentedTokenRule } from '../families/presented-token.js';

/**
 * Reports a user's token without the permission that the API's 403 asks for by name. A 403 that names none is
 * graph-insufficient-privileges'; where the permission is there, the user's own rights are the limit.
 */
export const delegatedTokenOnAppOnlyEndpoint = presentedTokenRule({
  meta: {
    id: 'delegated-token-on-app-only-endpoint',
    category: 'resource-call',
    title: 'The user’s token lacks the permission the API asks for',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      lacking:
        'Entry {entry}: {host} answered 403 and wants one of {needed}. The token has {present} in scp.',
    },
    why: 'A user’s token carries only the delegated permissions that were asked for and consented to. A call that exists for apps only is refused whatever scp holds.',
    fix: [
      'Ask for one of these scopes, get consent, and call with the new token.',
      'If they exist as application permissions only, make the call from a server with client credentials.',
      'If the permission is there after that, the user lacks the right to this object.',
    ],
    references: [rfc(6750, '3.1'), learn('Permissions and consent', 'permissions-consent-overview')],
    supersedes: ['graph-insufficient-privileges'],
  },
  findFault: ({ call, bearer, jwt, token }) => {
    const needed = findNeededScopes(call);
    if (call.answer.status !== 403 || needed === undefined || token.kind !== 'delegated-access-token')
      return undefined;
    const present = stringMember(jwt.payload, 'scp') ?? '';
    const has = permissionNames(parseScopes(present));
    if ([...permissionNames(parseScopes(needed.names.join(' ')))].some((name) => has.has(name)))
      return undefined;
    const data = { needed: needed.names.join(', '), present: present === '' ? 'nothing' : present };
    const evidence = [
      primary(call, inside(bearer, 'payload', 'scp'), 'what it may do'),
      related(call, needed, 'what the API wants'),
    ];
    return { messageId: 'lacking', data, evidence };
  },
});
