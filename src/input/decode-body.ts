import type { BodyState } from '../model/capture.js';
import { mediaType } from '../model/headers.js';
import type { Compression, Ports } from '../model/ports.js';
import { fromLatin1 } from './latin1.js';

/** A body as text, or why it is none. */
export interface DecodedBody {
  /** Undefined where the state is `binary`; what was recorded, one character per byte, where it is `undecodable`. */
  readonly text: string | undefined;
  readonly state: BodyState;
  /** Bytes once the content codings are undone; undefined where they were not. */
  readonly size: number | undefined;
}

/** No sign-in page, token answer or metadata document comes near it; what grows larger is a download or a bomb. */
export const MAX_DECODED_BYTES = 32 * 1024 * 1024;
/** `Content-Encoding: gzip, br` is seen, three is not; more would be a bomb in layers. */
const MAX_CODINGS = 3;

/**
 * Decodes a body: content codings in reverse order (RFC 9110 section 8.4; those that its first bytes show where
 * `codings` is empty), then the charset. A coding that the exporter has already undone is passed over. Never throws.
 */
export async function decodeBody(
  bytes: Uint8Array,
  codings: readonly string[],
  mimeType: string,
  ports: Ports,
): Promise<DecodedBody> {
  if (bytes.length === 0) return { text: '', state: 'empty', size: 0 };
  if (isBinaryType(mimeType)) return { text: undefined, state: 'binary', size: undefined };
  const plain = await undoCodings(bytes, codings, ports);
  if (plain === undefined) return { text: fromLatin1(bytes), state: 'undecodable', size: undefined };
  if (plain.length === 0) return { text: '', state: 'empty', size: 0 };
  const text = readText(plain, mimeType);
  return { text, state: text === undefined ? 'binary' : 'present', size: plain.length };
}

const BINARY_TYPE =
  /^(?:(?:image(?!\/svg)|font|audio|video)\/|application\/(?:octet-stream|pdf|zip|wasm|x-font|font-)|binary\/)/;

/** Whether a media type never is text. */
export function isBinaryType(mimeType: string): boolean {
  return BINARY_TYPE.test(mediaType(mimeType));
}

async function undoCodings(bytes: Uint8Array, codings: readonly string[], ports: Ports) {
  const named = codings
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => !NO_CODING.has(coding));
  if (named.length > MAX_CODINGS) return undefined;
  if (named.length === 0) return (await undoSniffed(bytes, ports)) ?? bytes;
  let current: Uint8Array | undefined = bytes;
  for (const coding of named.reverse()) {
    if (current !== undefined && current.length > 0) current = await undoCoding(current, coding, ports);
  }
  return current;
}

const NO_CODING = new Set(['', 'identity', 'none', 'utf-8', 'chunked']);

/** The content codings of RFC 9110, RFC 7932 and RFC 9659, with the ways that each was really sent. */
const COMPRESSIONS: ReadonlyMap<string, readonly Compression[]> = new Map([
  ['gzip', ['gzip']],
  ['x-gzip', ['gzip']],
  // "deflate" is zlib by the RFC and raw in many senders, .NET among them.
  ['deflate', ['deflate', 'deflate-raw']],
  ['br', ['br']],
  ['zstd', ['zstd']],
]);

/** Undefined where the coding is unknown or the bytes are damaged. */
async function undoCoding(bytes: Uint8Array, coding: string, ports: Ports): Promise<Uint8Array | undefined> {
  for (const compression of COMPRESSIONS.get(coding) ?? []) {
    const plain = await tryInflate(bytes, compression, ports);
    if (plain !== undefined) return plain;
  }
  // Proxies and exporters decode a body and leave its header: text that reads as text is taken for it.
  return sniffCompression(bytes) === undefined && isPlainText(bytes) ? bytes : undefined;
}

async function undoSniffed(bytes: Uint8Array, ports: Ports): Promise<Uint8Array | undefined> {
  const compression = sniffCompression(bytes);
  return compression === undefined ? undefined : tryInflate(bytes, compression, ports);
}

/** The coding that the first bytes show; Brotli and raw Deflate show none. */
function sniffCompression(bytes: Uint8Array): Compression | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return 'zstd';
  // RFC 1950 section 2.2: method 8, and the two bytes are a multiple of 31.
  return first === 0x78 && ((first << 8) | second) % 31 === 0 ? 'deflate' : undefined;
}

async function tryInflate(bytes: Uint8Array, compression: Compression, ports: Ports) {
  try {
    return await ports.inflate(compression, bytes, MAX_DECODED_BYTES);
  } catch {
    return undefined;
  }
}

/** Bytes that are looked at to tell text from binary, and to find a charset in the text itself. */
const LOOK = 1024;

function isPlainText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, LOOK).some(isControl) && decode(bytes, 'utf-8') !== undefined;
}

/** A C0 control that text has not: not tab, LF, FF, CR or escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27;
}

/** Undefined where the bytes are no text. */
function readText(bytes: Uint8Array, mimeType: string): string | undefined {
  const charset = byteOrderMark(bytes) ?? charsetOf(mimeType) ?? charsetInside(bytes, mimeType);
  const text = (charset === undefined ? undefined : decode(bytes, charset)) ?? decode(bytes, 'utf-8');
  if (text !== undefined) return text;
  // Neither what it says nor UTF-8: text of an old server, or no text at all.
  return bytes.subarray(0, LOOK).some(isControl)
    ? undefined
    : (decode(bytes, 'windows-1252') ?? fromLatin1(bytes));
}

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
  return XML_ENCODING.exec(start)?.[1] ?? (/<meta/i.test(start) ? CHARSET.exec(start)?.[1] : undefined);
}

/** Undefined where the bytes are not valid in that charset, or nobody knows it. A byte order mark is dropped. */
function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
