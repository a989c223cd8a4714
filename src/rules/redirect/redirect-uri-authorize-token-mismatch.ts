import { firstDifference } from '../../oauth/redirect-uri.js';
import { learn, rfc } from '../define-rule.js';
import { redemptionRule } from '../families/redemption.js';

/**
 * Reports a redemption whose redirect_uri is not, byte for byte, the one that the code was asked for with. Nested app
 * authentication and the hybrid SPA code change it by design.
 */
export const redirectUriAuthorizeTokenMismatch = redemptionRule({
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
  findFault: (request, origin) => {
    const redeemed = request.parameters.get('redirect_uri');
    const asked = origin.request.parameters.get('redirect_uri');
    if (redeemed === undefined || asked === undefined || request.parameters.has('brk_client_id'))
      return undefined;
    if (redeemed.value === asked.value) return undefined;
    const part = firstDifference(asked.value, redeemed.value);
    return {
      messageId: 'differs',
      data: { asked: asked.value, redeemed: redeemed.value, part },
      redeemed: { place: redeemed, note: 'sent at redemption' },
      asked: { place: asked, note: 'sent at sign-in' },
      options: { change: { message: request, set: { redirect_uri: asked.value } } },
    };
  },
});
