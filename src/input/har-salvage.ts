import { parseJson } from '../model/json.js';
import type { HarLog } from './har-logs.js';
import { type Slice, scanJson } from './json-scan.js';
import { skipBlanksBack } from './json-token.js';

/** A place where a text stops to be JSON. */
export interface Break {
  /** In UTF-16 code units from the start. */
  readonly at: number;
  /** The index of the entry that it tears; absent where it lies behind the last one. */
  readonly entry?: number;
}

export interface Salvage {
  /** Whole entries in file order; a torn one is undefined, which no JSON is. */
  readonly log: HarLog;
  readonly breaks: readonly Break[];
}

/** A file that is torn in more places is no HAR with accidents any more. */
const MOST_BREAKS = 20;

/**
 * Reads what is whole of a broken HAR: all entries before the break, and, where the file goes on behind it,
 * those after the next place that looks like the start of an entry.
 * The first fault alone where there are no entries at all.
 */
export function salvageLog(text: string): Salvage | { readonly brokenAt: number } {
  const first = scanJson(text);
  const { brokenAt = text.length } = first;
  if (!first.isInEntries && first.entries.length === 0) return { brokenAt };
  const entries: unknown[] = first.entries.map((slice) => parseSlice(text, slice));
  const breaks: Break[] = first.isInEntries ? [] : [{ at: brokenAt }];
  const start = entryStart(text, first.entries[0]);
  let { isInEntries } = first;
  let at = brokenAt;
  while (isInEntries && breaks.length < MOST_BREAKS) {
    breaks.push({ at, entry: entries.push(undefined) - 1 });
    const next = start === undefined ? undefined : nextEntry(text, start, at);
    if (next === undefined) break;
    const rest = scanJson(text, next);
    for (const slice of rest.entries) entries.push(parseSlice(text, slice));
    isInEntries = rest.isInEntries;
    at = Math.max(rest.brokenAt ?? text.length, next + 1);
  }
  return { log: { envelope: envelopeOf(text, first.members), isEnvelopeWhole: false, entries }, breaks };
}

function parseSlice(text: string, { start, end }: Slice): unknown {
  return parseJson(text.slice(start, end));
}

function envelopeOf(text: string, members: ReadonlyMap<string, Slice>) {
  const known = ['creator', 'browser'].flatMap((name) => {
    const slice = members.get(name);
    return slice === undefined ? [] : [[name, parseSlice(text, slice)] as const];
  });
  return Object.fromEntries(known);
}

/** How an exporter starts an entry: it writes the same member first each time. */
function entryStart(text: string, slice: Slice | undefined): string | undefined {
  const head = slice === undefined ? '' : text.slice(slice.start, slice.start + 200);
  return /^\{\s*("\w{1,40}")/.exec(head)?.[1];
}

/** Where the next entry starts behind `from`: a comma, a brace, and the member that entries start with. */
function nextEntry(text: string, firstKey: string, from: number): number | undefined {
  for (let at = text.indexOf(firstKey, from); at >= 0; at = text.indexOf(firstKey, at + 1)) {
    const brace = skipBlanksBack(text, at - 1);
    const comma = skipBlanksBack(text, brace - 1);
    const end = skipBlanksBack(text, comma - 1);
    if (brace >= from && text[brace] === '{' && text[comma] === ',' && text[end] === '}') return brace;
  }
  return undefined;
}
