import { stringMember } from '../../model/json.js';
import { learn } from '../define-rule.js';
import { clientAssertionRule, headerPlace } from '../families/client-assertion.js';

/**
 * Reports a client assertion signed in a way that Entra does not check: by a shared secret, by an elliptic curve, or
 * not at all. Should Entra come to accept more, the accepted request lowers this to a note.
 */
export const clientAssertionAlgorithm = clientAssertionRule({
  meta: {
    id: 'client-assertion-algorithm',
    category: 'client-auth',
    title: 'The client assertion is signed with the wrong algorithm',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS5002723', 'AADSTS700027'],
    messages: {
      shared:
        'The client assertion of entry {entry} has alg {alg}: it is signed with a shared secret, which Entra does not support.',
      none: 'The client assertion of entry {entry} has alg none: it is not signed at all.',
      curve: 'The client assertion of entry {entry} has alg {alg}; Entra checks RSA signatures only.',
    },
    why: 'Entra checks a client assertion with the public RSA key of a certificate, or of the identity provider that made it.',
    fix: [
      'Sign with the RSA key of a certificate: PS256 with x5t#S256, or RS256.',
      'With a client secret only, send it as client_secret in place of an assertion.',
      'For a token of another identity provider: have it signed with RS256.',
    ],
    references: [
      learn('Certificate credentials', 'certificate-credentials'),
      learn('Workload identity federation', '/entra/workload-id/workload-identity-federation-considerations'),
    ],
    supersedes: [
      'client-assertion-no-key-hint',
      'client-assertion-thumbprint-format',
      'client-assertion-certificate-mismatch',
    ],
  },
  judges: 'both',
  findFault: (assertion) => {
    const alg = stringMember(assertion.jwt.header, 'alg');
    const messageId = alg === undefined ? undefined : judge(alg);
    if (alg === undefined || messageId === undefined) return undefined;
    return { messageId, data: { alg }, place: headerPlace(assertion, 'alg'), note: 'the algorithm' };
  },
});

function judge(alg: string): 'shared' | 'none' | 'curve' | undefined {
  if (alg.toLowerCase() === 'none') return 'none';
  if (/^HS\d{3}$/.test(alg)) return 'shared';
  return /^(?:ES\d{3}K?|EdDSA|Ed25519|Ed448)$/.test(alg) ? 'curve' : undefined;
}
