import { readsScopes } from '../../oauth/asked-scopes.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn, oidc } from '../define-rule.js';
import { missing, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an authorization request for an id_token whose scope lacks `openid`. The first version needs none. */
export const idTokenWithoutOpenidScope = messageRule({
  meta: {
    id: 'id-token-without-openid-scope',
    category: 'scope',
    title: 'id_token asked for without the scope openid',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70005', 'AADB2C90110'],
    messages: {
      lacking:
        'Entry {entry} asks for response_type={responseType} with scope {scope}: an id_token needs openid among the scopes.',
    },
    why: 'openid is what makes an OAuth request one of OpenID Connect; without it the server has no id_token to give.',
    fix: ['Add openid to the scope.', 'Or take id_token out of response_type, if the app needs none.'],
    references: [learn('OpenID Connect', 'v2-protocols-oidc'), oidc('Authentication Request', 'AuthRequest')],
    supersedes: ['implicit-not-enabled'],
  },
  on: 'authorization-request',
  findFault(request) {
    const responseType = request.parameters.value('response_type') ?? '';
    const scope = request.parameters.get('scope');
    if (!responseType.split(/\s+/).includes('id_token') || !readsScopes(request.endpoint)) return undefined;
    if (request.answer.outcome === 'accepted') return undefined;
    const asked = scope?.value ?? '';
    if (parseScopes(asked).some(({ value }) => value.toLowerCase() === 'openid')) return undefined;
    const data = { responseType, scope: asked === '' ? '(none)' : asked };
    const places = [
      scope === undefined ? missing(request, 'no openid') : primary(request, scope, 'no openid'),
      related(request, request.parameters.get('response_type'), 'asks for an id_token'),
    ];
    const change = { message: request, set: { scope: `openid ${asked}`.trim() } };
    return { messageId: 'lacking', data, evidence: places, options: { change } };
  },
});
