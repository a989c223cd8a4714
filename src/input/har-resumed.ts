import { fromLatin1 } from '../model/latin1.js';
import { type ByteSource, fromChunks } from './scanner/byte-source.js';
import { readLargeHar } from './scanner/read-large-har.js';
import type { EntryReader, HarEnd, ScannedHar } from './scanner/scanned-har.js';

/** Gives the bytes of a file from a place on; a file can be asked for that, a stream cannot. */
export type OpenAt = (offset: number) => ByteSource;

/** A scan that went on behind the places where the JSON is broken. */
export interface ResumedHar<T> extends ScannedHar<T> {
  /** Where it is broken, and the entry that is torn there, in order. Empty where it is whole, or a stream. */
  readonly breaks: readonly { readonly at: number; readonly entry: number }[];
}

/** A file that is torn in more places is no HAR with accidents any more. */
const MOST_BREAKS = 20;
/** What stands before the entries of a part, so that the scanner takes them for those of a log. */
const LOG_START = new TextEncoder().encode('{"log":{"entries":[');

/** Scans a HAR, and behind each break from the next place that looks like the start of an entry. */
export async function scanResuming<T>(
  source: ByteSource,
  readerFrom: (firstIndex: number) => EntryReader<T>,
  openAt: OpenAt | undefined,
): Promise<ResumedHar<T>> {
  let whole: ResumedHar<T> = { ...(await readLargeHar(source, readerFrom(0))), breaks: [] };
  const firstKey =
    openAt === undefined || whole.end.kind !== 'damaged' ? undefined : await findFirstKey(openAt(0));
  while (openAt !== undefined && firstKey !== undefined && whole.end.kind === 'damaged') {
    const { at } = whole.end;
    const next = whole.breaks.length < MOST_BREAKS ? await findEntry(openAt(at), firstKey) : undefined;
    if (next === undefined) break;
    const index = whole.entryCount + 1;
    const part = await readLargeHar(behindLogStart(openAt(at + next)), readerFrom(index));
    whole = joined(whole, part, index, at + next - LOG_START.length);
  }
  return whole;
}

function joined<T>(before: ResumedHar<T>, part: ScannedHar<T>, index: number, offset: number): ResumedHar<T> {
  const end: HarEnd = 'at' in part.end ? { ...part.end, at: part.end.at + offset } : part.end;
  const torn = 'at' in before.end ? [{ at: before.end.at, entry: before.entryCount }] : [];
  return {
    entries: [...before.entries, ...part.entries],
    entryCount: index + part.entryCount,
    unread: [...before.unread, ...part.unread.map((each) => ({ ...each, index: each.index + index }))],
    envelope: before.envelope,
    end,
    bytes: part.bytes + offset,
    breaks: [...before.breaks, ...torn],
  };
}

function behindLogStart(source: ByteSource): ByteSource {
  const start = fromChunks([LOG_START]);
  let isBehind = false;
  return {
    read(into) {
      if (isBehind) return source.read(into);
      isBehind = true;
      return start.read(into);
    },
  };
}

/** Pages stand before the entries, and are few. */
const HEAD_BYTES = 2 ** 20;

/** The member that entries start with: an exporter writes the same first each time. */
async function findFirstKey(source: ByteSource): Promise<string | undefined> {
  const head = new Uint8Array(HEAD_BYTES);
  const length = await source.read(head);
  return /"entries"\s{0,99}:\s{0,99}\[\s{0,99}\{\s{0,99}("\w{1,40}")/.exec(
    fromLatin1(head.subarray(0, length)),
  )?.[1];
}

const PIECE_BYTES = 2 ** 18;
/** Of the piece before: the start of an entry may lie on the edge of two. */
const OVERLAP = 512;

/** How many bytes on the next entry begins: a comma, a brace, and the member that entries start with. */
async function findEntry(source: ByteSource, firstKey: string): Promise<number | undefined> {
  const start = new RegExp(`\\}\\s{0,99},\\s{0,99}(?=\\{\\s{0,99}${firstKey}\\s{0,99}:)`);
  const piece = new Uint8Array(PIECE_BYTES);
  let text = '';
  let offset = 0;
  for (let length = await source.read(piece); length > 0; length = await source.read(piece)) {
    text += fromLatin1(piece.subarray(0, length));
    const found = start.exec(text);
    if (found !== null) return offset + found.index + found[0].length;
    offset += Math.max(0, text.length - OVERLAP);
    text = text.slice(-OVERLAP);
  }
  return undefined;
}
