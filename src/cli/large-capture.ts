import { closeSync, openSync, readSync } from 'node:fs';
import type { SafeCaptureFile } from '../attach.js';
import type { HarPass } from '../input/har-pass.js';
import { InputError } from '../input/input-error.js';
import { crc32 } from '../input/zip-crc32.js';
import { LARGEST_ZIP, type ZipContent } from '../sanitize/zip-writer.js';
import type { LargeCapture } from '../sanitize-large.js';
import type { Draft } from './io.js';
import { hashFile, parseLargeFile, passOverLargeFile, sizeOf } from './large-file.js';
import { collectGarbageEarly } from './young-memory.js';

/** From this size on a HAR is gone through piece by piece: below it, holding it all is faster. In a zip it is ten times as large. */
const LARGE_BYTES = 16 * 2 ** 20;

/** JSON takes the last of two members with one name, and by then the first has been dealt with. */
const TWO_LOGS =
  'It holds more than one list of entries, so that nobody can say which counts. Export the capture again.';

/** A file to be gone through more than once; undefined for one that is small, no HAR, or has to be read as a whole. */
export async function openLargeCapture(path: string, name: string): Promise<LargeCapture | undefined> {
  const capture = await parseLargeFile(path, name, () => {}, undefined, LARGE_BYTES);
  if (capture === undefined) return undefined;
  collectGarbageEarly();
  return {
    capture,
    file: { sizeBytes: await sizeOf(path), sha256: await hashFile(path) },
    eachEntry: (needsBody, take) => passOver(path, name, { needsBody, take }),
  };
}

async function passOver(path: string, name: string, pass: HarPass): Promise<void> {
  const end = await passOverLargeFile(path, name, pass);
  if (end?.hasRestarted !== false) throw new InputError('ERR_NOT_A_HAR', TWO_LOGS);
}

/** A draft that is read again as a large capture is, whatever its size: both are then analysed alike. */
export function toSafeFile(draft: Draft, name: string): SafeCaptureFile {
  return {
    eachEntry: (needsBody, take) => passOver(draft.path, name, { needsBody, take }),
    write: draft.write,
    async finish() {
      const capture = await parseLargeFile(draft.path, name, () => {}, undefined, 0);
      if (capture === undefined) throw new Error('What was written cannot be read.');
      return { capture, sizeBytes: await sizeOf(draft.path), sha256: await hashFile(draft.path) };
    },
  };
}

const PIECE_BYTES = 2 ** 20;

/** A file as a zip takes it in: piece by piece, and once before for the checksum that stands in front of it. */
export function zipContentOf(path: string): ZipContent {
  const facts = { length: 0, crc: 0 };
  for (const piece of piecesOf(path)) {
    facts.length += piece.length;
    facts.crc = crc32(piece, facts.crc);
  }
  if (facts.length > LARGEST_ZIPPED) throw new InputError('ERR_TOO_LARGE', TOO_LARGE_FOR_ZIP);
  return { ...facts, pieces: piecesOf(path) };
}

/** What else is in the zip of a case takes some megabytes. */
const LARGEST_ZIPPED = LARGEST_ZIP - 64 * 2 ** 20;

const TOO_LARGE_FOR_ZIP =
  'Without its secrets it is still larger than a zip can be. Keep the sign-in alone: entrace sanitize --only-identity.';

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE_BYTES);
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
