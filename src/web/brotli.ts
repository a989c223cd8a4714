import { BrotliDecompress } from 'brotli/dec/decode.js';
import { BrotliInput } from 'brotli/dec/streams.js';
import { cappedOutput } from '../input/capped-output.js';

/** Undoes Brotli (RFC 7932). Throws a RangeError where more comes out than `maxBytes`. */
export function unbrotli(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const whole = unbrotliOwn(bytes, maxBytes);
  if (!isIndifferentToItsEnd(bytes, whole)) throw new Error('the Brotli stream ends early');
  return whole;
}

/** The same for what is known to be whole, in half the time. */
export function unbrotliOwn(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const output = cappedOutput(maxBytes);
  decode(bytes, (part) => output.add(part));
  return output.whole();
}

/**
 * The decoder's public function has no limit; this hands it an output of our own, which it takes for one that never
 * has to grow.
 */
function decode(bytes: Uint8Array, onPart: (part: Uint8Array) => void): void {
  BrotliDecompress(new BrotliInput(bytes), {
    buffer: { length: Number.POSITIVE_INFINITY },
    // The decoder writes over its window again and again.
    write: (window, count) => onPart(window.slice(0, count)),
  });
}

/** No two bits in a row are alike, so that they end no stream; of the last code the decoder reads no more than these. */
const PADDING = new Uint8Array(16).fill(0x55);

/**
 * The decoder reads zeros behind the end, and so does not notice that the last few bytes are missing. What is whole
 * gives the same whatever follows it.
 */
function isIndifferentToItsEnd(bytes: Uint8Array, whole: Uint8Array): boolean {
  const padded = new Uint8Array(bytes.length + PADDING.length);
  padded.set(bytes);
  padded.set(PADDING, bytes.length);
  let at = 0;
  let isSame = true;
  decode(padded, (part) => {
    for (const byte of part) isSame &&= byte === whole[at++];
    if (!isSame) throw new Error('the Brotli stream ends early');
  });
  return isSame && at === whole.length;
}
