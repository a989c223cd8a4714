import { unbrotli, unbrotliOwn } from './brotli.js';

/**
 * The part of the worker that undoes Brotli. It stands in the page as it is, since the rest of the worker is packed
 * with Brotli: under the name of the unpacker it unpacks that, and before the rest it serves the captures.
 */
const PACKED_WORKER_BYTES = 16 * 1024 * 1024;

Reflect.set(globalThis, 'entraceUnbrotli', unbrotli);

if (self.name === 'entrace-unpacker') {
  self.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const packed = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    self.postMessage(new Blob([new Uint8Array(unbrotliOwn(packed, PACKED_WORKER_BYTES))]));
  });
}
