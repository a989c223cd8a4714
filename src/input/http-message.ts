import type { Header } from '../model/capture.js';
import { fromLatin1, toLatin1 } from '../model/latin1.js';

/** What a parser put up with in a message. */
export type MessageFault = 'header-without-colon' | 'too-many-headers' | 'head-too-long' | 'head-without-end';

/** One raw HTTP message (RFC 9112): the body is still chunked and coded, as it went over the wire. */
interface HttpMessage {
  /** `HTTP/1.1`; empty where the message names none. */
  readonly httpVersion: string;
  /** In order, repeats and pseudo-headers kept; folded lines are joined by a blank. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly faults: readonly MessageFault[];
}

export interface HttpRequestMessage extends HttpMessage {
  /** Upper case. */
  readonly method: string;
  /** As written: absolute, origin, authority or asterisk form (RFC 9112 section 3.2). */
  readonly target: string;
}

export interface HttpResponseMessage extends HttpMessage {
  readonly status: number;
  /** The reason phrase; empty where there is none. */
  readonly statusText: string;
}

/** A head is a few kilobytes, with tokens in the URL and cookies some hundred; the rest of a longer one is body. */
export const MAX_HEAD_BYTES = 1024 * 1024;
/** No real message has a hundredth of it. */
export const MAX_HEADERS = 10_000;
/** `100 Continue` or `103 Early Hints` in front of the answer: one of each, and one to spare. */
const MAX_INTERIM_ANSWERS = 3;

/** Parses a request; undefined where it does not start like one. Never throws. */
export function parseRequestMessage(bytes: Uint8Array): HttpRequestMessage | undefined {
  const { startLine, ...message } = readHead(bytes);
  const line = parseRequestLine(startLine) ?? pseudoRequestLine(message.headers);
  return line === undefined ? undefined : { ...message, ...line };
}

/** Parses the final answer, after any interim ones; undefined where the bytes do not start like one. Never throws. */
export function parseResponseMessage(bytes: Uint8Array): HttpResponseMessage | undefined {
  let rest = bytes;
  for (let interim = 0; interim < MAX_INTERIM_ANSWERS; interim += 1) {
    const message = parseOneResponse(rest);
    if (message === undefined || !isInterim(message)) return message;
    rest = message.body;
  }
  return parseOneResponse(rest);
}

type RequestLine = Pick<HttpRequestMessage, 'method' | 'target' | 'httpVersion'>;

