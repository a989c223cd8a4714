import type { Entry } from '../model/capture.js';
import { bodyPorts } from './bounded-inflate.js';
import type { HarFile } from './har.js';
import { readEntry } from './har-entry.js';
import { indexedEntries } from './har-indexed-entry.js';
import { type OpenAt, scanResuming } from './har-resumed.js';
import { collectRepairs } from './repairs.js';
import type { ByteSource } from './scanner/byte-source.js';
import type { IndexedEntry } from './scanner/indexed-entry.js';
import type { EntryReader } from './scanner/scanned-har.js';

/** One reading of all entries of a large HAR, of which none is kept. */
export interface HarPass {
  /** Whether the body of an answer is read; the rest of an entry always is. */
  readonly needsBody: (entry: Pick<IndexedEntry, 'url' | 'status'>) => boolean;
  /** Takes the entries in file order, one at a time. */
  readonly take: (entry: Entry) => void | Promise<void>;
}

export interface PassEnd {
  /** Entries that are too large or too broken to be read: they were taken as an index. */
  readonly unread: readonly number[];
  /** The file holds a second log, which counts: what was taken before it does not. */
  readonly hasRestarted: boolean;
}

/** Reads each entry of a HAR of any size and gives it away: memory holds a few of them, however many there are. */
export async function passOverHar(
  source: ByteSource,
  file: HarFile,
  pass: HarPass,
  openAt?: OpenAt,
): Promise<PassEnd> {
  let queue: Promise<void> = Promise.resolve();
  let lastIndex = -1;
  let hasRestarted = false;
  const take = (index: number, entry: Promise<Entry | undefined>) => {
    hasRestarted ||= index <= lastIndex;
    lastIndex = index;
    queue = queue.then(async () => {
      const read = await entry;
      if (read !== undefined) await pass.take(read);
    });
    // The source asks for the queue before it gives more; until then a failure is not unhandled.
    queue.catch(() => undefined);
  };
  const slow = (from: ByteSource) => waitingFor(from, () => queue);
  const scanned = await scanResuming(
    slow(source),
    (first) => passReader(file, pass, first, take),
    openAt && ((offset) => slow(openAt(offset))),
  );
  await queue;
  return { unread: scanned.unread.map(({ index }) => index), hasRestarted };
}

type Take = (index: number, entry: Promise<Entry | undefined>) => void;

function passReader(file: HarFile, pass: HarPass, first: number, take: Take): EntryReader<void> {
  const ports = bodyPorts(file.ports);
  const readIndexedEntry = indexedEntries();
  return {
    depthOf: (entry) => (pass.needsBody(entry) ? 'whole' : 'without-body'),
    whole(json, entry, isBodyOmitted) {
      const index = first + entry.index;
      const repairs = collectRepairs();
      take(index, readEntry(json, index, { ...file, ports, repairs, isBodyOmitted }));
    },
    indexed(light) {
      const index = first + light.index;
      take(index, Promise.resolve(readIndexedEntry(light, index)));
    },
  };
}

/** Gives more bytes only when what was made of the last ones is done with. */
function waitingFor(source: ByteSource, done: () => Promise<void>): ByteSource {
  return {
    async read(into) {
      await done();
      return await source.read(into);
    },
  };
}
