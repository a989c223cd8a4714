import { cappedOutput } from './capped-output.js';
import { once } from './once.js';

const loadLibrary = once(() => import('fzstd'));

/** Undoes zstd (RFC 8878) without help of the platform. Throws a RangeError where more comes out than `maxBytes`. */
export async function portableZstd(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const { Decompress } = await loadLibrary();
  const output = cappedOutput(maxBytes);
  let isWhole = false;
  const stream = new Decompress((part, isLast) => {
    output.add(part);
    isWhole = isLast === true;
  });
  stream.push(bytes, true);
  if (!isWhole) throw new Error('the zstd stream ends early');
  return output.whole();
}
