import { parseCaptures, parseHarStream } from '../index.js';
import { InputError } from '../input/input-error.js';
import type { ByteSource } from '../input/scanner/byte-source.js';
import type { Capture } from '../model/capture.js';
import { browserPorts } from './browser-ports.js';

/** Told how much of a file has been read, in bytes. */
export type OnRead = (done: number, total: number) => void;

export interface FileToRead {
  readonly file: Blob;
  /** What reports call it. */
  readonly name: string;
  /** For an encrypted archive; absent for none. */
  readonly password?: string;
}

/** Below this one JSON.parse is faster than the scanner. */
const LARGE_BYTES = 3 * 2 ** 20;
/** Enough to see whether a file begins as JSON text does, a byte order mark aside. */
const HEAD_BYTES = 1024;
/** Asking for bytes costs about a millisecond, however few they are. */
const PIECE_BYTES = 4 * 2 ** 20;
/** No text is longer: what is damaged and larger cannot be salvaged as a whole. */
const LONGEST_TEXT_BYTES = 2 ** 29;

/**
 * Reads all captures of a file, a large HAR piece by piece, so that memory does not grow with it.
 *
 * @throws InputError where not one can be read
 */
export async function readFile(given: FileToRead, onRead: OnRead): Promise<readonly Capture[]> {
  const large = await readLargeHar(given, onRead);
  return large === undefined ? await readWhole(given, onRead) : [large];
}

async function readWhole({ file, ...options }: FileToRead, onRead: OnRead): Promise<readonly Capture[]> {
  if (file.size > 2 ** 31 - 1) {
    throw new InputError(
      'ERR_TOO_LARGE',
      'It is larger than 2 GiB. Record a shorter capture, or cut this one.',
    );
  }
  const bytes = await bytesOf(file);
  onRead(bytes.length, bytes.length);
  return await parseCaptures(bytes, { ...options, ports: browserPorts });
}

/** Undefined for every other file, and for a damaged one, which the other reader may salvage. */
async function readLargeHar({ file, name }: FileToRead, onRead: OnRead): Promise<Capture | undefined> {
  if (file.size < LARGE_BYTES || !(await startsWithBrace(file))) return undefined;
  try {
    const capture = await readHarInPieces(file, name, onRead);
    const canSalvage = capture.quality === 'damaged' && file.size <= LONGEST_TEXT_BYTES;
    return canSalvage ? undefined : capture;
  } catch (error) {
    // Large JSON that is no HAR may still be another format: the other reader says what it is.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Reads one HAR without holding all of its bytes. Throws InputError where it is none. */
export async function readHarInPieces(file: Blob, name: string, onRead: OnRead): Promise<Capture> {
  return await parseHarStream(piecesOf(file, onRead), { name, ports: browserPorts });
}

async function startsWithBrace(file: Blob): Promise<boolean> {
  const head = await bytesOf(file.slice(0, HEAD_BYTES));
  return new TextDecoder('utf-8').decode(head).trimStart().startsWith('{');
}

function piecesOf(file: Blob, onRead: OnRead): ByteSource {
  let piece: Uint8Array = new Uint8Array();
  let position = 0;
  let next = pieceAt(file, 0);
  return {
    async read(into) {
      if (piece.length === 0) {
        piece = await next;
        position += piece.length;
        next = pieceAt(file, position);
        onRead(position, file.size);
      }
      const bytes = piece.subarray(0, into.length);
      into.set(bytes);
      piece = piece.subarray(bytes.length);
      return bytes.length;
    },
  };
}

/** A failed read is reported when it is waited for, and is no unhandled rejection until then. */
function pieceAt(file: Blob, position: number): Promise<Uint8Array> {
  const reading = bytesOf(file.slice(position, position + PIECE_BYTES));
  reading.catch(() => undefined);
  return reading;
}

/** A file may have gone, or changed since it was dropped: the browser refuses to read it then. */
async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const message = 'The browser may not read it: it was moved, changed, or is a folder. Drop it again.';
    throw new InputError('ERR_UNREADABLE_FILE', message, error);
  }
}
