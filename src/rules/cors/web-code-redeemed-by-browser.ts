import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { primary, related, requestBody } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** A redirect URI of another kind, redeemed by a page. */
export const webCodeRedeemedByBrowser = serverCodeRule({
  meta: {
    id: 'web-code-redeemed-by-browser',
    category: 'cors',
    title: 'The page’s redirect URI is not registered as single-page',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS9002326'],
    messages: {
      origin:
        'Entry {entry} redeems from a page of {origin}, and the redirect URI {redirectUri} is not of the single-page kind ({code}).',
    },
    why: 'Only redirect URIs of the single-page kind may be redeemed by a page.',
    fix: [
      'Move the redirect URI from Web to Single-page application in the app’s registration (Authentication), and use PKCE.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['token-endpoint-cors-failed'],
  },
  data: (message, _error, story) => ({
    origin: findHeader(message.entry.request.headers, 'origin')?.value ?? 'another site',
    redirectUri:
      message.parameters.value('redirect_uri') ?? story.flowOf(message.id)?.redirectUri ?? 'of this app',
  }),
  evidence: (message) => {
    const origin = findHeader(message.entry.request.headers, 'origin');
    const place = primary(
      message,
      message.parameters.get('redirect_uri') ?? requestBody(message),
      'the redirect URI',
    );
    return origin === undefined ? [place] : [place, related(message, inRequest(origin), 'the page')];
  },
});
