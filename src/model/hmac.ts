import type { Ports } from './ports.js';

/** SHA-256 works on blocks of so many bytes (FIPS 180-4 section 1). */
const BLOCK = 64;

/** HMAC-SHA-256 (RFC 2104), lower-case hex; undefined where the platform cannot hash. */
export async function hmacSha256(key: Uint8Array, text: string, ports: Ports): Promise<string | undefined> {
  const block = new Uint8Array(BLOCK);
  const short = key.length > BLOCK ? await ports.digest('SHA-256', key) : key;
  if (short === undefined) return undefined;
  block.set(short);
  const inner = await ports.digest('SHA-256', padded(block, 0x36, new TextEncoder().encode(text)));
  if (inner === undefined) return undefined;
  const outer = await ports.digest('SHA-256', padded(block, 0x5c, inner));
  return outer === undefined ? undefined : toHex(outer);
}

function padded(block: Uint8Array, pad: number, message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BLOCK + message.length);
  bytes.set(block.map((byte) => byte ^ pad));
  bytes.set(message, BLOCK);
  return bytes;
}

/** Two lower-case hex digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
