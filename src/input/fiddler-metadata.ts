import { usualMetadata } from './usual-metadata.js';

/** What Fiddler keeps of a session beside its two messages: `raw/<n>_m.xml`. */
export interface FiddlerMetadata {
  /** The session id that Fiddler showed; the number in the file name is another one. */
  readonly sid: string | undefined;
  /** Written in hexadecimal; 0 where the attribute is missing or garbled. */
  readonly bitFlags: number;
  /** Attributes of SessionTimers: instants as text, durations as the digits of milliseconds. */
  readonly timers: ReadonlyMap<string, string>;
  /** SessionFlags by lower-case name. */
  readonly flags: ReadonlyMap<string, string>;
}

/** Bits of `BitFlags`, as Fiddler documents its SessionFlags. */
export const BIT_IS_HTTPS = 0x1;
export const BIT_RESPONSE_DROPPED = 0x20000;
export const BIT_REQUEST_DROPPED = 0x100000;

/** Fiddler's files are one to three kilobytes, a certificate chain in them a hundred. */
export const MAX_METADATA_BYTES = 1024 * 1024;

/** Parses session metadata; undefined where it is too long, no XML, declares a document type, or no session. */
export async function parseFiddlerMetadata(bytes: Uint8Array): Promise<FiddlerMetadata | undefined> {
  if (bytes.length > MAX_METADATA_BYTES) return undefined;
  const text = new TextDecoder().decode(bytes);
  // The parser takes half a millisecond for each session, and longer to load than the usual file to be read.
  return usualMetadata(text) ?? (await import('./unusual-metadata.js')).unusualMetadata(text);
}

export function parseBitFlags(text: string | undefined): number {
  return text !== undefined && /^[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : 0;
}
