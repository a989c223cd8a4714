import { fromLatin1 } from '../model/latin1.js';

/** What bytes from 0x80 to 0x9F stand for; all others are their own code points (WHATWG Encoding, index windows-1252). */
export const WINDOWS_1252_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Reads bytes as Windows-1252, which is also what the web means by `iso-8859-1` and `us-ascii`. TextDecoder of
 * Node 20 leaves 0x80 to 0x9F as they are, that of browsers does not: a report must not depend on which it is.
 */
export function fromWindows1252(bytes: Uint8Array): string {
  return fromLatin1(bytes).replace(
    /[\x80-\x9f]/g,
    (char) => WINDOWS_1252_C1[char.charCodeAt(0) - 0x80] ?? char,
  );
}
