/** A container of an object store. A key is the name of an object in it. */
export interface ObjectContainer {
  /** Undefined where there is nothing by that key. */
  readonly read: (key: string) => Promise<Uint8Array | undefined>;
  /** Its first bytes, at most so many; undefined where there is nothing by that key. */
  readonly beginning: (key: string, bytes: number) => Promise<Uint8Array | undefined>;
  /** Replaces what is there. */
  readonly write: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  /** Where the key exists, nothing is done. */
  readonly writeOnce: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  /** Replaces what is there with a file of any size. */
  readonly upload: (key: string, path: string, type: string) => Promise<void>;
  /** Keys that begin with the prefix, page by page. */
  readonly list: (prefix: string) => AsyncIterable<string>;
  readonly remove: (key: string) => Promise<void>;
}
