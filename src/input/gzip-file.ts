import type { Capture } from '../model/capture.js';
import { boundedInflate } from './bounded-inflate.js';
import type { CaptureFile } from './capture-file.js';
import { tooLarge } from './capture-text.js';
import { concatenate } from './encoded-text.js';
import { InputError } from './input-error.js';
import { MAX_GROWTH } from './unpack-budget.js';
import { untilDamage } from './until-damage.js';

/** The ladder of parse-capture, for what comes out of the file. */
export interface GzipReaders {
  readonly inside: (bytes: Uint8Array, file: CaptureFile) => Promise<Capture[]>;
  /** For a HAR that is too long to be held. */
  readonly pieces: (pieces: AsyncIterable<Uint8Array>, file: CaptureFile) => Promise<Capture>;
}

/** Longer ones are read piece by piece. */
const LONGEST_HELD = 256 * 1024 * 1024;

/** No text is longer than this, in bytes of UTF-16. */
const LONGEST_TEXT_BYTES = 2 ** 30;

/** Deflate makes of a byte at most so many; what claims more is cut off, and the claim is none. */
const HIGHEST_RATIO = 1032;

export function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/**
 * Reads what is inside of a gzip file (`.har.gz`), piece by piece where it is long. Of one that is cut or damaged it
 * reads what comes before the damage.
 * @throws InputError `ERR_DAMAGED_ARCHIVE` where that is nothing, `ERR_TOO_LARGE`
 */
export async function readGzip(
  bytes: Uint8Array,
  file: CaptureFile,
  readers: GzipReaders,
): Promise<Capture[]> {
  const pieces = isLong(bytes) ? piecesOf(bytes, file) : undefined;
  if (pieces !== undefined) return [await readers.pieces(pieces, file)];
  const inside = { ...file, depth: file.depth + 1 };
  try {
    const { inflate } = boundedInflate(file.ports, file.budget);
    return await readers.inside(await inflate('gzip', bytes, LONGEST_TEXT_BYTES), inside);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof RangeError) throw tooLarge();
    return readDamaged(bytes, inside, readers, error);
  }
}

/** By the length that gzip writes at its end (RFC 1952 section 2.3.1); of 4 GiB and more it is the rest. */
function isLong(bytes: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(-4);
  const length = a + b * 0x100 + c * 0x1_0000 + d * 0x100_0000;
  const isClaimed = length > LONGEST_HELD && length <= bytes.length * HIGHEST_RATIO;
  return isClaimed || bytes.length > LONGEST_HELD;
}

async function readDamaged(
  bytes: Uint8Array,
  inside: CaptureFile,
  { inside: read }: GzipReaders,
  cause: unknown,
): Promise<Capture[]> {
  const found: Uint8Array[] = [];
  for await (const piece of piecesOf(bytes, inside) ?? []) found.push(piece);
  // How much came out before the damage nobody says; two hundred damaged members must not come for nothing.
  inside.budget.left -= bytes.length * MAX_GROWTH;
  try {
    return (await read(concatenate(found), inside)).map(asDamaged);
  } catch (error) {
    throw error instanceof InputError ? damagedGzip(cause) : error;
  }
}

function asDamaged(capture: Capture): Capture {
  const message = 'The gzip file is cut off or damaged; what comes before the damage was read.';
  return { ...capture, quality: 'damaged', notes: [{ code: 'gzip-damaged', message }, ...capture.notes] };
}

/** What comes out, up to any damage; undefined where the platform inflates at once only. It spends the budget. */
function piecesOf(bytes: Uint8Array, { ports, budget }: CaptureFile) {
  const pieces = ports.inflateStream?.('gzip', bytes);
  return pieces === undefined ? undefined : spending(pieces, budget);
}

async function* spending(
  pieces: AsyncIterable<Uint8Array>,
  budget: CaptureFile['budget'],
): AsyncGenerator<Uint8Array> {
  for await (const piece of untilDamage(pieces)) {
    budget.left -= piece.length;
    if (budget.left < 0) throw tooLarge();
    yield piece;
  }
}

function damagedGzip(cause: unknown): InputError {
  const message =
    'The gzip file is damaged or cut; unpack it with gzip -dc, which keeps what can be read, and give the result.';
  return new InputError('ERR_DAMAGED_ARCHIVE', message, cause);
}
