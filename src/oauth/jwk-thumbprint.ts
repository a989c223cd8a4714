import { member, stringMember } from '../model/json.js';

/** The members that make a public key, by its type and in this order (RFC 7638 section 3.2, RFC 8037 section 2). */
const KEY_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
  ['RSA', ['e', 'kty', 'n']],
  ['oct', ['k', 'kty']],
]);

/**
 * The text whose SHA-256 is the thumbprint of a JSON Web Key (RFC 7638 section 3). Undefined for what is no whole key
 * of a known type.
 */
export function thumbprintInput(jwk: unknown): string | undefined {
  const names = KEY_MEMBERS.get(stringMember(jwk, 'kty') ?? '') ?? [];
  const members = names.map((name) => [name, member(jwk, name)] as const);
  if (members.length === 0 || members.some(([, value]) => typeof value !== 'string')) return undefined;
  return JSON.stringify(Object.fromEntries(members));
}
