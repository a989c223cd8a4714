import { learn } from '../define-rule.js';
import { primary, requestBody } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** A redirect URI of the single-page kind, redeemed by something that is no page. */
export const spaCodeRedeemedByServer = serverCodeRule({
  meta: {
    id: 'spa-code-redeemed-by-server',
    category: 'cors',
    title: 'A single-page redirect URI is used by a server or native app',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS9002327'],
    messages: {
      noOrigin:
        'Entry {entry} redeems without an Origin header, and the redirect URI {redirectUri} is registered as a single-page application ({code}).',
    },
    why: 'Tokens for a single-page redirect URI are given only to a page, which the browser marks with an Origin header.',
    fix: [
      'Register the redirect URI under Web (server app) or under Mobile and desktop applications (native app).',
      'Or redeem the code in the page itself.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
  },
  data: (message, _error, story) => ({
    redirectUri:
      message.parameters.value('redirect_uri') ?? story.flowOf(message.id)?.redirectUri ?? 'of this app',
  }),
  evidence: (message) => [
    primary(
      message,
      message.parameters.get('redirect_uri') ?? requestBody(message),
      'redeemed without Origin',
    ),
  ],
});
