import { rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

const SHORTEST = 43;
const LONGEST = 128;

/** Reports a code verifier that has not the form that RFC 7636 section 4.1 demands. */
export const pkceVerifierFormat = parameterRule({
  meta: {
    id: 'pkce-verifier-format',
    category: 'pkce',
    title: 'The PKCE verifier has the wrong form',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS501491', 'AADSTS501481', 'AADB2C90183', 'AADB2C90182'],
    messages: {
      length:
        'The code_verifier of entry {entry} has {length} characters; it needs at least 43 and at most 128.',
      alphabet:
        'The code_verifier of entry {entry} holds {characters}; only letters, digits and the four signs - . _ ~ are allowed.',
    },
    why: 'Servers refuse a verifier of another form, or one that arrives changed because a sign in it means something in a form body.',
    fix: [
      'Make the verifier from 32 random bytes as base64url without padding: 43 characters, all of them safe.',
    ],
    references: [rfc(7636, '4.1')],
    supersedes: ['pkce-verifier-mismatch'],
  },
  on: 'token-request',
  parameter: 'code_verifier',
  findFault: ({ value }) => {
    const note = 'not a well-formed verifier';
    if (value === '') return undefined;
    if (!/^[A-Za-z0-9._~-]*$/.test(value))
      return { messageId: 'alphabet', data: { characters: describeForeign(value) }, note };
    const { length } = value;
    return length < SHORTEST || length > LONGEST
      ? { messageId: 'length', data: { length }, note }
      : undefined;
  },
});

/** Names the sort of the characters and never shows one: they are part of a secret. */
function describeForeign(value: string): string {
  if (/^\s|\s$/.test(value)) return 'white space at its ends';
  if (/\s/.test(value)) return 'white space, probably a + that was not escaped';
  if (/=$/.test(value)) return 'base64 padding';
  return /[+/]/.test(value) ? 'the signs + or / of plain base64' : 'other characters';
}
