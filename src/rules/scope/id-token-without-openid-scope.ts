import { readsScopes } from '../../oauth/asked-scopes.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { parseScopes } from '../../oauth/scopes.js';
import { learn, oidc } from '../define-rule.js';
import { related } from '../evidence.js';
import { type ParameterFault, parameterRule } from '../families/parameter.js';

/** Reports an authorization request for an id_token whose scope lacks `openid`. The first version needs none. */
export const idTokenWithoutOpenidScope = parameterRule({
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
  parameter: 'scope',
  findFault: ({ value }, request) => findFault(value, request),
  findAbsence: (request) => findFault('', request),
});

function findFault(asked: string, request: AuthorizationRequest): ParameterFault<'lacking'> | undefined {
  const type = request.parameters.get('response_type');
  if (type?.value.split(/\s+/).includes('id_token') !== true || !readsScopes(request.endpoint))
    return undefined;
  const isAsked = parseScopes(asked).some(({ value }) => value.toLowerCase() === 'openid');
  if (isAsked || request.answer.outcome === 'accepted') return undefined;
  return {
    messageId: 'lacking',
    data: { responseType: type.value, scope: asked === '' ? '(none)' : asked },
    note: 'no openid',
    others: [related(request, type, 'asks for an id_token')],
    options: { change: { message: request, set: { scope: `openid ${asked}`.trim() } } },
  };
}
