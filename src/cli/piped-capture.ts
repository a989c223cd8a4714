import { tooLarge } from '../input/capture-text.js';
import type { Har12Check } from '../input/har-conformance.js';
import { readScannedHar } from '../input/har-large.js';
import { notAHar } from '../input/parse-capture.js';
import { fromChunks } from '../input/scanner/byte-source.js';
import { MAX_GROWTH, MIN_TOTAL_BYTES } from '../input/unpack-budget.js';
import { untilDamage } from '../input/until-damage.js';
import type { Capture } from '../model/capture.js';
import { nodePorts } from './node-ports.js';
import { keepYoungMemorySmall } from './young-memory.js';

/** What came through a pipe: all its bytes, or the capture that they were read to on the way. */
export type Piped =
  | { readonly bytes: Uint8Array }
  | { readonly capture: Capture; readonly sha256: string | null };

export interface PipeOptions {
  readonly name: string;
  /** Adds the SHA-256 of the bytes. */
  readonly hash: boolean;
  readonly loadCheck?: () => Promise<Har12Check>;
}

/** Below this one JSON.parse is faster than the scanner. */
const LARGE_BYTES = 3 * 2 ** 20;
/** Bytes that are held in case that the scanner is not the one to read them; a pipe gives them only once. */
const MOST_HELD_BYTES = 8 * 2 ** 20;
/** Only a string could hold what is no HAR, and none is longer. */
const LARGEST_OTHER_BYTES = 2 ** 29;

/**
 * Reads what comes through a pipe. A large HAR, plain or in gzip, is read piece by piece, so that memory does not grow
 * with it; everything else has to be held.
 * @throws InputError where it is too large to be held, or a large HAR turns out to be none
 */
export async function readPiped(stream: AsyncIterable<unknown>, options: PipeOptions): Promise<Piped> {
  const pipe = await openPipe(stream, options.hash);
  const kind = pipe.kind();
  if (kind === undefined) return { bytes: await pipe.rest(LARGEST_OTHER_BYTES) };
  const source = fromChunks(kind === 'gzip' ? gunzipped(pipe) : pipe.chunks());
  const { name, loadCheck } = options;
  const check = loadCheck === undefined ? {} : { loadCheck };
  const { capture, end } = await readScannedHar(source, { name, ports: nodePorts, sizeBytes: 0, ...check });
  const isFinal = end === 'complete' || end === 'too-many-entries';
  if (!isFinal && pipe.isHeld()) return { bytes: await pipe.rest(MOST_HELD_BYTES) };
  if (end === 'not-a-har') throw notAHar();
  const { sizeBytes, sha256 } = await pipe.drain();
  return { capture: { ...capture, sizeBytes }, sha256 };
}

/** A stream of which the beginning has been seen, and is held as long as it may be needed again. */
interface Pipe {
  /** How a large capture begins; undefined for what is small, or begins in another way. */
  kind(): 'har' | 'gzip' | undefined;
  /** All bytes from the first on, once. */
  chunks(): AsyncGenerator<Uint8Array>;
  /** Whether all bytes that came so far are still there. */
  isHeld(): boolean;
  /** Bytes that have come so far. */
  received(): number;
  /** All bytes from the first on, those not read yet included. Throws InputError where there are more than so many. */
  rest(maxBytes: number): Promise<Uint8Array>;
  /** Reads to the end, and lets go what comes. */
  drain(): Promise<{ readonly sizeBytes: number; readonly sha256: string | null }>;
}

async function openPipe(stream: AsyncIterable<unknown>, isHashed: boolean): Promise<Pipe> {
  const iterator = stream[Symbol.asyncIterator]();
  const hash = isHashed ? process.getBuiltinModule('node:crypto').createHash('sha256') : undefined;
  let held: Uint8Array[] | undefined = [];
  let received = 0;
  let isOver = false;

  async function next(): Promise<Uint8Array | undefined> {
    const { done, value } = await iterator.next();
    isOver ||= done === true;
    if (!(value instanceof Uint8Array)) return isOver ? undefined : new Uint8Array();
    received += value.length;
    hash?.update(value);
    held?.push(value);
    return value;
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* held ?? [];
    for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
      if (received > MOST_HELD_BYTES && held !== undefined) {
        held = undefined;
        keepYoungMemorySmall();
      }
      yield chunk;
    }
  }

  while (!isOver && received < LARGE_BYTES) await next();
  const first = Buffer.concat(held).subarray(0, HEAD_BYTES);
  return {
    kind: () => (isOver ? undefined : kindOf(first)),
    chunks,
    isHeld: () => held !== undefined,
    received: () => received,
    async rest(maxBytes) {
      while (!isOver) {
        await next();
        if (received > maxBytes) throw tooLarge();
      }
      return Buffer.concat(held ?? []);
    },
    async drain() {
      held = undefined;
      while (!isOver) await next();
      return { sizeBytes: received, sha256: hash?.digest('hex') ?? null };
    },
  };
}

/** Enough to see how a capture begins. */
const HEAD_BYTES = 1024;

function kindOf(head: Uint8Array): 'har' | 'gzip' | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return /^\s*\{\s*"log"\s*:/.test(new TextDecoder().decode(head)) ? 'har' : undefined;
}

/** Up to any damage. A stream that grows beyond all proportion is a bomb. */
async function* gunzipped(pipe: Pipe): AsyncGenerator<Uint8Array> {
  const { Readable } = process.getBuiltinModule('node:stream');
  const { createGunzip } = process.getBuiltinModule('node:zlib');
  const plain = Readable.from(pipe.chunks()).pipe(createGunzip({ chunkSize: HEAD_BYTES * 256 }));
  let length = 0;
  for await (const piece of untilDamage(plain)) {
    length += piece.length;
    if (length > Math.max(MIN_TOTAL_BYTES, pipe.received() * MAX_GROWTH)) throw tooLarge();
    yield piece;
  }
}
