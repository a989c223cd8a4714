import { learn } from '../define-rule.js';
import { clientAssertionRule, headerPlace } from '../families/client-assertion.js';

const HINTS = ['x5t', 'x5t#S256', 'kid'] as const;

/** Reports a self-signed assertion whose header does not say by which certificate it can be checked. */
export const clientAssertionNoKeyHint = clientAssertionRule({
  meta: {
    id: 'client-assertion-no-key-hint',
    category: 'client-auth',
    title: 'The client assertion does not name its certificate',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS5002723'],
    messages: {
      absent:
        'The header of the client assertion of entry {entry} has neither x5t#S256 nor x5t nor kid, so the server cannot tell which certificate signed it.',
    },
    why: 'An app may have several certificates; the server looks up the one to check with by its thumbprint.',
    fix: [
      'Add x5t#S256 to the header: base64url, without padding, of the SHA-256 of the certificate (with alg PS256).',
      'Older code may send x5t, the same with SHA-1 (with alg RS256).',
    ],
    references: [learn('Certificate credentials', 'certificate-credentials')],
  },
  judges: 'own',
  findFault: (assertion) => {
    if (HINTS.some((name) => Object.hasOwn(assertion.jwt.header, name))) return undefined;
    return {
      messageId: 'absent',
      place: headerPlace(assertion, 'x5t'),
      note: 'no x5t#S256, x5t or kid here',
    };
  },
});
