import { withoutQuery } from '../../model/url.js';
import { detachedTexts } from './detached-texts.js';
import type { IndexedEntry } from './indexed-entry.js';

/** What is kept of an entry that does not matter. It may live as long as it likes. */
export interface LightEntry {
  readonly index: number;
  readonly startedDateTime: string | undefined;
  readonly method: string | undefined;
  /** Without query and fragment, and a `data:` URL without its data. */
  readonly url: string | undefined;
  readonly status: number | undefined;
  /** Milliseconds, as written: -1 stays -1. */
  readonly time: number | undefined;
}

const TEXTS = 3;

/** The light entries of a chunk, in the same order. */
export function lightEntries(entries: readonly IndexedEntry[]): LightEntry[] {
  const cut: string[] = [];
  for (const { startedDateTime, method, url } of entries) {
    cut.push(startedDateTime ?? '', method ?? '', shortUrl(url ?? ''));
  }
  const texts = detachedTexts(cut);
  return entries.map(({ index, startedDateTime, method, url, status, time }, i) => ({
    index,
    startedDateTime: startedDateTime === undefined ? undefined : texts[TEXTS * i],
    method: method === undefined ? undefined : texts[TEXTS * i + 1],
    url: url === undefined ? undefined : texts[TEXTS * i + 2],
    status,
    time,
  }));
}

function shortUrl(url: string): string {
  return url.startsWith('data:') ? (url.split(',', 1)[0] ?? '') : withoutQuery(url);
}
