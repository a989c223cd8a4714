import { createHash } from 'node:crypto';

/**
 * Values that look random and are not: the same seed gives the same value, on every machine.
 */

/** A GUID from a seed. */
export function guid(seed: string): string {
  const hex = createHash('sha256').update(`guid ${seed}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A server's request id: like {@link guid}, and ending in 00 to 02 as Entra's do. */
export function requestId(seed: string): string {
  return `${guid(`request ${seed}`).slice(0, 34)}0${seed.length % 3}`;
}

/** `length` characters of the base64url alphabet. */
export function opaque(seed: string, length: number): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    text += createHash('sha512').update(`opaque ${block} ${seed}`).digest('base64url');
  }
  return text.slice(0, length);
}

/** `length` decimal digits. */
export function digits(seed: string, length: number): string {
  return BigInt(`0x${createHash('sha512').update(`digits ${seed}`).digest('hex')}`)
    .toString()
    .slice(0, length);
}
