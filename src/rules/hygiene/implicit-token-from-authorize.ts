import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Advises against access tokens from the authorization endpoint. An id_token alone is a lesser matter. */
export const implicitTokenFromAuthorize = messageRule({
  meta: {
    id: 'implicit-token-from-authorize',
    category: 'hygiene',
    title: 'The authorization endpoint is asked for tokens',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      token:
        'Entry {entry} asks the authorization endpoint for an access token (response_type={responseType}).',
      idToken:
        'Entry {entry} asks the authorization endpoint for an id_token alone (response_type={responseType}).',
    },
    why: 'Tokens in a redirect pass through the browser’s address bar and history, cannot be bound to the client, and cannot be renewed where third-party cookies are blocked.',
    fix: ['Use response_type=code with PKCE, and register the redirect URI as a single-page application.'],
    references: [rfc(9700, '2.1.2'), learn('Implicit grant', 'v2-oauth2-implicit-grant-flow')],
    canBeCause: false,
  },
  on: 'authorization-request',
  findFault(request) {
    const responseType = request.parameters.get('response_type');
    const types = responseType?.value.split(/\s+/) ?? [];
    if (responseType === undefined || types.includes('code')) return undefined;
    const id = types.includes('token') ? 'token' : types.includes('id_token') ? 'idToken' : undefined;
    if (id === undefined) return undefined;
    const data = { responseType: types.toSorted().join(' ') };
    return {
      messageId: id,
      data,
      evidence: [primary(request, responseType, 'asks for tokens in the redirect')],
    };
  },
});
