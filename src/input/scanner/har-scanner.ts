import { createByteFinder } from './byte-finder.js';
import type { EntryFinder, FoundEntry, InputNumber, Scanned, Stage } from './entry-finder.js';
import { createEnvelope } from './envelope.js';
import { indexEntry } from './indexed-entry.js';
import { createKeptBytes } from './kept-bytes.js';
import { loadKernel } from './kernel.js';
import { createKernelFinder } from './kernel-finder.js';
import { type LightEntry, lightEntries } from './light-entry.js';
import { type ParsedEntry, parseEntry, parseEntryWithoutBody } from './parse-entry.js';
import type { EntryReader, HarEnd, ScannedHar, UnreadEntry } from './scanned-har.js';

/**
 * An entry of more bytes is never parsed: a sign-in takes some thousand, and memory has to stay small however
 * large a download the capture holds.
 */
export const MAX_ENTRY_BYTES = 16 * 2 ** 20;

/** The largest captures known have 50,000 entries; far more than that is an attack on memory. */
export const MAX_ENTRIES = 1_000_000;

/** Takes the bytes of a HAR piece by piece, and never holds more of them than one entry. */
export interface HarScanner<T> {
  /** Two buffers to be filled from their start, in turn or always the same. */
  readonly inputs: readonly [Uint8Array, Uint8Array];
  /**
   * Reads the first `length` bytes of an input; `next` is the one that will be read after it. False where more
   * bytes would change nothing.
   */
  scan(input: InputNumber, length: number, next: InputNumber): boolean;
  end(): ScannedHar<T>;
}

/** The kernel where the platform has what it takes. */
export function createEntryFinder(): EntryFinder {
  const kernel = loadKernel();
  return kernel === undefined ? createByteFinder() : createKernelFinder(kernel);
}

export function createHarScanner<T>(reader: EntryReader<T>, finder = createEntryFinder()): HarScanner<T> {
  const kept = createKeptBytes(MAX_ENTRY_BYTES);
  const envelope = createEnvelope();
  let entries: T[] = [];
  let unread: UnreadEntry[] = [];
  let entryCount = 0;
  let stage: Stage = 'before-log';
  let stopped: HarEnd | undefined;
  let nextInput: InputNumber = 0;

  function take(scanned: Scanned, chunk: Uint8Array): void {
    if (scanned.restarted) {
      entries = [];
      unread = [];
      entryCount = 0;
    }
    envelope.add(scanned.envelope);
    stage = scanned.stage;
    takeEntries(soundEntries(scanned), chunk);
    kept.keep(scanned.neededFrom, chunk);
    if (scanned.damagedAt !== undefined) stopped = { kind: 'damaged', at: scanned.damagedAt };
    else if (entryCount > MAX_ENTRIES) stopped = { kind: 'too-many-entries', at: kept.received() };
  }

  function takeEntries(found: readonly FoundEntry[], chunk: Uint8Array): void {
    const lights = lightEntries(found);
    for (const [i, entry] of found.entries()) {
      entryCount = entry.index + 1;
      const light = lights[i];
      if (entry.kind === 'other') unread.push({ index: entry.index, reason: 'not-an-object' });
      else if (light !== undefined) entries.push(readEntry(entry, light, chunk));
    }
  }

  function readEntry(entry: FoundEntry, light: LightEntry, chunk: Uint8Array): T {
    if (entry.kind === 'uncertain') return readUncertain(entry, light, chunk);
    const depth = reader.depthOf(entry);
    if (depth === 'indexed') return reader.indexed(light);
    const bytes = kept.slice(entry.start, entry.end, chunk);
    const parsed =
      depth === 'whole' ? bytes && parseEntry(bytes) : bytes && parseEntryWithoutBody(bytes, entry);
    if (parsed === undefined) return giveUp(entry, bytes, light);
    return reader.whole(parsed.json, entry, parsed.bodyOmitted);
  }

  /** The finder could not tell all: the entry is parsed first, and asked about then. */
  function readUncertain(entry: FoundEntry, light: LightEntry, chunk: Uint8Array): T {
    const bytes = kept.slice(entry.start, entry.end, chunk);
    const bare = bytes && parseEntryWithoutBody(bytes, entry);
    if (bytes === undefined || bare === undefined) return giveUp(entry, bytes, light);
    const indexed = indexEntry(bare.json, entry.index, entry.start, entry.end);
    const depth = reader.depthOf(indexed);
    if (depth === 'indexed') return reader.indexed(lightEntries([indexed])[0] ?? light);
    const parsed: ParsedEntry = depth === 'whole' && bare.bodyOmitted ? (parseEntry(bytes) ?? bare) : bare;
    return reader.whole(parsed.json, indexed, parsed.bodyOmitted);
  }

  function giveUp(entry: FoundEntry, bytes: Uint8Array | undefined, light: LightEntry): T {
    unread.push({ index: entry.index, reason: bytes === undefined ? 'too-large' : 'not-json' });
    return reader.indexed(light);
  }

  function howItEnded(): HarEnd {
    if (stage === 'before-log') return { kind: 'not-a-har' };
    if (stopped !== undefined) return stopped;
    return stage === 'complete' ? { kind: 'complete' } : { kind: 'truncated', at: kept.received() };
  }

  return {
    inputs: finder.inputs,
    scan(input, length, next) {
      nextInput = next;
      take(finder.scan(input, length, next), finder.inputs[input].subarray(0, length));
      return stopped === undefined;
    },
    end() {
      if (stopped === undefined) take(finder.finish(nextInput), new Uint8Array());
      const bytes = kept.received();
      return { entries, entryCount, unread, envelope: envelope.parse(), end: howItEnded(), bytes };
    },
  };
}

/** Behind a byte that cannot be JSON nothing is what it seems. */
function soundEntries({ entries, damagedAt }: Scanned): readonly FoundEntry[] {
  return damagedAt === undefined ? entries : entries.filter((entry) => entry.end <= damagedAt);
}
