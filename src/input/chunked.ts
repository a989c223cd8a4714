/** A body without its chunk framing. */
export interface Dechunked {
  readonly body: Uint8Array;
  /** The last chunk was there; false where the recording ends before it or a chunk size is garbled. */
  readonly isComplete: boolean;
}

/** Hex digits of a chunk size: 4 GiB, more than any file held in memory. */
const CHUNK_SIZE = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i;
/** A size line is a few bytes; the rest of it would be chunk extensions, which nobody sends. */
const LONGEST_SIZE_LINE = 1024;
/** Bytes that are looked at for the name of a trailer field. */
const LONGEST_TRAILER_NAME = 41;
/** A server that flushes every byte of a megabyte; the rest of more would cost time and no sense. */
export const MAX_CHUNKS = 1_000_000;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Takes the chunk framing off (RFC 9112 section 7.1). Undefined where the bytes do not start with a chunk: some
 * writers keep the `Transfer-Encoding` header on a body that they have already put together.
 */
export function dechunk(bytes: Uint8Array): Dechunked | undefined {
  const body = new Uint8Array(bytes.length);
  let length = 0;
  let at = 0;
  for (let count = 0; count < MAX_CHUNKS; count += 1) {
    const chunk = chunkAt(bytes, at);
    if (chunk === undefined && at === 0) return undefined;
    if (chunk === undefined) break;
    if (chunk.size === 0) return { body: body.subarray(0, length), isComplete: true };
    const data = bytes.subarray(chunk.start, chunk.start + chunk.size);
    body.set(data, length);
    length += data.length;
    if (data.length < chunk.size) break;
    at = chunk.next;
  }
  return { body: body.subarray(0, length), isComplete: false };
}

/** The chunk whose size line starts at `at`; undefined where none does. */
function chunkAt(bytes: Uint8Array, at: number): { size: number; start: number; next: number } | undefined {
  const line = bytes.subarray(at, at + LONGEST_SIZE_LINE);
  const end = line.indexOf(LF);
  if (end < 0) return undefined;
  const text = String.fromCharCode(...line.subarray(0, line[end - 1] === CR ? end - 1 : end));
  const digits = CHUNK_SIZE.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const start = at + end + 1;
  const size = Number.parseInt(digits, 16);
  const next = size === 0 ? trailerStart(bytes, start) : lineBreakEnd(bytes, start + size);
  // A first line such as `12` of an unframed text is told from a size by what stands behind that many bytes.
  return next === undefined ? undefined : { size, start, next };
}

/** The place after the line break at `at`; undefined where another byte stands there. The end of all is as good. */
function lineBreakEnd(bytes: Uint8Array, at: number): number | undefined {
  if (at >= bytes.length) return at;
  if (bytes[at] === LF) return at + 1;
  if (bytes[at] !== CR) return undefined;
  return bytes[at + 1] === LF || at + 1 === bytes.length ? at + 2 : undefined;
}

/** Behind the last chunk stand header lines or the empty one; undefined where neither does. */
function trailerStart(bytes: Uint8Array, at: number): number | undefined {
  const start = String.fromCharCode(...bytes.subarray(at, at + LONGEST_TRAILER_NAME));
  return start === '' || /^(?:\r?\n|\r$|[\w-]{1,40}:)/.test(start) ? at : undefined;
}
