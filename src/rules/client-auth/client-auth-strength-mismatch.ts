import { stringMember } from '../../model/json.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { inside, primary, related, requestBody } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** `azpacr` and `appidacr`: how the client proved itself when the token was issued. */
const NAMES = ['azpacr', 'appidacr'] as const;

/**
 * Notes an access token that says the client proved itself in another way than this request did. Brokers and caches
 * hand out tokens that were issued for an earlier request, so only tokens first seen in this answer count.
 */
export const clientAuthStrengthMismatch = messageRule({
  meta: {
    id: 'client-auth-strength-mismatch',
    category: 'client-auth',
    title: 'The token disagrees on how the client proved itself',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      ignored:
        'Entry {entry} sends a client credential, and the access token it gets says {claim} {strength}: issued to a public client.',
      invented:
        'Entry {entry} sends no client credential, and the access token it gets says {claim} {strength}: issued to a client that proved itself.',
    },
    why: 'An API may trust a client by this claim, so it should say what really happened.',
    fix: [
      'Look whether the app allows public client flows, and whether a proxy or token service answers in place of Entra.',
    ],
    references: [learn('Access token claims', 'access-token-claims-reference')],
    canBeCause: false,
  },
  on: 'token-request',
  findFault(request, story) {
    const { clientAuthentication, grant, answer } = request;
    const found = findStrength(request, story);
    const token = answer.parameters.get('access_token');
    if (
      found === undefined ||
      token === undefined ||
      grant === 'broker' ||
      clientAuthentication === 'unknown'
    )
      return undefined;
    const isProven = clientAuthentication !== 'none';
    if (isProven === (found.strength !== '0')) return undefined;
    const { parameters } = request;
    const credential = parameters.get('client_assertion') ?? parameters.get('client_secret');
    return {
      messageId: isProven ? 'ignored' : 'invented',
      data: { ...found },
      evidence: [
        primary(request, inside(token, 'payload', found.claim), 'what the token says'),
        related(request, credential ?? requestBody(request), 'what was sent'),
      ],
    };
  },
});

function findStrength(
  request: TokenRequest,
  story: Story,
): { readonly claim: string; readonly strength: string } | undefined {
  const token = story.tokenOf(request.answer.parameters.value('access_token'));
  if (token?.issuedBy?.message.id !== request.id) return undefined;
  for (const claim of NAMES) {
    const strength = stringMember(token.jwt?.payload, claim);
    if (strength !== undefined && /^[012]$/.test(strength)) return { claim, strength };
  }
  return undefined;
}
