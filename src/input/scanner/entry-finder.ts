import type { IndexedEntry } from './indexed-entry.js';

/** An entry as a finder gives it, with what is left to decide for whoever parses it. */
export interface FoundEntry extends IndexedEntry {
  /** `uncertain`: the index must be read from the parsed entry. `other`: the element is no object. */
  readonly kind: 'certain' | 'uncertain' | 'other';
  /** Byte offset of the raw text of `response.content.text`; 0 where it is unknown or no string. */
  readonly bodyStart: number;
  /** Byte offset of its closing quote. */
  readonly bodyEnd: number;
}

/** How far into a HAR the bytes have led: to no log yet, into one, or to the end of the document. */
export type Stage = 'before-log' | 'in-log' | 'complete';

/** What one more piece of the file has shown. */
export interface Scanned {
  /** All entries found before are void: the file repeats `log` or `entries`, and the last one counts. */
  readonly restarted: boolean;
  readonly entries: readonly FoundEntry[];
  /** The bytes outside of `log.entries`; the memory is used again by the next call. */
  readonly envelope: Uint8Array;
  /** Bytes from this offset on belong to an entry that has begun, or are not read yet. */
  readonly neededFrom: number;
  /** The first byte that shows that the text cannot be JSON; undefined as long as none does. */
  readonly damagedAt: number | undefined;
  readonly stage: Stage;
}

export type InputNumber = 0 | 1;

/**
 * Finds the entries of a HAR in its bytes, in one pass and in constant memory. There are two: the WebAssembly
 * kernel and a plain one. They agree on all JSON and on all beginnings of JSON.
 */
export interface EntryFinder {
  /** Two buffers to be filled from their start, in turn or always the same. */
  readonly inputs: readonly [Uint8Array, Uint8Array];
  /** Reads the first `length` bytes of an input; `next` is the one that will be read after it. */
  scan(input: InputNumber, length: number, next: InputNumber): Scanned;
  /** Reads what has been held back, after the last input; `next` as it was named last. */
  finish(next: InputNumber): Scanned;
}
