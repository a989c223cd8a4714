import { learn, rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Advises against access tokens from the authorization endpoint. An id_token alone is a lesser matter. */
export const implicitTokenFromAuthorize = parameterRule({
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
  parameter: 'response_type',
  findFault: ({ value }) => {
    const types = value.split(/\s+/);
    const messageId = types.includes('token') ? 'token' : types.includes('id_token') ? 'idToken' : undefined;
    if (messageId === undefined || types.includes('code')) return undefined;
    const data = { responseType: types.toSorted().join(' ') };
    return { messageId, data, note: 'asks for tokens in the redirect' };
  },
});
