/** Where bytes come from: a file, standard input, what a decompressor gives. */
export interface ByteSource {
  /**
   * Puts the next bytes at the start of `into`; the number of them, 0 at the end. A source that answers with a
   * promise is asked for the next bytes while the last ones are scanned, never for two pieces at once.
   */
  read(into: Uint8Array): number | Promise<number>;
}

/** A source over pieces of any length. It is read to its end, unless the bytes turn out to be no HAR. */
export function fromChunks(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ByteSource {
  return Symbol.asyncIterator in chunks ? fromAsyncChunks(chunks) : fromSyncChunks(chunks);
}

function fromSyncChunks(chunks: Iterable<Uint8Array>): ByteSource {
  const iterator = chunks[Symbol.iterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    read(into) {
      while (rest.length === 0) {
        const next = iterator.next();
        if (next.done === true) return 0;
        rest = next.value;
      }
      const bytes = rest.subarray(0, into.length);
      into.set(bytes);
      rest = rest.subarray(bytes.length);
      return bytes.length;
    },
  };
}

function fromAsyncChunks(chunks: AsyncIterable<Uint8Array>): ByteSource {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  return {
    async read(into) {
      while (rest.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return 0;
        rest = next.value;
      }
      const bytes = rest.subarray(0, into.length);
      into.set(bytes);
      rest = rest.subarray(bytes.length);
      return bytes.length;
    },
  };
}
