import { fromBase64 } from '../../model/base64.js';
import { stringMember } from '../../model/json.js';
import { learn, rfc } from '../define-rule.js';
import { clientAssertionRule, headerPlace } from '../families/client-assertion.js';

type Form = 'hex' | 'base64' | 'otherHash' | 'length';

/** Bytes of the hash that each header holds: SHA-1 and SHA-256. */
const HASH_BYTES = [
  ['x5t', 20],
  ['x5t#S256', 32],
] as const;

/** Reports a thumbprint that is no base64url of the hash it stands for. */
export const clientAssertionThumbprintFormat = clientAssertionRule({
  meta: {
    id: 'client-assertion-thumbprint-format',
    category: 'client-auth',
    title: 'The thumbprint in the client assertion is malformed',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS700027', 'AADSTS5002723'],
    messages: {
      hex: '{header} in the client assertion of entry {entry} is the thumbprint in hexadecimal; the server wants the {bytes} bytes themselves in base64url.',
      base64:
        '{header} in the client assertion of entry {entry} is plain base64; in base64url + is -, / is _, and there is no = at the end.',
      otherHash:
        '{header} in the client assertion of entry {entry} holds {found} bytes, as many as the other hash has; {header} is for {bytes}.',
      length:
        '{header} in the client assertion of entry {entry} does not decode to the {bytes} bytes of its hash.',
    },
    why: 'The server finds the certificate by this value; in another spelling it is the thumbprint of no certificate.',
    fix: [
      'Hash the DER bytes of the certificate, take the raw result (20 bytes for x5t, 32 for x5t#S256) and encode it as base64url without padding.',
      'The portal shows hexadecimal: turn it into bytes first.',
    ],
    references: [
      rfc(7515, '4.1.7'),
      rfc(7515, '4.1.8'),
      learn('Certificate credentials', 'certificate-credentials'),
    ],
    supersedes: ['client-assertion-certificate-mismatch', 'client-assertion-no-key-hint'],
  },
  judges: 'own',
  findFault: (assertion) => {
    for (const [header, bytes] of HASH_BYTES) {
      const value = stringMember(assertion.jwt.header, header);
      const form = value === undefined ? undefined : findForm(value, bytes);
      if (value === undefined || form === undefined) continue;
      const data = { header, bytes, found: fromBase64(value)?.length ?? 0 };
      return { messageId: form, data, place: headerPlace(assertion, header), note: 'the thumbprint' };
    }
    return undefined;
  },
});

/** What is wrong with the spelling; undefined where it is right. Hexadecimal digits are base64url as well: they go first. */
function findForm(value: string, bytes: number): Form | undefined {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value.replace(/[:\s]/g, ''))) return 'hex';
  const found = fromBase64(value)?.length;
  if (found === bytes) return /[+/=]/.test(value) ? 'base64' : undefined;
  return found === 20 || found === 32 ? 'otherHash' : 'length';
}
