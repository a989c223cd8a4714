import type { Hashes } from './hashes.js';
import type { AuthorizationRequest, TokenRequest } from './messages.js';

/** The length of an S256 challenge: 32 bytes in unpadded base64url (RFC 7636 section 4.2). */
export const S256_LENGTH = 43;

/**
 * Whether a verifier gives the challenge of a sign-in, by the method that was named (RFC 7636 section 4.6). A method
 * left out means `plain`; a verifier that fits as S256 is taken to fit all the same, since then only the method was
 * forgotten. Undefined where one of the two is not to be seen, or the method is none of the two.
 */
export function matchesChallenge(
  verifier: string,
  { parameters }: AuthorizationRequest,
  hashes: Hashes,
): boolean | undefined {
  const challenge = parameters.value('code_challenge');
  const hash = hashes.sha256(verifier);
  if (challenge === undefined || challenge === '' || hash === undefined) return undefined;
  const method = parameters.value('code_challenge_method') ?? 'plain';
  if (method === 'S256') return hash === challenge;
  return method === 'plain' ? verifier === challenge || hash === challenge : undefined;
}

/** Codes by which Entra and B2C say that verifier and challenge do not agree. */
const REFUSALS: ReadonlySet<string> = new Set([
  'AADSTS501481',
  'AADSTS501491',
  'AADSTS50147',
  'AADSTS9002325',
  'AADB2C90182',
  'AADB2C90183',
  'AADB2C99059',
]);

/** Whether the server refused a redemption for its proof key. */
export function isPkceRefusal({ errors }: TokenRequest): boolean {
  return errors.some((error) => error.codes.some((code) => REFUSALS.has(code)));
}
