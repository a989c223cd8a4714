import type { IndexedEntry } from './indexed-entry.js';
import type { LightEntry } from './light-entry.js';

/** How much of an entry to read: all, all but `response.content.text`, or the index alone. */
export type Depth = 'whole' | 'without-body' | 'indexed';

/** What to make of the entries of a HAR. Elements of the list that are no objects never get here. */
export interface EntryReader<T> {
  /**
   * Called once for each entry, in order. The texts must not be kept: each holds the memory of all its
   * neighbours.
   */
  depthOf(entry: IndexedEntry): Depth;
  /** `json` is an object. Where `bodyOmitted`, its `response.content.text` is empty and was not. */
  whole(json: unknown, entry: IndexedEntry, bodyOmitted: boolean): T;
  indexed(entry: LightEntry): T;
}

/** An element of `log.entries` that could not be read as it was wanted. But for the last kind it is indexed. */
export interface UnreadEntry {
  readonly index: number;
  readonly reason: 'not-json' | 'too-large' | 'not-an-object';
}

/**
 * How the bytes ended. `truncated`: the file stops at byte `at`, in the midst of the log. `damaged`: byte `at`
 * cannot stand where it does in JSON, and nothing behind it is read. `too-many-entries`: nothing behind byte `at`
 * is read. `not-a-har`: there is no `log` with a list of entries.
 */
export type HarEnd =
  | { readonly kind: 'complete' | 'not-a-har' }
  | { readonly kind: 'truncated' | 'damaged' | 'too-many-entries'; readonly at: number };

export interface ScannedHar<T> {
  /** In file order. */
  readonly entries: readonly T[];
  /** Whole elements of `log.entries`, unread ones counted. */
  readonly entryCount: number;
  readonly unread: readonly UnreadEntry[];
  /** The document with an empty list of entries; undefined where it is broken or too large. */
  readonly envelope: unknown;
  readonly end: HarEnd;
  /** Bytes of the file, as far as it was read. */
  readonly bytes: number;
}
