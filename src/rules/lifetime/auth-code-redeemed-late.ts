import { learn, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** How long a code lives, about (protocol facts 4.6). */
const LIFE_SECONDS = 600;

/** Reports a code that was refused after it had lain about longer than codes live. */
export const authCodeRedeemedLate = messageRule({
  meta: {
    id: 'auth-code-redeemed-late',
    category: 'lifetime',
    title: 'The code was redeemed too late',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS70008', 'AADSTS70000', 'AADSTS70002'],
    messages: {
      late: 'The code of entry {issued} is redeemed in entry {redeemed}, {minutes} minutes later; codes live about ten.',
    },
    why: 'A code is meant to be redeemed at once, and expires within minutes.',
    fix: ['Redeem the code in the handler of the redirect URI itself, before anything slow or interactive.'],
    references: [rfc(6749, '4.1.2'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['refresh-token-revoked'],
  },
  on: 'token-request',
  findFault(request, story) {
    const code = request.parameters.get('code');
    const issued = story.tokenOf(request.parameters.value('code'))?.issuedBy;
    const isRefused = request.grant === 'authorization-code' && request.answer.outcome === 'refused';
    if (
      !isRefused ||
      code === undefined ||
      issued?.message.startedMs === undefined ||
      request.startedMs === undefined
    )
      return undefined;
    const seconds = (request.startedMs - issued.message.startedMs - (issued.message.entry.time ?? 0)) / 1000;
    if (seconds <= LIFE_SECONDS) return undefined;
    const data = {
      issued: issued.message.entry.index,
      redeemed: request.entry.index,
      minutes: Math.round(seconds / 60),
    };
    return {
      messageId: 'late',
      data,
      evidence: [primary(request, code, 'redeemed here'), related(issued.message, issued, 'issued here')],
    };
  },
});
