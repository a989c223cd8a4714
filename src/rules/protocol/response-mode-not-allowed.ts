import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const MODES = new Set([
  'query',
  'fragment',
  'form_post',
  'form_post.jwt',
  'query.jwt',
  'fragment.jwt',
  'jwt',
]);

/** Reports a response mode that does not exist, or that would put tokens into a query. */
export const responseModeNotAllowed = parameterRule({
  meta: {
    id: 'response-mode-not-allowed',
    category: 'protocol',
    title: 'The response mode does not fit',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS70007'],
    messages: {
      tokensInQuery:
        'Entry {entry} asks for {responseType} with response_mode=query: tokens may not travel in a query.',
      unknown: 'Entry {entry} asks for response_mode={mode}, which does not exist.',
    },
    why: 'Queries end up in logs, so the server delivers tokens only in a fragment or a form post.',
    fix: ['Use fragment in a single-page app, form_post in a server app, or response_type=code.'],
    references: [
      {
        title: 'OAuth 2.0 Multiple Response Types, section 5',
        url: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#Security',
      },
      learn('OpenID Connect', 'v2-protocols-oidc'),
    ],
  },
  on: 'authorization-request',
  parameter: 'response_mode',
  findFault: ({ value: mode }, request) => {
    const type = request.parameters.get('response_type');
    if (type === undefined) return undefined;
    if (!MODES.has(mode))
      return { messageId: 'unknown', data: { mode: mode.slice(0, 40) }, note: 'no such mode' };
    const hasTokens = type.value.split(/\s+/).some((each) => each === 'token' || each === 'id_token');
    if (mode !== 'query' || !hasTokens) return undefined;
    const others = [related(request, type, 'tokens')];
    return { messageId: 'tokensInQuery', data: { responseType: type.value }, note: 'in the query', others };
  },
});
