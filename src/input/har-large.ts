import type { Capture, Entry } from '../model/capture.js';
import { isObject, type JsonObject, member } from '../model/json.js';
import { bodyPorts } from './bounded-inflate.js';
import { type HarFile, toCapture } from './har.js';
import { type Har12Check, har12Notes, loadHar12Check } from './har-conformance.js';
import { readEntry } from './har-entry.js';
import { indexedEntries, noteNoRequest } from './har-indexed-entry.js';
import { type OpenAt, type ResumedHar, scanResuming } from './har-resumed.js';
import { looksLikeIdentity } from './identity-url.js';
import { collectRepairs, type Repairs } from './repairs.js';
import type { ByteSource } from './scanner/byte-source.js';
import { identityDepth } from './scanner/identity-depth.js';
import { type LightEntry, lightEntries } from './scanner/light-entry.js';
import type { EntryReader, HarEnd, UnreadEntry } from './scanner/scanned-har.js';

/** A capture that was scanned, and how the bytes ended; after `not-a-har` the capture is empty. */
export interface ScannedCapture {
  readonly capture: Capture;
  readonly end: HarEnd['kind'];
}

/** One entry on its way. A scan may start anew, so that nothing may be noted before it has ended. */
interface WholeEntry {
  readonly index: number;
  readonly entry: Promise<Entry | undefined>;
  readonly repairs: Repairs;
  readonly departures: string;
}

/** An indexed entry stands for itself: there are tens of thousands of them. */
type ReadEntry = Entry | WholeEntry;

/**
 * Reads a HAR of any size in constant memory: whole what may speak of a sign-in, and of the rest the index. The
 * file is UTF-8 and starts with its brace. With `openAt` it goes on behind a place where the JSON is broken.
 */
export async function readScannedHar(
  source: ByteSource,
  file: HarFile,
  openAt?: OpenAt,
): Promise<ScannedCapture> {
  const check = await (file.loadCheck ?? loadHar12Check)();
  const scanned = await scanResuming(source, (first) => entryReader(file, check, first), openAt);
  const repairs = collectRepairs();
  const entries: Entry[] = [];
  for (const read of scanned.entries) {
    if ('request' in read) {
      entries.push(read);
      continue;
    }
    const entry = await read.entry;
    repairs.takeOver(read.repairs);
    if (entry !== undefined) entries.push(entry);
  }
  noteUnread(scanned.unread, repairs);
  for (const each of scanned.breaks) noteBreak(each, repairs);
  noteEnd(scanned.end, repairs);
  return {
    capture: captureOf(scanned, entries, check, {
      ...file,
      sizeBytes: file.sizeBytes || scanned.bytes,
      repairs,
    }),
    end: scanned.breaks.length > 0 ? 'damaged' : scanned.end.kind,
  };
}

/** Indexes count from `first` on. */
function entryReader(file: HarFile, check: Har12Check, first: number): EntryReader<ReadEntry> {
  const ports = bodyPorts(file.ports);
  const read = (json: unknown, index: number, isBodyOmitted: boolean): ReadEntry => {
    const repairs = collectRepairs();
    const entry = readEntry(json, index, { ...file, ports, repairs, isBodyOmitted });
    return { index, entry, repairs, departures: check.entry(json) };
  };
  const readIndexedEntry = indexedEntries();
  const indexed = (light: LightEntry, departures: string): ReadEntry => {
    const index = first + light.index;
    const entry = readIndexedEntry(light, index);
    if (entry !== undefined && departures === '') return entry;
    const repairs = collectRepairs();
    if (entry === undefined) noteNoRequest(index, repairs);
    return { index, entry: Promise.resolve(entry), repairs, departures };
  };
  const depthOf = identityDepth(looksLikeIdentity);
  return {
    depthOf(entry) {
      const depth = depthOf(entry);
      return depth === 'indexed' && check.isForAll ? 'without-body' : depth;
    },
    whole(json, entry, bodyOmitted) {
      // What was parsed only to be checked is not kept.
      const [light] = depthOf(entry) === 'indexed' ? lightEntries([entry]) : [];
      return light === undefined
        ? read(json, first + entry.index, bodyOmitted)
        : indexed(light, check.entry(json));
    },
    indexed: (light) => indexed(light, ''),
  };
}

function captureOf(
  scanned: ResumedHar<ReadEntry>,
  entries: readonly Entry[],
  check: Har12Check,
  file: HarFile & { readonly repairs: Repairs },
): Capture {
  const log = member(scanned.envelope, 'log');
  const envelope: JsonObject = isObject(log) ? log : {};
  const isDamaged = scanned.end.kind !== 'complete' || scanned.breaks.length > 0;
  const departures = new Map(
    scanned.entries.flatMap((read) => ('request' in read ? [] : [[read.index, read.departures]])),
  );
  const notes = () =>
    har12Notes(check.log({ envelope, isEnvelopeWhole: !isDamaged && isObject(log) }), departures);
  return toCapture({ ...file, isDamaged }, envelope, scanned.entryCount, entries, notes);
}

const UNREAD = {
  'not-json': 'its JSON is broken; only its index was read',
  'too-large': 'it is too large; only its index was read',
  'not-an-object': 'it was skipped: it is no object',
} as const satisfies Record<UnreadEntry['reason'], string>;

function noteUnread(unread: readonly UnreadEntry[], repairs: Repairs): void {
  for (const { index, reason } of unread) {
    repairs.add('entry-skipped', {
      entry: index,
      detail: `Entry ${index} could not be read: ${UNREAD[reason]}.`,
    });
  }
}

function noteBreak({ at, entry }: { readonly at: number; readonly entry: number }, repairs: Repairs): void {
  const detail = `The JSON is broken, at byte ${at}, in entry ${entry}; the other entries were read.`;
  repairs.add('capture-truncated', { entry, detail });
}

const ENDS = {
  truncated: 'The file ends too early',
  damaged: 'The JSON is broken',
  'too-many-entries': 'The file holds more entries than are read',
} as const;

function noteEnd(end: HarEnd, repairs: Repairs): void {
  if (!('at' in end)) return;
  repairs.add('capture-truncated', {
    detail: `${ENDS[end.kind]}, at byte ${end.at}; the entries before it were read.`,
  });
}
