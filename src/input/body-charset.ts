import { mediaType } from '../model/headers.js';
import { fromLatin1 } from '../model/latin1.js';
import { fromWindows1252 } from './windows-1252.js';

/** Bytes that are looked at to tell text from binary, and to find a charset in the text itself. */
const LOOK = 1024;

/**
 * Reads bytes as text: by the byte order mark, the charset of the media type, the one that HTML or XML name inside,
 * as UTF-8, and as Windows-1252 at last. Undefined where the bytes are no text. The byte order mark is dropped.
 */
export function readText(bytes: Uint8Array, mimeType: string): string | undefined {
  const charset = byteOrderMark(bytes) ?? charsetOf(mimeType) ?? charsetInside(bytes, mimeType);
  const named = charset === undefined ? undefined : decode(bytes, charset);
  if (named !== undefined) return named;
  if (hasControls(bytes)) return undefined;
  return decode(bytes, 'utf-8') ?? fromWindows1252(bytes);
}

/** Whether the bytes read as text without being told their charset. */
export function isUtf8Text(bytes: Uint8Array): boolean {
  return !hasControls(bytes) && decode(bytes, 'utf-8') !== undefined;
}

/** C0 controls that text has not: other than tab, line feed, form feed, carriage return and escape. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, LOOK).some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
}

const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

const CHARSET = /charset\s{0,9}=\s{0,9}["']?([\w:.+-]{1,40})/i;
const XML_ENCODING = /^<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})/i;

function charsetOf(mimeType: string): string | undefined {
  return CHARSET.exec(mimeType)?.[1];
}

/** What HTML and XML say of themselves in their first bytes. */
function charsetInside(bytes: Uint8Array, mimeType: string): string | undefined {
  if (!/html|xml/.test(mediaType(mimeType))) return undefined;
  const start = fromLatin1(bytes.subarray(0, LOOK));
  const found =
    XML_ENCODING.exec(start)?.[1] ?? (/<meta/i.test(start) ? CHARSET.exec(start)?.[1] : undefined);
  // What can be read byte by byte is no UTF-16, whatever it says (HTML section 13.2.3.2).
  return found === undefined || /^utf-?16/i.test(found) ? undefined : found;
}

/** Undefined where the bytes are not valid in that charset, or nobody knows it. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    return decoder.encoding === 'windows-1252' ? fromWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
