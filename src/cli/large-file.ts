import { closeSync, createReadStream, fstatSync, openSync, promises, readSync } from 'node:fs';
import { LONGEST_MENDED, tooLarge } from '../input/capture-text.js';
import type { Har12Check } from '../input/har-conformance.js';
import { readScannedHar } from '../input/har-large.js';
import { type HarPass, type PassEnd, passOverHar } from '../input/har-pass.js';
import { type ByteSource, fromChunks } from '../input/scanner/byte-source.js';
import { MAX_GROWTH } from '../input/unpack-budget.js';
import { untilDamage } from '../input/until-damage.js';
import type { Capture } from '../model/capture.js';
import { nodePorts } from './node-ports.js';
import type { OnRead } from './progress.js';
import { keepYoungMemorySmall } from './young-memory.js';
import { findZippedHar } from './zipped-har.js';

/** Below this one JSON.parse is faster than the scanner. */
const LARGE_BYTES = 3 * 2 ** 20;

/** Enough to see whether a file begins as JSON text or gzip does, a byte order mark aside. */
const HEAD_BYTES = 1024;

/**
 * Reads a large HAR from its file piece by piece, plain, in gzip or alone in a zip, so that memory does not grow with
 * it. Undefined for every other file, for one of fewer bytes than `leastBytes`, and for a damaged one that the other
 * reader may salvage better.
 */
export async function parseLargeFile(
  path: string,
  name: string,
  onRead: OnRead,
  loadCheck?: () => Promise<Har12Check>,
  leastBytes = LARGE_BYTES,
): Promise<Capture | undefined> {
  return await withLargeHar(path, leastBytes, onRead, async (large, sizeBytes) => {
    const check = loadCheck === undefined ? {} : { loadCheck };
    const { capture, end } = await readScannedHar(
      large.source,
      { name, ports: nodePorts, sizeBytes, ...check },
      large.openAt,
    );
    return isFinal(end, large.length()) ? capture : undefined;
  });
}

/** Goes through all entries of a file that {@link parseLargeFile} reads, and keeps none; undefined for others. */
export async function passOverLargeFile(
  path: string,
  name: string,
  pass: HarPass,
): Promise<PassEnd | undefined> {
  const anySize = 0;
  return await withLargeHar(
    path,
    anySize,
    () => {},
    (large, sizeBytes) =>
      passOverHar(large.source, { name, ports: nodePorts, sizeBytes }, pass, large.openAt),
  );
}

/** From here on memory is spared, which costs time: V8 makes its own code anew once its flags have changed. */
const SPARING_BYTES = 64 * 2 ** 20;
/** How many times a capture grows when it is unpacked. */
const USUAL_GROWTH = 8;

async function withLargeHar<T>(
  path: string,
  leastBytes: number,
  onRead: OnRead,
  read: (large: LargeHar, sizeBytes: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const file = openQuietly(path);
  if (file === undefined) return undefined;
  try {
    const kind = kindOfLargeFile(file, leastBytes);
    if (kind === undefined) return undefined;
    const sizeBytes = fstatSync(file).size;
    if (sizeBytes >= (kind === 'json' ? SPARING_BYTES : SPARING_BYTES / USUAL_GROWTH)) keepYoungMemorySmall();
    const large = open(kind, { file, path, sizeBytes, onRead });
    return large === undefined ? undefined : await read(large, sizeBytes);
  } finally {
    closeSync(file);
  }
}

/** What is no HAR may be another format, and what is not too long is read around its damage by the other reader. */
function isFinal(end: string, length: number): boolean {
  if (end === 'truncated' || end === 'damaged') return length > LONGEST_MENDED;
  return end !== 'not-a-har';
}

type Kind = 'json' | 'gzip' | 'zip';

interface LargeFile {
  readonly file: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly onRead: OnRead;
}

/** The HAR in a file. */
interface LargeHar {
  readonly source: ByteSource;
  /** Its bytes, as far as they have been read where that is not known before. */
  readonly length: () => number;
  /** Reads it from a place on; undefined where that takes reading all before it, or is not needed. */
  readonly openAt: ((offset: number) => ByteSource) | undefined;
}

/** Undefined for an archive that has to be read as a whole. */
function open(kind: Kind, { file, path, sizeBytes, onRead }: LargeFile): LargeHar | undefined {
  if (kind === 'json') {
    const openAt = (offset: number) => fromFile(file, offset, (done) => onRead(done, sizeBytes));
    const isLong = sizeBytes > LONGEST_MENDED;
    return { source: openAt(0), length: () => sizeBytes, openAt: isLong ? openAt : undefined };
  }
  if (kind === 'gzip') {
    const counted = { length: 0 };
    const source = counting(fromGzip(path, sizeBytes, onRead), counted);
    return { source, length: () => counted.length, openAt: undefined };
  }
  const zipped = findZippedHar(file, path, sizeBytes);
  if (zipped === undefined) return undefined;
  const counted = { length: 0 };
  const source = counting(fromChunks(zipped.pieces()), counted, (done) => onRead(done, zipped.size));
  return { source, length: () => zipped.size, openAt: undefined };
}

function fromFile(file: number, offset: number, onRead: (done: number) => void): ByteSource {
  let position = offset;
  return {
    read(into) {
      const length = readSync(file, into, 0, into.length, position);
      position += length;
      onRead(position);
      return length;
    },
  };
}

function fromGzip(path: string, size: number, onRead: OnRead): ByteSource {
  const file = createReadStream(path, { highWaterMark: HEAD_BYTES * 256 });
  const inflater = process.getBuiltinModule('node:zlib').createGunzip({ chunkSize: HEAD_BYTES * 256 });
  file.on('error', (error) => inflater.destroy(error));
  return fromChunks(bounded(file.pipe(inflater), size * MAX_GROWTH, () => onRead(file.bytesRead, size)));
}

/** A stream that grows beyond all proportion is a bomb. */
async function* bounded(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
  onPiece: () => void,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of untilDamage(pieces)) {
    length += piece.length;
    if (length > maxBytes) throw tooLarge();
    onPiece();
    yield piece;
  }
}

function counting(
  source: ByteSource,
  counted: { length: number },
  onRead: (done: number) => void = () => {},
): ByteSource {
  const count = (length: number) => {
    counted.length += length;
    onRead(counted.length);
    return length;
  };
  return {
    read(into) {
      const length = source.read(into);
      return typeof length === 'number' ? count(length) : length.then(count);
    },
  };
}

/** What cannot be opened is told by the reader that comes after. */
function openQuietly(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** How a large file begins; undefined for what is small, or begins in another way. */
function kindOfLargeFile(file: number, leastBytes: number): Kind | undefined {
  const facts = fstatSync(file);
  if (!facts.isFile() || facts.size < leastBytes) return undefined;
  const head = new Uint8Array(HEAD_BYTES);
  readSync(file, head, 0, HEAD_BYTES, 0);
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b) return 'zip';
  const text = new TextDecoder('utf-8').decode(head).trimStart();
  // A NetLog would be scanned to its end for a log that it does not have.
  return text.startsWith('{') && !text.startsWith('{"constants"') ? 'json' : undefined;
}

/** In bytes; 0 for what is no file, or cannot be asked about. */
export async function sizeOf(path: string): Promise<number> {
  try {
    const facts = await promises.stat(path);
    return facts.isFile() ? facts.size : 0;
  } catch {
    return 0;
  }
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
