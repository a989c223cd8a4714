import { Inflate } from 'fflate';
import { cappedOutput } from '../input/capped-output.js';
import { crc32 } from '../input/zip-crc32.js';

/** Compressed bytes taken at once: a bomb grows by a thousand, and is stopped after 16 MiB. */
const PIECE_BYTES = 16 * 1024;

/** Undoes DEFLATE (RFC 1951). Throws a RangeError where more comes out than `maxBytes`. */
export function inflateRaw(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = cappedOutput(maxBytes);
  for (const piece of inflatePieces(bytes)) output.add(piece);
  return output.whole();
}

/** The same piece by piece; throws on the way where the bytes are no such stream, or where it ends early. */
export function* inflatePieces(bytes: Uint8Array): Generator<Uint8Array> {
  if (bytes.length === 0) throw new Error('the stream is empty');
  let piece = new Uint8Array();
  const stream = new Inflate((part) => {
    piece = part;
  });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    stream.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
    if (piece.length > 0) yield piece;
  }
}

/** What the beginning of a stream gives; throws where it begins none. */
export function inflateBeginning(beginning: Uint8Array, maxBytes: number): Uint8Array {
  let plain = new Uint8Array();
  const stream = new Inflate((part) => {
    plain = part;
  });
  stream.push(beginning, false);
  return plain.subarray(0, maxBytes);
}

const ZLIB_HEADER_BYTES = 2;

/** Undoes zlib (RFC 1950): its header and its checksum are verified. */
export function inflateZlib(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const [first = 0, second = 0] = bytes;
  const hasDictionary = (second & 0x20) !== 0;
  if ((first & 0x0f) !== 8 || first >> 4 > 7 || (first * 256 + second) % 31 !== 0 || hasDictionary) {
    throw new Error('no zlib header');
  }
  const body = bytes.subarray(ZLIB_HEADER_BYTES);
  const plain = inflateRaw(body, maxBytes);
  endOf(body, bigEndian(adler32(plain)));
  return plain;
}

/** Undoes gzip (RFC 1952), of several members too; checksums and lengths are verified. */
export function inflateGzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = cappedOutput(maxBytes);
  for (const piece of gunzipPieces(bytes)) output.add(piece);
  return output.whole();
}

/** The same piece by piece. */
export function* gunzipPieces(bytes: Uint8Array): Generator<Uint8Array> {
  let rest = bytes;
  // What follows the last member is padding where it is zero, and otherwise the next member.
  do {
    const body = rest.subarray(gzipHeaderBytes(rest));
    let crc = 0;
    let length = 0;
    for (const piece of inflatePieces(body)) {
      crc = crc32(piece, crc);
      length += piece.length;
      yield piece;
    }
    rest = body.subarray(endOf(body, Uint8Array.of(...littleEndian(crc), ...littleEndian(length))));
  } while (rest.length > 0 && rest[0] !== 0);
}

const GZIP_HEADER_BYTES = 10;

/** Length of the header with its optional fields (section 2.3). */
function gzipHeaderBytes(bytes: Uint8Array): number {
  const [id1, id2, method, flags = 0] = bytes;
  if (id1 !== 0x1f || id2 !== 0x8b || method !== 8 || flags > 0x1f) throw new Error('no gzip header');
  let at = GZIP_HEADER_BYTES;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  if (flags & 8) at = afterZero(bytes, at);
  if (flags & 16) at = afterZero(bytes, at);
  return flags & 2 ? at + 2 : at;
}

function afterZero(bytes: Uint8Array, from: number): number {
  const zero = bytes.indexOf(0, from);
  return zero < 0 ? bytes.length : zero + 1;
}

/**
 * Where the stream is over, its trailer included. The library does not tell how many bytes it took; but what must
 * follow them is known, and that it does is just what has to be verified. Throws where it does not.
 */
function endOf(bytes: Uint8Array, trailer: Uint8Array): number {
  const atEnd = bytes.length - trailer.length;
  if (atEnd >= 0 && isAt(bytes, atEnd, trailer)) return bytes.length;
  for (let at = 0; at < atEnd; at++) {
    if (isAt(bytes, at, trailer)) return at + trailer.length;
  }
  throw new Error('the checksum does not match');
}

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) {
    if (bytes[at + i] !== wanted[i]) return false;
  }
  return true;
}

/** The largest prime below 2^16 (RFC 1950 section 9). */
const ADLER_BASE = 65521;
/** So many bytes can be summed before a number grows beyond 32 bits. */
const ADLER_RUN = 5552;

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < bytes.length; from += ADLER_RUN) {
    const to = Math.min(bytes.length, from + ADLER_RUN);
    for (let at = from; at < to; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= ADLER_BASE;
    high %= ADLER_BASE;
  }
  return high * 65536 + low;
}

function littleEndian(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}

function bigEndian(value: number): Uint8Array {
  return littleEndian(value).reverse();
}
