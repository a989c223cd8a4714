import { InputError } from './input-error.js';
import type { Repairs } from './repairs.js';

/** The longest string of V8, on which Node and Chrome run, in code units. */
export const LONGEST_TEXT = 0x1fffffe8;

/**
 * A HAR that is torn, and no longer than this, is mended as text: that loses the least. A longer one would fill the
 * memory, and is read on behind the tear.
 */
export const LONGEST_MENDED = 32 * 2 ** 20;

/**
 * The text of a file: UTF-8, or UTF-16 as PowerShell saves it. A byte order mark is dropped.
 * @throws InputError `ERR_TOO_LARGE`
 */
export function readText(bytes: Uint8Array, repairs: Repairs): string {
  if (bytes.length > LONGEST_TEXT) throw tooLarge();
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    repairs.add('text-is-utf-16');
    return new TextDecoder(utf16).decode(bytes);
  }
  return strictUtf8(bytes) ?? looseUtf8(bytes, repairs);
}

export function tooLarge(): InputError {
  const message = 'The capture is larger than can be read in memory; export only the minutes of the sign-in.';
  return new InputError('ERR_TOO_LARGE', message);
}

/** By its mark, or since JSON starts with an ASCII character: one of two bytes is zero. */
function utf16Of([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function looseUtf8(bytes: Uint8Array, repairs: Repairs): string {
  repairs.add('text-is-not-utf-8');
  return new TextDecoder('utf-8').decode(bytes);
}
