import { fromBase64 } from '../model/base64.js';
import { parseJson } from '../model/json.js';

/** The bytes of a text that an exporter encoded; undefined where the encoding cannot be undone. */
export function bytesOfEncodedText(text: string): Uint8Array | undefined {
  // `[` is no letter of base64: it starts a list of chunks, each encoded for itself.
  if (isChunkList(text)) return bytesOfChunks(parseJson(text));
  return fromBase64(text.replace(/\s+/g, ''));
}

/** Whether a text is the JSON list of chunks that Polly.JS writes. */
export function isChunkList(text: string): boolean {
  return text.startsWith('["') && text.endsWith('"]');
}

const HEX = /^(?:[0-9a-f]{2})*$/i;

function bytesOfChunks(json: unknown): Uint8Array | undefined {
  const chunks: readonly unknown[] = Array.isArray(json) ? json : [];
  const texts = chunks.filter((chunk) => typeof chunk === 'string');
  // Polly.JS 4 writes hex, 6 writes base64; text that is hex throughout is hardly base64.
  const decode = texts.every((chunk) => HEX.test(chunk)) ? fromHex : fromBase64;
  const parts = texts.map(decode);
  const known = parts.filter((part) => part !== undefined);
  return known.length === chunks.length && known.length > 0 ? concatenate(known) : undefined;
}

function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Several pieces of bytes as one. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
