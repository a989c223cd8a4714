import type { CaptureNote } from '../model/capture.js';
import { member, stringMember } from '../model/json.js';
import { departuresOf, type Validator } from './har-departures.js';
import type { HarLog } from './har-logs.js';
import { looksLikeIdentity } from './identity-url.js';

/** Notes about HAR 1.2 in one capture: beyond it a reader has long understood that the exporter is sloppy. */
const MOST_NOTES = 100;

/** Ajv makes two objects of every bad header; an entry with more items than this is not checked. */
const MOST_ITEMS = 10_000;

/** Entries that are checked: what an exporter gets wrong it gets wrong early. */
const MOST_ENTRIES = 2_000;

/** Pages are checked for their habits, not one by one. */
const MOST_PAGES = 50;

/** Entries that a note counts up. */
const MOST_INDEXES = 10;

/**
 * Checks the log and those entries that look like sign-ins against the schemas of har-validator, and says where
 * they depart from HAR 1.2. Entries that depart in the same way share a note. It never judges whether the file
 * can be read.
 */
export async function checkHar12(
  log: HarLog,
  matters: (url: string) => boolean = looksLikeIdentity,
): Promise<CaptureNote[]> {
  const checked = checkedEntries(log, matters);
  // 120 KB that most captures of other sites never need.
  const validators: Validators = await import('./har-schema/validators.js');
  const groups = new Map<string, number[]>();
  for (const { entry, index } of checked) {
    const departures = departuresOf(validators.entry, entry);
    if (departures === '') continue;
    const same = groups.get(departures);
    if (same === undefined) groups.set(departures, [index]);
    else same.push(index);
  }
  const notes = [...groups].map(([departures, indexes]) => entryNote(departures, indexes));
  return [...envelopeNotes(validators.log, log), ...notes].slice(0, MOST_NOTES);
}

interface Validators {
  readonly entry: Validator;
  readonly log: Validator;
}

function checkedEntries({ entries }: HarLog, matters: (url: string) => boolean) {
  const checked: { readonly entry: unknown; readonly index: number }[] = [];
  for (const [index, entry] of entries.entries()) {
    const url = stringMember(member(entry, 'request'), 'url') ?? '';
    if (matters(url) && countItems(entry) <= MOST_ITEMS) checked.push({ entry, index });
    if (checked.length === MOST_ENTRIES) break;
  }
  return checked;
}

const LISTS = ['headers', 'cookies', 'queryString'] as const;

function countItems(entry: unknown): number {
  const lists = ['request', 'response'].flatMap((side) =>
    LISTS.map((name) => member(member(entry, side), name)),
  );
  const params = member(member(member(entry, 'request'), 'postData'), 'params');
  return [...lists, params].reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}

/** The log without its entries: har-validator takes quadratic time over a whole one. */
function envelopeNotes(validator: Validator, { envelope, isEnvelopeWhole }: HarLog): CaptureNote[] {
  if (!isEnvelopeWhole) return [];
  const pages: unknown = member(envelope, 'pages');
  const few = Array.isArray(pages) ? { pages: pages.slice(0, MOST_PAGES) } : {};
  const departures = departuresOf(validator, { ...envelope, ...few, entries: [] });
  return departures === ''
    ? []
    : [{ code: 'har-1.2', message: `The log departs from HAR 1.2: ${departures}.` }];
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
