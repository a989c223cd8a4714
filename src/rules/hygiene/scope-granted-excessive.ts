import { isHighPrivilege } from '../../knowledge/high-privilege-permissions.js';
import { stringMember } from '../../model/json.js';
import { parseScopes, permissionNames } from '../../oauth/scopes.js';
import { learn, rfc } from '../define-rule.js';
import { compared } from '../evidence.js';
import { issuedTokenRule } from '../families/issued-token.js';

/** Notes powerful permissions in a token that the request never named. */
export const scopeGrantedExcessive = issuedTokenRule({
  meta: {
    id: 'scope-granted-excessive',
    category: 'hygiene',
    title: 'The token grants more than was asked for',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'tenant-admin',
    codes: [],
    messages: {
      excessive: 'The access token of entry {entry} carries {permissions}, which the request did not name.',
    },
    why: 'Earlier consents add up: every new token carries all of them, and whoever takes it has them too.',
    fix: ['Review the permissions consented to for this app, and remove those it does not use.'],
    references: [rfc(9700, '2.3'), learn('Permissions and consent', 'permissions-consent-overview')],
    canBeCause: false,
  },
  token: 'access_token',
  findFault: ({ payload }, request) => {
    const scope = request.parameters.get('scope');
    const granted = stringMember(payload, 'scp');
    if (granted === undefined || scope === undefined || request.kind !== 'token-request') return undefined;
    const asked = permissionNames(parseScopes(scope.value));
    const extra = granted
      .split(' ')
      .filter((name) => isHighPrivilege(name) && !asked.has(name.toLowerCase()));
    if (extra.length === 0) return undefined;
    return {
      messageId: 'excessive',
      data: { permissions: extra.join(', ') },
      claim: 'scp',
      note: 'granted',
      others: [compared(request, scope, 'asked')],
    };
  },
});
