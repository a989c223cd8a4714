import type { CaptureNote } from '../model/capture.js';
import { member, stringMember } from '../model/json.js';
import { departuresOf, type Validator } from './har-departures.js';
import type { HarLog } from './har-logs.js';
import { looksLikeIdentity } from './identity-url.js';

/**
 * Says how parts of a HAR depart from HAR 1.2, by the schemas of har-validator; empty text where they do not. It
 * never judges whether the file can be read.
 */
export interface Har12Check {
  /** Every entry is to be checked, so that of a large file, too, every entry has to be parsed. */
  readonly isForAll: boolean;
  /** Of an entry that is to be checked; empty for the others. */
  entry(json: unknown): string;
  /** Of the log without its entries: har-validator takes quadratic time over a whole one. */
  log(log: Pick<HarLog, 'envelope' | 'isEnvelopeWhole'>): string;
}

/** Ajv makes two objects of every bad header; an entry with more items than this is not checked. */
const MOST_ITEMS = 10_000;

/** Entries that are checked: what an exporter gets wrong it gets wrong early. */
const MOST_ENTRIES = 2_000;

/** Pages are checked for their habits, not one by one. */
const MOST_PAGES = 50;

/** Loads the packed schemas: 70 KB that nothing else needs. Only what looks like a sign-in is checked. */
export async function loadHar12Check(): Promise<Har12Check> {
  return har12Check(await import('./har-schema/validators.js'), { isForAll: false });
}

/** A check by these validators of all entries, or of those that look like a sign-in. */
export function har12Check(
  validators: { readonly entry: Validator; readonly log: Validator },
  { isForAll }: { readonly isForAll: boolean },
): Har12Check {
  let checked = 0;
  return {
    isForAll,
    entry(json) {
      const url = stringMember(member(json, 'request'), 'url') ?? '';
      const matters = isForAll || (checked < MOST_ENTRIES && looksLikeIdentity(url));
      if (!matters || countItems(json) > MOST_ITEMS) return '';
      checked++;
      return departuresOf(validators.entry, json);
    },
    log({ envelope, isEnvelopeWhole }) {
      const pages: unknown = member(envelope, 'pages');
      const few = Array.isArray(pages) ? { pages: pages.slice(0, MOST_PAGES) } : {};
      return isEnvelopeWhole ? departuresOf(validators.log, { ...envelope, ...few, entries: [] }) : '';
    },
  };
}

const LISTS = ['headers', 'cookies', 'queryString'] as const;

function countItems(entry: unknown): number {
  const lists = ['request', 'response'].flatMap((side) =>
    LISTS.map((name) => member(member(entry, side), name)),
  );
  const params = member(member(member(entry, 'request'), 'postData'), 'params');
  return [...lists, params].reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

/** Notes about HAR 1.2 in one capture: beyond it a reader has long understood that the exporter is sloppy. */
const MOST_NOTES = 100;

/** Entries that a note counts up. */
const MOST_INDEXES = 10;

/** The departures of a log and of its entries, by index, as notes; entries that depart alike share one. */
export function har12Notes(log: string, entries: ReadonlyMap<number, string>): CaptureNote[] {
  const groups = new Map<string, number[]>();
  for (const [index, departures] of entries) {
    const same = groups.get(departures);
    if (same === undefined) groups.set(departures, [index]);
    else same.push(index);
  }
  groups.delete('');
  const notes = [...groups].map(([departures, indexes]) => entryNote(departures, indexes));
  const message = `The log departs from HAR 1.2: ${log}.`;
  return [...(log === '' ? [] : [{ code: 'har-1.2', message }]), ...notes].slice(0, MOST_NOTES);
}

function entryNote(departures: string, indexes: readonly number[]): CaptureNote {
  const [entry] = indexes;
  if (indexes.length === 1 && entry !== undefined) {
    return { code: 'har-1.2', message: `Entry ${entry} departs from HAR 1.2: ${departures}.`, entry };
  }
  const left = indexes.length - MOST_INDEXES;
  const list = indexes.slice(0, MOST_INDEXES).join(', ') + (left > 0 ? ` and ${left} more` : '');
  return {
    code: 'har-1.2',
    message: `${indexes.length} entries (${list}) depart from HAR 1.2: ${departures}.`,
  };
}
