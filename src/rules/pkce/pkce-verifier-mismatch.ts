import { findCodeOrigin } from '../../oauth/code-origin.js';
import type { AuthorizationRequest } from '../../oauth/messages.js';
import { isPkceRefusal, matchesChallenge } from '../../oauth/pkce.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn, rfc } from '../define-rule.js';
import { compared, primary, related } from '../evidence.js';

/**
 * Reports a code verifier that does not belong to the challenge of the sign-in whose code it comes with, and names
 * the sign-in it does belong to.
 *
 * The sign-in is found by the code; where only weaker values join the two, the server has to have refused the
 * verifier before the rule speaks.
 */
export const pkceVerifierMismatch = defineRule({
  meta: {
    id: 'pkce-verifier-mismatch',
    category: 'pkce',
    title: 'The PKCE verifier does not fit the challenge',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS501481', 'AADB2C90182'],
    messages: {
      mismatch:
        'The code_verifier of entry {entry} does not give the code_challenge ({method}) that entry {authorize} sent for this sign-in.',
      ofAnother:
        'The code_verifier of entry {entry} belongs to the sign-in of entry {other}, but the code comes from the sign-in of entry {authorize}.',
    },
    why: 'PKCE ties a code to the app that asked for it: the hash of the verifier has to be the challenge. Two sign-ins that overwrite one stored verifier, in two tabs or by a double start, are the usual reason.',
    fix: [
      'Store the verifier per sign-in, keyed by its state, and read back the one that the returned state names.',
      'Look for a second sign-in that starts before the first has ended: a double click, a page that renders twice, two tabs.',
      'Compute the challenge as unpadded base64url of the SHA-256 over the ASCII characters of the verifier.',
    ],
    references: [rfc(7636, '4.6'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['auth-code-reused', 'auth-code-redeemed-late', 'client-secret-in-url'],
  },
  on: 'token-request',
  check(request, report, story) {
    const verifier = request.parameters.value('code_verifier');
    const place = request.parameters.get('code_verifier');
    if (request.grant !== 'authorization-code' || verifier === undefined || verifier === '') return;
    const origin = findCodeOrigin(request, story.flowOf(request.id));
    const challenge = origin?.request.parameters.get('code_challenge');
    if (origin === undefined || challenge?.isRedacted === true) {
      if (isPkceRefusal(request))
        report.cannotTell('The sign-in that this verifier belongs to is not in the capture.');
      return;
    }
    if (challenge === undefined || (origin.by === 'flow' && !isPkceRefusal(request))) return;
    if (matchesChallenge(verifier, origin.request, story.hashes) !== false) return;
    const other = findOwner(verifier, origin.request, story);
    const data = { entry: request.entry.index, authorize: origin.request.entry.index };
    const evidence = [
      primary(request, place, 'the verifier that was sent'),
      compared(origin.request, challenge, 'the challenge it has to fit'),
    ];
    if (other === undefined) report('mismatch', { ...data, method: methodOf(origin.request) }, evidence);
    else {
      const its = related(other, other.parameters.get('code_challenge'), 'the challenge it does fit');
      report('ofAnother', { ...data, other: other.entry.index }, [...evidence, its]);
    }
  },
});

function methodOf({ parameters }: AuthorizationRequest): string {
  return parameters.value('code_challenge_method') ?? 'no method, so plain';
}

/** Another sign-in of the capture whose challenge this verifier gives. */
function findOwner(
  verifier: string,
  origin: AuthorizationRequest,
  { messages, hashes }: Story,
): AuthorizationRequest | undefined {
  return messages
    .filter((message) => message.kind === 'authorization-request')
    .find((message) => message.id !== origin.id && matchesChallenge(verifier, message, hashes) === true);
}
