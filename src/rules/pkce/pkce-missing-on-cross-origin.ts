import { findHeader, inRequest } from '../../model/headers.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { isPkceRefusal } from '../../oauth/pkce.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { missing, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a code redeemed by a page without a code verifier. A code that a server obtained for its page (`spa_code`)
 * is redeemed without PKCE and without a redirect URI, and is never reported unless the server asked for PKCE.
 */
export const pkceMissingOnCrossOrigin = messageRule({
  meta: {
    id: 'pkce-missing-on-cross-origin',
    category: 'pkce',
    title: 'A page redeems a code without PKCE',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS9002325', 'AADB2C99059'],
    messages: {
      missing:
        'Entry {entry} redeems a code from the page {origin} and sends no code_verifier. Codes that a browser redeems need PKCE.',
    },
    why: 'A page cannot keep a secret, so PKCE is what proves that the code comes back to the app that asked for it. Entra refuses redemptions with an Origin header and no verifier.',
    fix: [
      'Use a library that does the code flow with PKCE for pages (MSAL.js 2 or newer).',
      'By hand: send code_challenge and code_challenge_method=S256 with the sign-in, and the code_verifier with the code.',
      'If a server ought to redeem the code, send the request from the server: no Origin header, and a credential.',
    ],
    references: [
      learn('Authorization code flow', 'v2-oauth2-auth-code-flow'),
      rfc(7636, '4.5'),
      rfc(9700, '2.1.1'),
    ],
    supersedes: ['pkce-absent', 'required-parameter-missing'],
  },
  on: 'token-request',
  findFault(request, story) {
    const origin = findHeader(request.entry.request.headers, 'origin');
    if (request.grant !== 'authorization-code' || origin === undefined) return undefined;
    if (request.parameters.has('code_verifier') || request.answer.outcome === 'accepted') return undefined;
    if (isHybridCode(request, story) && !isPkceRefusal(request)) return undefined;
    const header = inRequest(origin);
    const evidence = [
      missing(request, 'no code_verifier among the parameters'),
      related(request, header, 'sent by a page'),
    ];
    const set = { code_verifier: '<the verifier whose S256 was sent as code_challenge>' };
    return {
      messageId: 'missing',
      data: { origin: origin.value },
      evidence,
      options: {
        change: { message: request, set },
      },
    };
  },
});

function isHybridCode(request: TokenRequest, story: Story): boolean {
  const code = story.tokenOf(request.parameters.value('code'));
  return code?.issuedBy?.name === 'spa_code' || !request.parameters.has('redirect_uri');
}
