import type { Capture } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import { boundedInflate } from './bounded-inflate.js';
import { type Bundle, openArchive, readArchive } from './capture-archive.js';
import type { CaptureFile } from './capture-file.js';
import { LONGEST_MENDED, LONGEST_TEXT, tooLarge } from './capture-text.js';
import { isGzip, readGzip } from './gzip-file.js';
import type { Har12Check } from './har-conformance.js';
import { readScannedHar } from './har-large.js';
import { readTextCapture } from './har-text.js';
import { InputError } from './input-error.js';
import { OTHER_FORMATS } from './other-formats.js';
import { collectRepairs } from './repairs.js';
import { type ByteSource, fromChunks } from './scanner/byte-source.js';
import { unpackBudget } from './unpack-budget.js';

export interface ParseOptions {
  /** Base name of the file; tells a SAZ that is none from text that is no JSON. */
  readonly name: string;
  readonly ports: Ports;
  /** For an encrypted SAZ or zip. */
  readonly password?: string;
  /** Another check of HAR 1.2 than the packed schemas over what looks like a sign-in. */
  readonly loadCheck?: () => Promise<Har12Check>;
}

/**
 * Reads a capture, whatever file it came in: HAR 1.1 to 1.3, SAZ, either in gzip, zlib or zip, or what is left of
 * one. Of an archive with several captures the first by name is read, and a note counts the others.
 * @throws InputError where nothing can be read, and nothing else
 */
export async function parseCapture(bytes: Uint8Array, options: ParseOptions): Promise<Capture> {
  const [capture] = await readBytes(bytes, fileOf(bytes, options, 'first'));
  if (capture === undefined) throw new InputError('ERR_NOT_A_CAPTURE', 'The archive holds no capture.');
  return capture;
}

/**
 * The same, but of a large HAR too every entry is read whole, and not only what may speak of a sign-in.
 * @throws InputError where nothing can be read, and nothing else
 */
export async function parseWholeCapture(bytes: Uint8Array, options: ParseOptions): Promise<Capture> {
  const [capture] = await readBytes(bytes, { ...fileOf(bytes, options, 'first'), isWhole: true });
  if (capture === undefined) throw new InputError('ERR_NOT_A_CAPTURE', 'The archive holds no capture.');
  return capture;
}

/**
 * Reads all captures of a file: one, or as many as an archive holds, each by the name of its member.
 * @throws InputError where not one of them can be read
 */
export async function parseCaptures(bytes: Uint8Array, options: ParseOptions): Promise<Capture[]> {
  return readBytes(bytes, fileOf(bytes, options, 'all'));
}

/**
 * Opens a zip of several captures, to read them one by one; undefined for every other file, a zip that is one capture
 * included.
 * @throws InputError where the zip is damaged beyond use
 */
export async function openBundle(bytes: Uint8Array, options: ParseOptions): Promise<Bundle | undefined> {
  return isZip(bytes) ? openArchive(bytes, fileOf(bytes, options, 'first'), readBytes) : undefined;
}

/**
 * Reads a HAR of any size from its bytes as they come, in constant memory: whole what may speak of a sign-in, and
 * of the rest the index. The HAR is plain UTF-8 text; whatever else a file may be, {@link parseCapture} reads.
 * @throws InputError `ERR_NOT_A_HAR` where it is none
 */
export async function parseHarStream(source: ByteSource, options: ParseOptions): Promise<Capture> {
  const { capture, end } = await readScannedHar(source, { ...options, sizeBytes: 0 });
  if (end === 'not-a-har') throw notAHar();
  return capture;
}

export function notAHar(): InputError {
  const message =
    'This is no HAR: there is no log with a list of entries. Export the capture again as HAR (with content).';
  return new InputError('ERR_NOT_A_HAR', message);
}

function fileOf(bytes: Uint8Array, options: ParseOptions, wanted: CaptureFile['wanted']): CaptureFile {
  return { ...options, sizeBytes: bytes.length, depth: 0, budget: unpackBudget(bytes), wanted };
}

/** The deepest bundle seen: a zip of a support case, in it a zip, in it a HAR in gzip. */
const MOST_WRAPPERS = 3;

async function readBytes(bytes: Uint8Array, file: CaptureFile): Promise<Capture[]> {
  if (bytes.length === 0)
    throw new InputError('ERR_EMPTY_FILE', 'The file is empty; export the capture again.');
  const other = OTHER_FORMATS.find((format) => format.isBytes?.(bytes));
  if (other !== undefined) return [await other.read({ bytes, repairs: collectRepairs() }, file)];
  if (isZip(bytes)) return readArchive(bytes, checkDepth(file), readBytes, readPieces);
  if (isGzip(bytes)) return readGzip(bytes, checkDepth(file), { inside: readBytes, pieces: readPieces });
  const inflated = await inflateZlib(bytes, file);
  if (inflated !== undefined) return readBytes(inflated, { ...checkDepth(file), depth: file.depth + 1 });
  return [(await readIfLarge(bytes, file)) ?? (await readTextCapture(bytes, file))];
}

/** A HAR that is too long to be held; whatever else is as long cannot be read. */
async function readPieces(pieces: AsyncIterable<Uint8Array>, file: CaptureFile): Promise<Capture> {
  const { capture, end } = await readScannedHar(fromChunks(pieces), file);
  if (end === 'not-a-har') throw tooLarge();
  return capture;
}

/** Below this JSON.parse is faster than starting the scanner. */
const LARGE_HAR = 3 * 2 ** 20;

/** A large HAR by way of the scanner; undefined where the text has to be read as a whole. */
async function readIfLarge(bytes: Uint8Array, file: CaptureFile): Promise<Capture | undefined> {
  const isSmall = bytes.length < LARGE_HAR || (file.isWhole && bytes.length < LONGEST_TEXT);
  if (isSmall || !startsWithBrace(bytes)) return undefined;
  const openAt = (offset: number) => fromChunks([bytes.subarray(offset)]);
  const isLong = bytes.length > LONGEST_MENDED;
  const { capture, end } = await readScannedHar(openAt(0), file, isLong ? openAt : undefined);
  // Behind a fault inside the file the other reader finds its way back.
  const isFinal = end === 'damaged' ? isLong : end !== 'not-a-har';
  return isFinal ? capture : undefined;
}

function startsWithBrace(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 1024));
  return head.trimStart().startsWith('{');
}

function checkDepth(file: CaptureFile): CaptureFile {
  if (file.depth < MOST_WRAPPERS) return file;
  const message = 'The capture is wrapped in too many archives; unpack it and give the HAR or SAZ itself.';
  throw new InputError('ERR_NOT_A_CAPTURE', message);
}

/** A local header, or the end record of an archive without members. */
function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return (
    first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
  );
}

/** No text is longer than this, in bytes of UTF-16. */
const LARGEST_FILE = 2 ** 30;

/** The inside of a zlib file (`.zhar`); undefined where it is none: text may start with x and ^, too. */
async function inflateZlib(bytes: Uint8Array, file: CaptureFile): Promise<Uint8Array | undefined> {
  if (!isZlib(bytes)) return undefined;
  try {
    return await boundedInflate(file.ports, file.budget).inflate('deflate', bytes, LARGEST_FILE);
  } catch {
    return undefined;
  }
}

function isZlib([first, second]: Uint8Array): boolean {
  return first === 0x78 && (second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda);
}
