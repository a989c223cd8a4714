import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../input/input-error.js';
import { parseHarStream } from '../input/parse-capture.js';
import type { Capture } from '../model/capture.js';
import { nodePorts } from './node-ports.js';
import type { OnRead } from './progress.js';

/** Below this one JSON.parse is faster than the scanner. */
const LARGE_BYTES = 3 * 2 ** 20;

/** Enough to see whether a file begins as JSON text does, a byte order mark aside. */
const HEAD_BYTES = 1024;

/**
 * Reads a large HAR from its file piece by piece, so that memory does not grow with it. Undefined for every other
 * file, and for a damaged one, which the other reader may salvage.
 */
export async function parseLargeFile(
  path: string,
  name: string,
  onRead: OnRead,
): Promise<Capture | undefined> {
  const file = openQuietly(path);
  if (file === undefined) return undefined;
  try {
    const size = sizeOfLargeText(file);
    if (size === undefined) return undefined;
    let position = 0;
    const read = (into: Uint8Array) => {
      const length = readSync(file, into, 0, into.length, position);
      position += length;
      onRead(position, size);
      return length;
    };
    const capture = await parseHarStream({ read }, { name, ports: nodePorts });
    return capture.quality === 'damaged' ? undefined : capture;
  } catch (error) {
    // Large JSON that is no HAR may still be another format: the other reader says what it is.
    if (error instanceof InputError) return undefined;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** What cannot be opened is told by the reader that comes after. */
function openQuietly(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** In bytes; undefined for what is small, or does not begin as JSON text does. */
function sizeOfLargeText(file: number): number | undefined {
  const facts = fstatSync(file);
  if (!facts.isFile() || facts.size < LARGE_BYTES) return undefined;
  const head = new Uint8Array(HEAD_BYTES);
  readSync(file, head, 0, HEAD_BYTES, 0);
  return new TextDecoder('utf-8').decode(head).trimStart().startsWith('{') ? facts.size : undefined;
}

/** SHA-256 of a file in lower-case hex, read piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const [{ createHash }, { pipeline }] = await Promise.all([
    import('node:crypto'),
    import('node:stream/promises'),
  ]);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
