import { parseJson } from '../../model/json.js';

/** Pages, creator and vendor members; a capture with more outside its entries is read without them. */
export const MAX_ENVELOPE_BYTES = 8 * 2 ** 20;

/** Collects the bytes outside of the entries. */
export interface Envelope {
  /** Takes a copy. */
  add(bytes: Uint8Array): void;
  /** The document they make; undefined where they make none, or are too many. */
  parse(): unknown;
}

export function createEnvelope(): Envelope {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let size = 0;
  return {
    add(bytes) {
      size += bytes.length;
      if (size <= MAX_ENVELOPE_BYTES) text += decoder.decode(bytes, { stream: true });
    },
    parse() {
      if (size > MAX_ENVELOPE_BYTES) return undefined;
      // A file that was cut within the entries lacks just these three.
      return parseJson(text) ?? parseJson(`${text}]}}`);
    },
  };
}
