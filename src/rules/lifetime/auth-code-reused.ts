import type { TokenRequest } from '../../oauth/messages.js';
import { defineRule, rfc } from '../define-rule.js';
import { compared, primary } from '../evidence.js';

/**
 * Reports a code that is redeemed again after it was accepted once, and that the server then refused.
 *
 * A request that got no answer, or was refused, may be repeated with the same code: the network failed, or the server
 * asked for a proof. So only an accepted redemption uses a code up.
 */
export const authCodeReused = defineRule({
  meta: {
    id: 'auth-code-reused',
    category: 'lifetime',
    title: 'The authorization code was redeemed twice',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS54005', 'AADSTS70000', 'AADSTS70002'],
    messages: {
      reused: 'The code that entry {first} redeemed is sent again in entry {again}, {seconds} seconds later.',
      usedBefore:
        'Entry {entry}: the server says that this code was redeemed before ({code}). The first redemption is not in this capture.',
    },
    why: 'A code works once. A second use is refused, and a server may revoke the tokens of the first.',
    fix: [
      'Redeem the code in one place: look for a page that renders twice, a reload or back button on the redirect URI, a prefetch, or two handlers of it.',
      'After redeeming, replace the address in the browser’s history, so that a reload does not bring the code again.',
    ],
    references: [rfc(6749, '4.1.2'), rfc(6749, '10.5')],
    supersedes: ['auth-code-redeemed-late', 'parallel-token-requests', 'duplicate-token-requests'],
  },
  on: 'flow',
  check(flow, report) {
    const redeemed = new Map<string, TokenRequest>();
    for (const request of flow.tokenRequests) {
      const code = request.parameters.get('code');
      if (request.grant !== 'authorization-code' || code === undefined) continue;
      const first = redeemed.get(code.value);
      const entry = request.entry.index;
      if (first !== undefined && request.answer.outcome === 'refused') {
        const data = { first: first.entry.index, again: entry, seconds: secondsBetween(first, request) };
        const before = compared(first, first.parameters.get('code'), 'redeemed here');
        report('reused', data, [primary(request, code, 'sent again here'), before]);
      } else if (first === undefined && request.errors.some(({ code: number }) => number === 'AADSTS54005')) {
        report('usedBefore', { entry, code: 'AADSTS54005' }, [primary(request, code, 'refused as used')]);
      }
      if (request.answer.outcome === 'accepted') redeemed.set(code.value, request);
    }
  },
});

function secondsBetween(first: TokenRequest, second: TokenRequest): number {
  return Math.max(
    0,
    Math.round(((second.startedMs ?? 0) - (first.startedMs ?? second.startedMs ?? 0)) / 1000),
  );
}
