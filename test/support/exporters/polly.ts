import { gzipSync } from 'node:zlib';
import type { Exchange } from '../exchange.js';
import { harFile, type PlainEntry, plainEntries } from './plain-entries.js';

/** How a recording of Polly.JS keeps bodies, and what a script has made unreadable before it was shared. */
export interface PollyOptions {
  /** Version 4 lists chunks in hex and marks them, version 6 lists chunks in base64. */
  readonly chunks?: 'hex' | 'base64';
  /** Forms and tokens say `[REDACTED]`. */
  readonly redacted?: boolean;
}

const REDACTED = '[REDACTED]';
/** Node hands bodies over in pieces of some length. */
const CHUNK_BYTES = 700;

/**
 * Recordings of Polly.JS: numbers as values of headers, `params: []` beside the form, cookies of the wrong side, bodies
 * as they came over the wire: in gzip, and in chunks.
 */
export function pollyHar(exchanges: readonly Exchange[], options: PollyOptions = {}): Uint8Array {
  return harFile(pollyLog(exchanges, options));
}

/** What its persister of local storage keeps: several recordings under their names. */
export function pollyStorage(recordings: readonly (readonly Exchange[])[]): Uint8Array {
  const logs = recordings.map((each, at) => [`recording-${at}_1234`, { log: pollyLog(each, {}) }]);
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(logs)));
}

function pollyLog(exchanges: readonly Exchange[], options: PollyOptions): object {
  return {
    _recordingName: 'sign-in',
    creator: {
      comment: 'persister:fs',
      name: 'Polly.JS',
      version: options.chunks === 'hex' ? '4.3.0' : '6.0.6',
    },
    entries: plainEntries(exchanges).map((entry, at) => toPolly(entry, at, options)),
    pages: [],
    version: '1.2',
  };
}

function toPolly(entry: PlainEntry, at: number, options: PollyOptions) {
  const { request, response } = entry;
  const { postData } = request;
  const text = options.redacted === true && postData !== undefined ? REDACTED : postData?.text;
  return {
    _id: `9f${at}`,
    _order: 0,
    ...entry,
    request: {
      ...request,
      cookies: response.cookies,
      headers: request.headers.map(toNumber),
      ...(postData === undefined ? {} : { postData: { mimeType: postData.mimeType, params: [], text } }),
    },
    response: {
      ...response,
      content: toContent(response.content, options),
      headers: [...headersOf(response, options)],
    },
    timings: { blocked: -1, connect: -1, dns: -1, receive: 0, send: 0, ssl: -1, wait: entry.time },
  };
}

function toNumber({ name, value }: { name: string; value: string }) {
  return { name, value: name.toLowerCase() === 'content-length' ? Number(value) : value };
}

function headersOf(response: PlainEntry['response'], { chunks }: PollyOptions) {
  const size = { name: 'content-length', value: response.content.size };
  const coding = { name: 'content-encoding', value: 'gzip' };
  return [...response.headers, size, ...(chunks === undefined ? [] : [coding])];
}

function toContent(content: PlainEntry['response']['content'], { chunks, redacted }: PollyOptions) {
  if (content.text === undefined || content.text === '') return content;
  const text = redacted === true ? withoutTokens(content.text) : content.text;
  if (chunks === undefined) return { ...content, text };
  const packed = gzipSync(text);
  const pieces = Array.from({ length: Math.ceil(packed.length / CHUNK_BYTES) }, (_, at) =>
    packed.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES).toString(chunks),
  );
  const mark = chunks === 'hex' ? { _isBinary: true } : { encoding: 'base64' };
  return { ...content, ...mark, text: JSON.stringify(pieces) };
}

function withoutTokens(text: string): string {
  return text.replace(/"((?:access|id|refresh)_token)":"[^"]*"/g, `"$1":"${REDACTED}"`);
}
