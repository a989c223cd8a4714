const FIRST_CAPACITY = 2 ** 18;

/** Holds the bytes of an entry that has begun in one chunk and ends in a later one. */
export interface KeptBytes {
  /**
   * The bytes from offset `start` to `end` of the file, out of what was kept and the `chunk` that follows it;
   * valid until the next call. Undefined where there are more than `maxBytes`.
   */
  slice(start: number, end: number, chunk: Uint8Array): Uint8Array | undefined;
  /** Keeps the bytes from `from` on, `chunk` included, and lets the earlier ones go. */
  keep(from: number, chunk: Uint8Array): void;
  /** Bytes of the file so far. */
  received(): number;
}

/** `maxBytes` bounds the memory; a longer entry is not kept, and its end is found all the same. */
export function createKeptBytes(maxBytes: number): KeptBytes {
  let buffer = new Uint8Array(FIRST_CAPACITY);
  let from = 0;
  let length = 0;
  let received = 0;

  /** Appends what the chunk holds between the end of the kept bytes and `end`. */
  function append(chunk: Uint8Array, end: number): void {
    const more = chunk.subarray(from + length - received, end - received);
    buffer = withRoomFor(buffer, length, length + more.length);
    buffer.set(more, length);
    length += more.length;
  }

  return {
    received: () => received,
    slice(start, end, chunk) {
      if (end - start > maxBytes) return undefined;
      if (start >= received) return chunk.subarray(start - received, end - received);
      if (end > from + length) append(chunk, end);
      return buffer.subarray(start - from, end - from);
    },
    keep(needed, chunk) {
      const end = received + chunk.length;
      const held = from + length;
      if (end - needed > maxBytes) {
        from = end;
        length = 0;
      } else if (needed >= held) {
        from = needed;
        length = 0;
        append(chunk, end);
      } else {
        buffer.copyWithin(0, needed - from, length);
        length -= needed - from;
        from = needed;
        append(chunk, end);
      }
      received = end;
    },
  };
}

function withRoomFor(buffer: Uint8Array<ArrayBuffer>, used: number, bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes <= buffer.length) return buffer;
  const larger = new Uint8Array(Math.max(bytes, 2 * buffer.length));
  larger.set(buffer.subarray(0, used));
  return larger;
}
