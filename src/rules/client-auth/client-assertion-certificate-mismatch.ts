import { stringMember } from '../../model/json.js';
import type { CertificateFacts } from '../../oauth/certificates.js';
import type { ClientAssertion } from '../../oauth/client-assertion.js';
import { CLOCK_TOLERANCE_SECONDS, judgedSeconds } from '../../oauth/clock.js';
import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn, rfc } from '../define-rule.js';
import { inside } from '../evidence.js';
import { type AssertionFault, clientAssertionRule, headerPlace } from '../families/client-assertion.js';

type Fault = AssertionFault<'thumbprint' | 'signature' | 'expired' | 'early'>;

/**
 * Compares an assertion with the certificate that it carries itself: thumbprint, signature, validity. RS256 and PS256 are
 * both tried as the header says. Without `x5c` the certificate is not in the capture, and nothing is said.
 */
export const clientAssertionCertificateMismatch = clientAssertionRule({
  meta: {
    id: 'client-assertion-certificate-mismatch',
    category: 'client-auth',
    title: 'The client assertion does not fit its certificate',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS700027', 'AADSTS7000274', 'AADSTS1000502', 'AADSTS700030'],
    messages: {
      thumbprint:
        'The client assertion of entry {entry} names one certificate in {header} and carries another in x5c.',
      signature:
        'The signature of the client assertion of entry {entry} does not verify with the certificate in its x5c: another key signed it, or it was changed afterwards.',
      expired:
        'The certificate in the client assertion of entry {entry} ended on {end}, {days} days before the request.',
      early:
        'The certificate in the client assertion of entry {entry} is valid from {begin} on, after the request.',
    },
    why: 'The server checks the signature with the certificate that the thumbprint names, and wants it to be valid at that time.',
    fix: [
      'Sign with the private key of the very certificate that is registered; after a renewal change both together.',
      'Take x5t, x5c and the key from one certificate object instead of three settings.',
    ],
    references: [rfc(7515, '4.1.6'), learn('Certificate credentials', 'certificate-credentials')],
    supersedes: ['jwt-signature-invalid'],
  },
  judges: 'own',
  findFault: (assertion, request, story) => {
    const certificate = story.certificateOf(assertion.token.id);
    if (certificate === undefined) return undefined;
    return (
      findOtherThumbprint(assertion, certificate) ??
      findOtherKey(assertion, certificate) ??
      findOutOfDate(assertion, certificate, request, story)
    );
  },
});

function findOtherThumbprint(assertion: ClientAssertion, certificate: CertificateFacts): Fault | undefined {
  const pairs = [
    ['x5t', certificate.sha1],
    ['x5t#S256', certificate.sha256],
  ] as const;
  for (const [header, expected] of pairs) {
    const named = stringMember(assertion.jwt.header, header);
    const isHash = named?.length === expected?.length;
    if (named === undefined || expected === undefined || !isHash || named === expected) continue;
    return {
      messageId: 'thumbprint',
      data: { header },
      place: headerPlace(assertion, header),
      note: 'names another certificate',
    };
  }
  return undefined;
}

function findOtherKey({ parameter }: ClientAssertion, certificate: CertificateFacts): Fault | undefined {
  if (certificate.signatureFits !== false) return undefined;
  return {
    messageId: 'signature',
    place: inside(parameter, 'header', 'x5c'),
    note: 'does not verify with it',
  };
}

function findOutOfDate(
  { parameter }: ClientAssertion,
  { validity }: CertificateFacts,
  request: TokenRequest,
  { clockSkew }: Story,
): Fault | undefined {
  const now = judgedSeconds(request, clockSkew);
  if (now === undefined) return undefined;
  const place = inside(parameter, 'header', 'x5c');
  if (now > validity.notAfter + CLOCK_TOLERANCE_SECONDS) {
    const days = Math.floor((now - validity.notAfter) / 86_400);
    return { messageId: 'expired', data: { end: dayOf(validity.notAfter), days }, place, note: 'has ended' };
  }
  if (now >= validity.notBefore - CLOCK_TOLERANCE_SECONDS) return undefined;
  return { messageId: 'early', data: { begin: dayOf(validity.notBefore) }, place, note: 'not valid yet' };
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
