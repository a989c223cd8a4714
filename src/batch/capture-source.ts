/** One capture to be analysed: where it lies, and what results call it. Plain data, also in a queue. */
export interface CaptureRef {
  /**
   * Names the bytes for good, on every machine that takes part: `file:///folder/a.har`, a member of a bundle as its
   * fragment (`file:///folder/bundle.zip#a.har`), an object of a store, where the same holds. Never holds a key, a signature or a password.
   */
  readonly uri: string;
  /** Path relative to the folder, container or bundle that was named; `/` separates. Hostile text like all names. */
  readonly name: string;
}

/** Where captures come from. */
export interface CaptureSource {
  /** Names all captures, in any order, one by one: there may be more than memory holds. */
  readonly list: () => AsyncIterable<CaptureRef>;
}

/** A zip of several captures, which is opened once for all of them. */
export interface BundleFile {
  /** Path or URI: two bundles have two. */
  readonly id: string;
  /** Changes when the file does; empty where that is not known. */
  readonly state: () => Promise<string>;
  /** @throws InputError where it cannot be had */
  readonly read: () => Promise<Uint8Array>;
}

/** A capture as its place hands it out. */
export type CaptureContent =
  /** A file on this machine; large ones are read piece by piece. */
  | { readonly kind: 'file'; readonly path: string }
  /** A file inside of a zip. */
  | { readonly kind: 'member'; readonly bundle: BundleFile; readonly member: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };
