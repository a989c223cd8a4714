import { findCodeOrigin } from '../../oauth/code-origin.js';
import { firstDifference } from '../../oauth/redirect-uri.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/**
 * Reports a redemption whose redirect_uri is not, byte for byte, the one that the code was asked for with. Nested app
 * authentication and the hybrid SPA code change it by design.
 */
export const redirectUriAuthorizeTokenMismatch = defineRule({
  meta: {
    id: 'redirect-uri-authorize-token-mismatch',
    category: 'redirect',
    title: 'The redirect URI differs between sign-in and redemption',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS500112', 'AADSTS70002', 'AADSTS50011'],
    messages: {
      differs:
        'Entry {authorize} asked for the code with redirect_uri {asked}; entry {token} redeems it with {redeemed}. They differ in {part}.',
    },
    why: 'The server compares both as text: any difference, down to a slash or the case of a letter, and the code is refused.',
    fix: [
      'Use one constant for both requests.',
      'Behind a proxy, build it from the public address (forwarded headers or a configured URL), not from the request the app sees.',
    ],
    references: [rfc(6749, '4.1.3'), learn('Redirect URI restrictions', 'reply-url')],
    supersedes: [
      'redirect-uri-not-registered',
      'redirect-uri-downgraded-by-proxy',
      'auth-code-reused',
      'auth-code-redeemed-late',
    ],
  },
  on: 'token-request',
  check(request, report, story) {
    if (request.grant !== 'authorization-code' || request.parameters.has('brk_client_id')) return;
    const redeemed = request.parameters.get('redirect_uri');
    const origin = findCodeOrigin(request, story.flowOf(request.id));
    const asked = origin?.request.parameters.get('redirect_uri');
    if (redeemed === undefined || origin === undefined || asked === undefined) return;
    if (redeemed.isRedacted || asked.isRedacted || redeemed.value === asked.value) return;
    const data = {
      authorize: origin.request.entry.index,
      token: request.entry.index,
      asked: asked.value,
      redeemed: redeemed.value,
      part: firstDifference(asked.value, redeemed.value),
    };
    const evidence = [
      primary(request, redeemed, 'sent at redemption'),
      related(origin.request, asked, 'sent at sign-in'),
    ];
    report('differs', data, evidence, { change: { message: request, set: { redirect_uri: asked.value } } });
  },
});
