import { BrotliDecompress } from 'brotli/dec/decode.js';
import { BrotliInput } from 'brotli/dec/streams.js';
import { cappedOutput } from '../input/capped-output.js';

/**
 * Undoes Brotli (RFC 7932). Throws a RangeError where more comes out than `maxBytes`. The decoder's public function
 * has no limit; this hands it an output of our own, which it takes for one that never has to grow.
 */
export function unbrotli(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = cappedOutput(maxBytes);
  BrotliDecompress(new BrotliInput(bytes), {
    buffer: { length: Number.POSITIVE_INFINITY },
    // The decoder writes over its window again and again.
    write: (window, count) => output.add(window.slice(0, count)),
  });
  return output.whole();
}
