import type { AuthorizationRequest, TokenRequest } from '../../oauth/messages.js';
import { S256_LENGTH } from '../../oauth/pkce.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { missing, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Advises against the method `plain`, and reports a challenge that was made by S256 while the method was forgotten:
 * then the server compares the challenge with the verifier itself.
 */
export const pkcePlain = messageRule({
  meta: {
    id: 'pkce-plain',
    category: 'pkce',
    title: 'PKCE without S256',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS501481', 'AADB2C90182'],
    messages: {
      forgotten:
        'The code_challenge of entry {authorize} is the S256 hash of the code_verifier in entry {entry}, but the sign-in {named}, so the server compares the two as they are.',
      plain:
        'Entry {authorize} uses PKCE with the verifier in the clear as its challenge (it {named}). Who reads the sign-in URL can redeem the code.',
    },
    why: 'Without code_challenge_method the method is plain. It works only where challenge and verifier are equal, and then protects against little.',
    fix: ['Send code_challenge_method=S256 beside the hashed code_challenge.'],
    references: [
      rfc(7636, '4.3'),
      rfc(7636, '7.2'),
      learn('Authorization code flow', 'v2-oauth2-auth-code-flow'),
    ],
    supersedes: ['pkce-verifier-format', 'pkce-verifier-mismatch'],
    lowered:
      'Advice at info where challenge and verifier do agree, or where the capture does not show the verifier.',
  },
  on: 'authorization-request',
  findFault(request, story) {
    const challenge = request.parameters.get('code_challenge');
    const method = request.parameters.get('code_challenge_method');
    if (challenge === undefined || challenge.value === '') return undefined;
    if (method !== undefined && method.value !== 'plain') return undefined;
    const authorize = request.entry.index;
    const named = method === undefined ? 'names no code_challenge_method' : 'names the method plain';
    const note = 'the method is plain';
    const place = method === undefined ? missing(request, note, challenge) : primary(request, method, note);
    const redemption = findHashedVerifier(request, story);
    if (redemption === undefined)
      return {
        messageId: 'plain',
        data: { authorize, named },
        evidence: [place],
        options: { severity: 'info' },
      };
    const { parameters, entry } = redemption;
    const verifier = related(redemption, parameters.get('code_verifier'), 'the verifier it is the hash of');
    return {
      messageId: 'forgotten',
      data: { authorize, entry: entry.index, named },
      evidence: [place, verifier],
      options: {
        change: { message: request, set: { code_challenge_method: 'S256' } },
      },
    };
  },
});

/** The redemption of the same flow whose verifier hashes to this challenge. */
function findHashedVerifier(request: AuthorizationRequest, story: Story): TokenRequest | undefined {
  const challenge = request.parameters.value('code_challenge');
  if (challenge?.length !== S256_LENGTH) return undefined;
  return story.flowOf(request.id)?.tokenRequests.find(({ parameters }) => {
    const verifier = parameters.value('code_verifier');
    return verifier !== undefined && verifier !== challenge && story.hashes.sha256(verifier) === challenge;
  });
}
