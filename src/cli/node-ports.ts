import { portableZstd } from '../input/portable-zstd.js';
import type { Compression, DigestAlgorithm, Ports } from '../model/ports.js';

// Opened where they are used: each takes a tenth of the time in which Node starts.
const zlib = () => process.getBuiltinModule('node:zlib');
const crypto = () => process.getBuiltinModule('node:crypto');
const stream = () => process.getBuiltinModule('node:stream');

/** The ports of the core on Node: zlib for all codings (fzstd for zstd before Node 22.15), OpenSSL for hashes. */
export const nodePorts: Ports = { inflate, inflateStart, inflateStream, digest };

interface Limit {
  readonly maxOutputLength: number;
  readonly chunkSize: number;
}

type Inflate = (bytes: Uint8Array, limit: Limit) => Uint8Array | Promise<Uint8Array>;

const INFLATE = {
  gzip: (bytes, limit) => zlib().gunzipSync(bytes, limit),
  deflate: (bytes, limit) => zlib().inflateSync(bytes, limit),
  'deflate-raw': (bytes, limit) => zlib().inflateRawSync(bytes, limit),
  br: (bytes, limit) => zlib().brotliDecompressSync(bytes, limit),
  zstd: (bytes, limit) => nativeZstd(bytes, limit) ?? portableZstd(bytes, limit.maxOutputLength),
} as const satisfies Record<Compression, Inflate>;

function inflate(
  compression: Compression,
  bytes: Uint8Array,
  maxBytes: number,
): Uint8Array | Promise<Uint8Array> {
  // zlib refuses a limit of 0 as an argument error and not as an overflow.
  const maxOutputLength = Math.max(1, Math.floor(maxBytes));
  return INFLATE[compression](bytes, { maxOutputLength, chunkSize: chunkSize(maxOutputLength) });
}

/** What zlib takes when nobody says anything. */
const USUAL_CHUNK = 16 * 1024;
/** Longer results are put together from pieces: not everything is as long as it may be. */
const LARGEST_CHUNK = 1024 * 1024;

/** Room for a result of just that length in one piece, and the byte in which zlib sees that it has ended. */
function chunkSize(maxBytes: number): number {
  return maxBytes < LARGEST_CHUNK ? Math.max(64, maxBytes + 1) : USUAL_CHUNK;
}

function inflateStart(_: 'deflate-raw', beginning: Uint8Array, maxBytes: number): Uint8Array {
  const { inflateRawSync, constants } = zlib();
  // Without it zlib takes the end of the beginning for that of a damaged stream.
  return inflateRawSync(beginning, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, maxBytes);
}

/** What is handed to zlib at once: small enough that little lies around, large enough that calls cost nothing. */
const PIECE_BYTES = 256 * 1024;

async function* inflateStream(
  compression: 'gzip' | 'deflate-raw',
  bytes: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const { createGunzip, createInflateRaw } = zlib();
  const inflater = (compression === 'gzip' ? createGunzip : createInflateRaw)({ chunkSize: PIECE_BYTES });
  for await (const piece of stream().Readable.from(pieces(bytes)).pipe(inflater))
    if (piece instanceof Uint8Array) yield piece;
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

/** Node 22.15 and later have zstd, its types come later; undefined where this Node has none. */
function nativeZstd(bytes: Uint8Array, limit: Limit): Uint8Array | undefined {
  const native: unknown = Reflect.get(zlib(), 'zstdDecompressSync');
  if (typeof native !== 'function') return undefined;
  const output: unknown = native(bytes, limit);
  return output instanceof Uint8Array ? output : undefined;
}

function digest(algorithm: DigestAlgorithm, bytes: Uint8Array): Uint8Array {
  return crypto().createHash(algorithm.replace('-', '')).update(bytes).digest();
}
