import { S256_LENGTH } from '../../oauth/pkce.js';
import { rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports an S256 challenge that cannot be the base64url of a SHA-256. */
export const pkceChallengeFormat = parameterRule({
  meta: {
    id: 'pkce-challenge-format',
    category: 'pkce',
    title: 'The PKCE challenge has the wrong form',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS501491', 'AADSTS50147', 'AADSTS501481', 'AADB2C90183', 'AADB2C90182'],
    messages: {
      malformed:
        'The code_challenge of entry {entry} has {length} characters and {fault}. An S256 challenge is 43 characters of base64url.',
    },
    why: 'The server compares the challenge with the unpadded base64url of a 32-byte hash, letter by letter. Any other encoding of the same hash never matches.',
    fix: [
      'Hash the ASCII characters of the verifier with SHA-256 and encode the 32 raw bytes, not their hexadecimal text.',
      'Use the URL alphabet (- and _ for + and /), and leave the = at the end away.',
    ],
    references: [rfc(7636, '4.2')],
    supersedes: ['pkce-plain', 'pkce-verifier-mismatch', 'pkce-verifier-format'],
  },
  on: 'authorization-request',
  parameter: 'code_challenge',
  findFault: ({ value }, { parameters }) => {
    const fault = parameters.value('code_challenge_method') === 'S256' ? findFlaw(value) : undefined;
    return fault === undefined
      ? undefined
      : {
          messageId: 'malformed',
          data: { length: value.length, fault },
          note: 'not a well-formed S256 challenge',
        };
  },
});

function findFlaw(challenge: string): string | undefined {
  if (challenge === '') return undefined;
  if (/^[0-9a-f]{64}$/i.test(challenge)) return 'is the hash in hexadecimal';
  if (/=$/.test(challenge)) return 'ends in base64 padding';
  if (/[+/\s]/.test(challenge)) return 'uses the alphabet of plain base64';
  if (!/^[\w-]*$/.test(challenge)) return 'holds characters that base64url does not have';
  return challenge.length === S256_LENGTH ? undefined : 'so is not that of 32 bytes';
}
