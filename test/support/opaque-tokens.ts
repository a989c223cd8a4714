import { encodePart } from './jwt.js';
import { opaque } from './seeded.js';
import { EXTERNAL_KID } from './tokens.js';

/** Secrets that only their issuer can read. The number tells them apart; the same number gives the same bytes. */

/** A refresh token: opaque, about a thousand characters. `n` tells them apart. */
export function refreshToken(n = 1): string {
  return `1.${opaque(`refresh prefix ${n}`, 90)}.AgABAwEAAAB${opaque(`refresh_token ${n}`, 940)}`;
}

/** An authorization code. `n` tells them apart; builders use the number of the attempt. */
export function authorizationCode(n = 1): string {
  return `1.${opaque(`code prefix ${n}`, 72)}.AgABBAIAAAB${opaque(`authorization code ${n}`, 640)}`;
}

export function deviceCode(n = 1): string {
  return `${n % 10}AQABIQEAAAB${opaque(`device_code ${n}`, 190)}`;
}

/** What the user types at the device page. */
export function userCode(n = 1): string {
  return opaque(`user_code ${n}`, 40)
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .slice(0, 9);
}

/** A secret as the portal makes them: 40 characters with a tilde. */
export function clientSecret(n = 1): string {
  return `${opaque(`client_secret a ${n}`, 3)}8Q~${opaque(`client_secret b ${n}`, 34)}`;
}

/** The access token of a personal account: an opaque ticket. */
export function msaOpaqueToken(n = 1): string {
  return `EwB4A8l6BAAU${opaque(`msa ticket ${n}`, 1180)}`;
}

/** An encrypted token: five parts, nothing to read but the header (RFC 7516). */
export function encryptedToken(n = 1): string {
  const header = encodePart({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: EXTERNAL_KID });
  return [header, ...[342, 16, 700, 22].map((length, i) => opaque(`jwe ${n} ${i}`, length))].join('.');
}

/** The `continuation_token` of native authentication; another one at every step. */
export function continuationToken(step = 1): string {
  return `1.${opaque(`continuation_token ${step}`, 320)}`;
}
