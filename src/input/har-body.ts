import type { BodyState, Header } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { member, stringMember } from '../model/json.js';
import { fromLatin1 } from '../model/latin1.js';
import { isRedacted } from '../model/redacted-value.js';
import { decodeBody } from './decode-body.js';
import { bytesOfEncodedText, isChunkList } from './encoded-text.js';
import type { HarReading } from './har-reading.js';
import { cutToDepth, isDeeperThan, MAX_JSON_DEPTH } from './json-depth.js';
import { fromWindows1252 } from './windows-1252.js';

/** The text of a body and why it is there or not: the members that requests and responses share. */
export interface Body {
  readonly text: string | undefined;
  readonly state: BodyState;
}

/** What is known of a body before it is looked at. */
export interface BodyFacts {
  readonly entry: number;
  readonly mimeType: string;
  readonly headers: readonly Header[];
}

/** The `text` of a postData or content object: undefined where there is none, which is not the same as empty. */
export function textMember(json: unknown, entry: number, reading: HarReading): string | undefined {
  const text = member(json, 'text');
  if (text === undefined || text === null || typeof text === 'string') return text ?? undefined;
  reading.repairs.add('body-not-text', { entry });
  if (!isDeeperThan(MAX_JSON_DEPTH, text)) return JSON.stringify(text);
  reading.repairs.add('body-too-deep', { entry });
  return JSON.stringify(cutToDepth(MAX_JSON_DEPTH, text));
}

/** Whether the text stands for bytes (HAR 1.2 content, HAR 1.3 postData, Polly.JS 4). */
export function isEncoded(json: unknown): boolean {
  if (member(json, '_isBinary') === true) return isChunkList(stringMember(json, 'text') ?? '');
  return /^\s*base64\s*$/i.test(stringMember(json, 'encoding') ?? '');
}

/** A recorded, non-empty text as the body it stands for. */
export async function readBodyText(
  json: unknown,
  text: string,
  facts: BodyFacts,
  reading: HarReading,
): Promise<Body> {
  if (isRedacted(text)) {
    reading.repairs.add('body-redacted', { entry: facts.entry });
    return { text, state: 'redacted' };
  }
  if (!isEncoded(json)) return readPlainText(text, facts, reading);
  if (isChunkList(text)) reading.repairs.add('body-in-chunks', { entry: facts.entry });
  const bytes = bytesOfEncodedText(text);
  const body = bytes === undefined ? undefined : await readBodyBytes(bytes, facts, reading);
  return body ?? undecodable(text, facts, reading);
}

/** The body that Playwright put in a file of its own; undefined where the JSON names none. */
export async function readAttachedBody(
  json: unknown,
  facts: BodyFacts,
  reading: HarReading,
): Promise<Body | undefined> {
  const name = stringMember(json, '_file') ?? stringMember(json, '_sha1');
  if (name === undefined || name === '') return undefined;
  const bytes = await reading.attachment?.(name);
  if (bytes === undefined) {
    reading.repairs.add('attachment-missing', { entry: facts.entry });
    return { text: undefined, state: 'absent' };
  }
  if (bytes.length === 0) return { text: '', state: 'empty' };
  const body = (await readBodyBytes(bytes, facts, reading)) ?? undecodable(fromLatin1(bytes), facts, reading);
  if (body.text === undefined || !isRedacted(body.text)) return body;
  reading.repairs.add('body-redacted', { entry: facts.entry });
  return { ...body, state: 'redacted' };
}

async function readBodyBytes(
  bytes: Uint8Array,
  facts: BodyFacts,
  reading: HarReading,
): Promise<Body | undefined> {
  const codings = headerValue(facts.headers, 'content-encoding')?.split(',') ?? [];
  const body = await decodeBody(bytes, codings, facts.mimeType, reading.ports);
  if (body.state === 'binary' && isCompressed(bytes) && TEXTUAL.test(facts.mimeType)) return undefined;
  if (body.state !== 'undecodable') return { text: body.text, state: body.state };
  // HAR wants bodies without their coding, so that a Content-Encoding header beside plain bytes is the rule.
  const plain = await decodeBody(bytes, [], facts.mimeType, reading.ports);
  return plain.state === 'present' ? { text: plain.text, state: plain.state } : undefined;
}

/** A download may be a gzip file; these types are not. */
const TEXTUAL = /^\s*$|^\s*text\/|json|xml|html|javascript|form/i;

/** Still gzip (RFC 1952) or zstd (RFC 8878): a stream that was cut, and no picture. */
function isCompressed([first, second, third, fourth]: Uint8Array): boolean {
  return (
    (first === 0x1f && second === 0x8b) ||
    (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd)
  );
}

/** mitmproxy writes bytes that are no UTF-8 as lone low surrogates, Python's "surrogateescape". */
const ESCAPED_BYTE = /[\u{DC80}-\u{DCFF}]/gu;
/** What compressed bytes are full of, and text has not. */
const CONTROL = /[\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;

function readPlainText(text: string, facts: BodyFacts, reading: HarReading): Body {
  if (text.includes('\0')) return { text: undefined, state: 'binary' };
  if (text.search(ESCAPED_BYTE) < 0) return { text: withoutMark(text), state: 'present' };
  if (CONTROL.test(text)) return undecodable(text, facts, reading);
  // Byte by byte, since the rest of the text was UTF-8.
  const decoded = text.replace(ESCAPED_BYTE, (escaped) =>
    fromWindows1252(Uint8Array.of(escaped.charCodeAt(0) & 0xff)),
  );
  return { text: withoutMark(decoded), state: 'present' };
}

function undecodable(text: string, facts: BodyFacts, reading: HarReading): Body {
  reading.repairs.add('body-undecodable', { entry: facts.entry });
  return { text, state: 'undecodable' };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
