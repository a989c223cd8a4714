import { isHighPrivilege } from '../../knowledge/high-privilege-permissions.js';
import { stringMember } from '../../model/json.js';
import { parseScopes, permissionNames } from '../../oauth/scopes.js';
import { learn, rfc } from '../define-rule.js';
import { compared, inside, primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Notes powerful permissions in a token that the request never named. */
export const scopeGrantedExcessive = messageRule({
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
  on: 'token-request',
  findFault(request, story) {
    const accessToken = request.answer.parameters.get('access_token');
    const jwt = story.tokenOf(accessToken?.value)?.jwt;
    const scope = request.parameters.get('scope');
    const granted = stringMember(jwt?.payload, 'scp');
    if (accessToken === undefined || granted === undefined || scope === undefined) return undefined;
    const asked = permissionNames(parseScopes(scope.value));
    const extra = granted
      .split(' ')
      .filter((name) => isHighPrivilege(name) && !asked.has(name.toLowerCase()));
    if (extra.length === 0) return undefined;
    return {
      messageId: 'excessive',
      data: { permissions: extra.join(', ') },
      evidence: [
        primary(request, inside(accessToken, 'payload', 'scp'), 'granted'),
        compared(request, scope, 'asked'),
      ],
    };
  },
});
