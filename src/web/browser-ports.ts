import { portableZstd } from '../input/portable-zstd.js';
import type { Compression, DigestAlgorithm, Ports } from '../model/ports.js';
import { unbrotli } from './brotli.js';
import {
  gunzipPieces,
  inflateBeginning,
  inflateGzip,
  inflatePieces,
  inflateRaw,
  inflateZlib,
} from './inflate.js';

/**
 * The ports of the core in a browser. Codings are undone in JavaScript: browsers lack Brotli and zstd, and none of
 * theirs can be stopped at a limit. Hashes there are none where the page is no secure context.
 */
export const browserPorts: Ports = {
  inflate: (compression, bytes, maxBytes) => INFLATE[compression](bytes, maxBytes),
  inflateStart: (_, beginning, maxBytes) => inflateBeginning(beginning, maxBytes),
  inflateStream,
  digest,
};

const INFLATE = {
  gzip: inflateGzip,
  deflate: inflateZlib,
  'deflate-raw': inflateRaw,
  br: unbrotli,
  zstd: portableZstd,
} as const satisfies Record<
  Compression,
  (bytes: Uint8Array, maxBytes: number) => Uint8Array | Promise<Uint8Array>
>;

async function* inflateStream(
  compression: 'gzip' | 'deflate-raw',
  bytes: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield* compression === 'gzip' ? gunzipPieces(bytes) : inflatePieces(bytes);
}

function digest(algorithm: DigestAlgorithm, bytes: Uint8Array): Promise<Uint8Array> | undefined {
  if (crypto.subtle === undefined) return undefined;
  return crypto.subtle.digest(algorithm, new Uint8Array(bytes)).then((hash) => new Uint8Array(hash));
}
