/** A content coding of a body or an archive member. `deflate-raw` has no zlib header (RFC 1951). */
export type Compression = 'gzip' | 'deflate' | 'deflate-raw' | 'br' | 'zstd';

export type DigestAlgorithm = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** What the pure core cannot do alone; each face (cli, batch, web) hands in its own. */
export interface Ports {
  /**
   * Decompresses bytes. Throws where they are no such stream, or where the result would be longer than
   * `maxBytes`.
   */
  readonly inflate: (
    compression: Compression,
    bytes: Uint8Array,
    maxBytes: number,
  ) => Uint8Array | Promise<Uint8Array>;
  /**
   * What the beginning of a stream gives, at most `maxBytes` of it. Throws where it begins no such stream. Absent
   * where the platform inflates to the end only.
   */
  readonly inflateStart?: (compression: 'deflate-raw', beginning: Uint8Array, maxBytes: number) => Uint8Array;
  /**
   * Decompresses bytes piece by piece, for what is longer than memory; throws on the way where they are no such
   * stream. Absent where the platform has none: then such a file is refused.
   */
  readonly inflateStream?: (
    compression: 'gzip' | 'deflate-raw',
    bytes: Uint8Array,
  ) => AsyncIterable<Uint8Array>;
  /** Hashes bytes. Undefined where the platform cannot (a page that is no secure context). */
  readonly digest: (
    algorithm: DigestAlgorithm,
    bytes: Uint8Array,
  ) => Uint8Array | Promise<Uint8Array> | undefined;
}
