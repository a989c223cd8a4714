import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import { portableZstd } from '../input/portable-zstd.js';
import type { Compression, DigestAlgorithm, Ports } from '../model/ports.js';

/** The ports of the core on Node: zlib for all codings (fzstd for zstd before Node 22.15), OpenSSL for hashes. */
export const nodePorts: Ports = { inflate, digest };

type Inflate = (bytes: Uint8Array, limit: { maxOutputLength: number }) => Uint8Array | Promise<Uint8Array>;

const INFLATE = {
  gzip: zlib.gunzipSync,
  deflate: zlib.inflateSync,
  'deflate-raw': zlib.inflateRawSync,
  br: zlib.brotliDecompressSync,
  zstd: (bytes, limit) => nativeZstd(bytes, limit) ?? portableZstd(bytes, limit.maxOutputLength),
} as const satisfies Record<Compression, Inflate>;

function inflate(
  compression: Compression,
  bytes: Uint8Array,
  maxBytes: number,
): Uint8Array | Promise<Uint8Array> {
  // zlib refuses a limit of 0 as an argument error and not as an overflow.
  return INFLATE[compression](bytes, { maxOutputLength: Math.max(1, Math.floor(maxBytes)) });
}

/** Node 22.15 and later have zstd, its types come later; undefined where this Node has none. */
function nativeZstd(bytes: Uint8Array, limit: { maxOutputLength: number }): Uint8Array | undefined {
  const native: unknown = Reflect.get(zlib, 'zstdDecompressSync');
  if (typeof native !== 'function') return undefined;
  const output: unknown = native(bytes, limit);
  return output instanceof Uint8Array ? output : undefined;
}

function digest(algorithm: DigestAlgorithm, bytes: Uint8Array): Uint8Array {
  return createHash(algorithm.replace('-', '')).update(bytes).digest();
}
