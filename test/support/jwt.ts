import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { TestKey } from './keys.js';

/** Claims of a JWT. A member that is `undefined` is left out, so `{ scp: undefined }` removes a default. */
export type Claims = Readonly<Record<string, unknown>>;

const keyObjects = new Map<TestKey, KeyObject>();
/** RS256 gives the same signature for the same input, so one that was made need not be made again. */
const signatures = new Map<string, string>();

/** A compact JWS, really signed with RS256 (RFC 7515 section 7.1). */
export function signJwt(header: Claims, claims: Claims, key: TestKey): string {
  const input = `${encodePart(header)}.${encodePart(claims)}`;
  return `${input}.${signRs256(input, key)}`;
}

/** A compact JWS signed with a shared key (HS256): PRT cookies, and what no verifier should accept. */
export function signJwtHs256(header: Claims, claims: Claims, secret: string): string {
  const input = `${encodePart(header)}.${encodePart(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/**
 * A token in the style of Microsoft Graph: what is signed has the SHA-256 of the header's `nonce`, what is sent
 * has the nonce itself, so a plain verification fails although nothing is wrong.
 */
export function signJwtWithHashedNonce(header: Claims, claims: Claims, key: TestKey): string {
  const hashed = createHash('sha256').update(String(header.nonce)).digest('base64url');
  const payload = encodePart(claims);
  const signature = signRs256(`${encodePart({ ...header, nonce: hashed })}.${payload}`, key);
  return `${encodePart(header)}.${payload}.${signature}`;
}

export function signRs256(input: string, key: TestKey): string {
  const memo = `${key.n.slice(0, 16)} ${input}`;
  const known = signatures.get(memo);
  if (known !== undefined) return known;
  const signature = sign('sha256', Buffer.from(input), keyObjectOf(key)).toString('base64url');
  signatures.set(memo, signature);
  return signature;
}

/** Header or claims as the base64url JSON of a JWT. */
export function encodePart(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The thumbprint of an RSA key (RFC 7638 section 3), base64url. */
export function jwkThumbprint({ e, n }: TestKey): string {
  return createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
}

/** The public part of a key, as a JWKS publishes it. */
export function publicJwk(key: TestKey, members: Claims = {}): Claims {
  const { kty, n, e } = createPublicKey(keyObjectOf(key)).export({ format: 'jwk' });
  return { kty, use: 'sig', ...members, n, e };
}

/** `at_hash`, `c_hash`: the left half of the SHA-256, base64url (OpenID Connect Core section 3.1.3.6). */
export function leftHash(value: string): string {
  return createHash('sha256').update(value, 'ascii').digest().subarray(0, 16).toString('base64url');
}

/** Base64url of the hash of a certificate: `x5t` with sha1, `x5t#S256` with sha256. */
export function thumbprint(certificateBase64: string, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(Buffer.from(certificateBase64, 'base64')).digest('base64url');
}

function keyObjectOf(key: TestKey): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createPrivateKey({ key: { ...key }, format: 'jwk' });
  keyObjects.set(key, made);
  return made;
}