/** A token (RFC 9110 section 5.6.2); no method is longer. */
const METHOD = /^[!#$%&'*+.^_`|~\w-]{1,40}$/;

/** The method in upper case; undefined for a text that is none. */
export function readMethod(text: string): string | undefined {
  const method = text.trim();
  return METHOD.test(method) ? method.toUpperCase() : undefined;
}

const VERSION = /^HTTP\/\d(?:\.\d)?$/;

/** The target is all that stands between: some clients leave blanks in it, and some writers the version out. */
function parseRequestLine(line: string): RequestLine | undefined {
  const words = line.trim().split(' ');
  const version = words.at(-1) ?? '';
  const httpVersion = VERSION.test(version) ? version : '';
  const method = readMethod(words[0] ?? '');
  const target = words
    .slice(1, httpVersion === '' ? undefined : -1)
    .join(' ')
    .trim();
  return method !== undefined && target !== '' ? { method, target, httpVersion } : undefined;
}

const STATUS_LINE = /^(?<version>HTTP\/\d(?:\.\d)?) +(?<status>\d{3})(?: (?<reason>.*))?$/;

function parseOneResponse(bytes: Uint8Array): HttpResponseMessage | undefined {
  const { startLine, ...message } = readHead(bytes);
  const line = STATUS_LINE.exec(startLine);
  const status = line?.groups?.status ?? pseudoHeader(message.headers, ':status');
  if (status === undefined || !/^\d{3}$/.test(status)) return undefined;
  const { version = '', reason = '' } = line?.groups ?? {};
  return { ...message, httpVersion: version, status: Number(status), statusText: reason.trim() };
}

/** 101 is final: what follows is another protocol. */
function isInterim(message: HttpResponseMessage): boolean {
  const isInformational = message.status >= 100 && message.status < 200 && message.status !== 101;
  return isInformational && fromLatin1(message.body.subarray(0, 5)) === 'HTTP/';
}

/** HTTP/2 writers without a request line leave it to the pseudo-headers (RFC 9113 section 8.3.1). */
function pseudoRequestLine(headers: readonly Header[]): RequestLine | undefined {
  const method = readMethod(pseudoHeader(headers, ':method') ?? '');
  const path = pseudoHeader(headers, ':path');
  const authority = pseudoHeader(headers, ':authority');
  if (method === undefined || path === undefined) return undefined;
  const scheme = pseudoHeader(headers, ':scheme') ?? 'https';
  const target = authority === undefined ? path : `${scheme}://${authority}${path}`;
  return { method, target, httpVersion: '' };
}

function pseudoHeader(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

interface Head {
  /** Empty where the head starts with a pseudo-header. */
  readonly startLine: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly faults: readonly MessageFault[];
}

function readHead(bytes: Uint8Array): Head {
  const start = headStart(bytes);
  const end = findHeadEnd(bytes, start);
  const headEnd = end?.headEnd ?? Math.min(bytes.length, start + MAX_HEAD_BYTES);
  const lines = readLines(bytes.subarray(start, headEnd));
  const startLine = lines[0]?.startsWith(':') ? '' : (lines.shift() ?? '');
  const { headers, faults } = readHeaders(lines);
  const body = bytes.subarray(end?.bodyStart ?? headEnd);
  if (end !== undefined) return { startLine, headers, body, faults };
  const fault = headEnd < bytes.length ? 'head-too-long' : 'head-without-end';
  return { startLine, headers, body, faults: [...faults, fault] };
}

const LF = 0x0a;
const CR = 0x0d;

/** After a byte order mark and empty lines, which may precede a message (RFC 9112 section 2.2). */
function headStart(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === CR || bytes[at] === LF) at += 1;
  return at;
}

/** The empty line between head and body; lines may end in a bare LF. */
function findHeadEnd(bytes: Uint8Array, start: number): { headEnd: number; bodyStart: number } | undefined {
  const limit = Math.min(bytes.length, start + MAX_HEAD_BYTES);
  for (let at = bytes.indexOf(LF, start); at >= 0 && at < limit; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return { headEnd: at + 1, bodyStart: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { headEnd: at + 1, bodyStart: at + 3 };
  }
  return undefined;
}

function readHeaders(lines: readonly string[]): { headers: Header[]; faults: MessageFault[] } {
  const headers: { name: string; value: string }[] = [];
  const faults = new Set<MessageFault>();
  for (const line of lines) {
    const last = headers.at(-1);
    if (headers.length === MAX_HEADERS) faults.add('too-many-headers');
    else if (/^[ \t]/.test(line) && last !== undefined) last.value += ` ${line.trim()}`;
    else if (line.trim() !== '') {
      const header = parseHeaderLine(line);
      if (header === undefined) faults.add('header-without-colon');
      else headers.push(header);
    }
  }
  return { headers, faults: [...faults] };
}

/** Parses `Name: value`; undefined where there is no colon. */
export function parseHeaderLine(line: string): Header | undefined {
  // From the second character on: the first one may be the colon of a pseudo-header.
  const colon = line.indexOf(':', 1);
  if (colon < 0) return undefined;
  return { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
}

/** Heads are bytes (RFC 9110 section 5.5): UTF-8 where a line is valid UTF-8, one character per byte else. */
function readLines(head: Uint8Array): string[] {
  const whole = decodeUtf8(head);
  if (whole !== undefined) return whole.split(/\r?\n/);
  return fromLatin1(head)
    .split(/\r?\n/)
    .map((line) => decodeUtf8(toLatin1(line)) ?? line);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}
