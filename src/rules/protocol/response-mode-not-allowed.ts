import { learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

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
export const responseModeNotAllowed = messageRule({
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
  findFault(request) {
    const mode = request.parameters.get('response_mode');
    const responseType = request.parameters.get('response_type');
    if (mode === undefined || responseType === undefined) return undefined;
    const hasTokens = responseType.value.split(/\s+/).some((type) => type === 'token' || type === 'id_token');
    if (!MODES.has(mode.value))
      return {
        messageId: 'unknown',
        data: { mode: mode.value.slice(0, 40) },
        evidence: [primary(request, mode, 'no such mode')],
      };
    else if (mode.value === 'query' && hasTokens) {
      const evidence = [primary(request, mode, 'in the query'), related(request, responseType, 'tokens')];
      return { messageId: 'tokensInQuery', data: { responseType: responseType.value }, evidence };
    }
    return undefined;
  },
});
