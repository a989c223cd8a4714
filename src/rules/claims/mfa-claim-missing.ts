import { member, stringMember } from '../../model/json.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

const CODES = ['AADSTS50076', 'AADSTS50074'];

/** Notes that the token at hand was got without a second factor, where one is then asked for and never given. */
export const mfaClaimMissing = messageRule({
  meta: {
    id: 'mfa-claim-missing',
    category: 'claims',
    title: 'The token was got without a second factor',
    severity: 'info',
    proof: 'entry',
    owner: 'user',
    codes: CODES,
    messages: {
      absent:
        'The token that entry {entry} presents has amr without mfa, and a second factor is asked for ({code}).',
    },
    why: 'amr lists how the user proved who they are; policies look for mfa there.',
    fix: ['Send the user through an interactive sign-in with the claims of the answer.'],
    references: [learn('Access token claims', 'access-token-claims-reference')],
    supersedes: ['mfa-required-silent'],
    canBeCause: false,
  },
  on: 'token-request',
  findFault(request, story) {
    const error = request.errors.find(({ codes }) => codes.some((code) => CODES.includes(code)));
    const assertion = request.parameters.get('assertion');
    const payload = story.tokenOf(request.parameters.value('assertion'))?.jwt?.payload;
    const amr = member(payload, 'amr');
    if (error === undefined || assertion === undefined || !Array.isArray(amr) || amr.includes('mfa'))
      return undefined;
    if (stringMember(payload, 'ver') !== '1.0' || isSatisfiedLater(request, story)) return undefined;
    const data = { code: error.code ?? '' };
    return {
      messageId: 'absent',
      data,
      evidence: [
        primary(request, inside(assertion, 'payload', 'amr'), 'no mfa'),
        related(request, error.at, 'asked for'),
      ],
    };
  },
});

function isSatisfiedLater(request: Message, story: Story): boolean {
  return story.flowOf(request.id)?.recoveredBy !== undefined;
}
