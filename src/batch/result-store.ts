/**
 * Where results are kept: a folder, or a container of an object store. A key is a path with `/` between its parts,
 * of characters that need no escaping anywhere. What is read is whole or not there, whenever a writer dies.
 */
export interface ResultStore {
  /** What {@link openResultStore} makes the same store from, in another thread or on another machine. */
  readonly uri: string;
  /** Undefined where there is nothing by that key. */
  readonly read: (key: string) => Promise<string | undefined>;
  /** Writes a text that is the same whoever writes it: where the key exists, nothing is done. */
  readonly writeOnce: (key: string, text: string) => Promise<void>;
  /** Makes `to` the same as `from`, in one step; replaces what is there. */
  readonly copy: (from: string, to: string) => Promise<void>;
  /** Moves a finished file of this machine to the key, in one step; replaces what is there. */
  readonly publish: (key: string, path: string) => Promise<void>;
  /** All keys that begin with the prefix, in any order. */
  readonly list: (prefix: string) => AsyncIterable<string>;
  /** Removes what the key names; nothing happens where it names nothing. */
  readonly remove: (key: string) => Promise<void>;
}
