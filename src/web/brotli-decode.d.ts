// The inside of the package `brotli`, which its types leave out.
declare module 'brotli/dec/decode.js' {
  import type { BrotliInput } from 'brotli/dec/streams.js';

  /** What the decoder needs of an output. */
  interface BrotliSink {
    readonly buffer: { readonly length: number };
    write(window: Uint8Array, count: number): void;
  }
  export function BrotliDecompress(input: BrotliInput, output: BrotliSink): void;
}

declare module 'brotli/dec/streams.js' {
  export class BrotliInput {
    constructor(bytes: Uint8Array);
  }
}
