import type { Compression, Ports } from '../model/ports.js';
import { isUtf8Text } from './body-charset.js';
import { largestZstdWindow } from './zstd-window.js';

/** `Content-Encoding: gzip, br` is seen, three is not; more would be a bomb in layers. */
const MAX_CODINGS = 3;

/** Names of no coding that stand in Content-Encoding nevertheless. */
const NO_CODING = new Set(['', 'identity', 'none', 'utf-8', 'chunked']);

/** The codings of RFC 9110, RFC 7932 and RFC 9659, each with the forms that it is really sent in. */
const COMPRESSIONS: ReadonlyMap<string, readonly Compression[]> = new Map([
  ['gzip', ['gzip']],
  ['x-gzip', ['gzip']],
  // "deflate" is zlib by the RFC, and raw from many senders, .NET among them.
  ['deflate', ['deflate', 'deflate-raw']],
  ['br', ['br']],
  ['zstd', ['zstd']],
]);

/** The window that every HTTP receiver must grant and none has to exceed (RFC 9659 section 3). */
const MAX_ZSTD_WINDOW = 8 * 1024 * 1024;

/**
 * Undoes content codings in reverse order (RFC 9110 section 8.4). Without a named one the first bytes decide.
 * Undefined where a coding is unknown, the bytes are damaged, or more than `maxBytes` would come out.
 */
export async function undoCodings(
  bytes: Uint8Array,
  codings: readonly string[],
  ports: Ports,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const inflate = (coded: Uint8Array, compression: Compression) =>
    tryInflate(coded, compression, ports, maxBytes);
  const named = codings
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => !NO_CODING.has(coding));
  if (named.length === 0) return (await undoSniffed(bytes, inflate)) ?? bytes;
  if (named.length > MAX_CODINGS) return undefined;
  let current: Uint8Array | undefined = bytes;
  for (const coding of named.toReversed()) {
    if (current === undefined || current.length === 0) break;
    current = await undoCoding(current, coding, inflate);
  }
  return current;
}

type Inflate = (bytes: Uint8Array, compression: Compression) => Promise<Uint8Array | undefined>;

async function undoCoding(
  bytes: Uint8Array,
  coding: string,
  inflate: Inflate,
): Promise<Uint8Array | undefined> {
  for (const compression of COMPRESSIONS.get(coding) ?? []) {
    const plain = await inflate(bytes, compression);
    if (plain !== undefined) return plain;
  }
  // The header may name another coding than the bytes show, or one that a proxy or exporter has already undone.
  if (sniffCompression(bytes) !== undefined) return undoSniffed(bytes, inflate);
  return isUtf8Text(bytes) ? bytes : undefined;
}

async function undoSniffed(bytes: Uint8Array, inflate: Inflate): Promise<Uint8Array | undefined> {
  const compression = sniffCompression(bytes);
  return compression === undefined ? undefined : inflate(bytes, compression);
}

/** The coding that the first bytes show; Brotli and raw Deflate show none. */
function sniffCompression(bytes: Uint8Array): Compression | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  // RFC 1950 section 2.2: method 8, and the two bytes are a multiple of 31.
  return first === 0x78 && ((first << 8) | second) % 31 === 0 ? 'deflate' : undefined;
}

async function tryInflate(bytes: Uint8Array, compression: Compression, ports: Ports, maxBytes: number) {
  if (compression === 'zstd' && largestZstdWindow(bytes) > MAX_ZSTD_WINDOW) return undefined;
  try {
    return await ports.inflate(compression, bytes, maxBytes);
  } catch {
    return undefined;
  }
}
