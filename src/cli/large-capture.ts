import { InputError } from '../input/input-error.js';
import type { LargeCapture, SafeFile } from '../sanitize.js';
import type { Draft } from './io.js';
import { hashFile, parseLargeFile, passOverLargeFile, sizeOf } from './large-file.js';

/** From this size on a HAR is gone through piece by piece: below it, holding it all is faster. In a zip it is ten times as large. */
const LARGE_BYTES = 16 * 2 ** 20;

/** JSON takes the last of two members with one name, and by then the first has been dealt with. */
const TWO_LOGS =
  'It holds more than one list of entries, so that nobody can say which counts. Export the capture again.';

/** A file to be gone through more than once; undefined for one that is small, no HAR, or has to be read as a whole. */
export async function openLargeCapture(path: string, name: string): Promise<LargeCapture | undefined> {
  const capture = await parseLargeFile(path, name, () => {}, undefined, LARGE_BYTES);
  if (capture === undefined) return undefined;
  return {
    capture,
    file: { sizeBytes: await sizeOf(path), sha256: await hashFile(path) },
    async eachEntry(needsBody, take) {
      const end = await passOverLargeFile(path, name, { needsBody, take });
      if (end?.hasRestarted !== false) throw new InputError('ERR_NOT_A_HAR', TWO_LOGS);
    },
  };
}

/** A draft that is read again as a large capture is, whatever its size: both are then analysed alike. */
export function toSafeFile(draft: Draft, name: string): SafeFile {
  return {
    write: draft.write,
    async finish() {
      const capture = await parseLargeFile(draft.path, name, () => {}, undefined, 0);
      if (capture === undefined) throw new Error('What was written cannot be read.');
      return { capture, sizeBytes: await sizeOf(draft.path), sha256: await hashFile(draft.path) };
    },
  };
}
