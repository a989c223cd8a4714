import { fromBase64 } from '../model/base64.js';
import type { Header } from '../model/capture.js';
import { isObject, member, numberMember, stringMember } from '../model/json.js';
import { MAX_DECODED_BYTES } from './decode-body.js';
import { concatenate } from './encoded-text.js';
import type { ForeignExchange, ForeignResponse } from './foreign-capture.js';
import { parseHeaderLine } from './http-message.js';
import type { EventReader } from './netlog-lines.js';

/** Puts the events of a NetLog together to exchanges. */
export interface NetLogReader extends EventReader {
  /** In the order in which they began. */
  exchanges(): ForeignExchange[];
}

/** Response bodies that are kept of one log, in base64; as much as a string may hold. */
const MAX_KEPT_CHARACTERS = 512 * 1024 * 1024;

/** One hop of a request: a redirect starts the next one under the same source. */
interface Hop {
  readonly method: string;
  readonly url: string;
  readonly startedMs: number | undefined;
  readonly resourceType: string | undefined;
  line: string;
  requestHeaders: readonly Header[];
  /** The status line and the headers; undefined until they came. */
  answer: readonly string[] | undefined;
  endedMs: number | undefined;
  error: string | undefined;
  size: number;
  readonly body: Uint8Array[];
  fromCache: boolean;
}

/** What an event of a type does to the hop that its source is at. */
type Step = (hop: Hop, params: unknown, context: Context) => void;

const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['HTTP_TRANSACTION_SEND_REQUEST_HEADERS', takeRequestHeaders],
  ['HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS', takeRequestHeaders],
  ['HTTP_TRANSACTION_SPDY_SEND_REQUEST_HEADERS', takeRequestHeaders],
  ['HTTP_TRANSACTION_QUIC_SEND_REQUEST_HEADERS', takeRequestHeaders],
  ['HTTP_TRANSACTION_READ_RESPONSE_HEADERS', takeResponseHeaders],
  // What Chrome answers itself, such as the redirect to https.
  ['URL_REQUEST_FAKE_RESPONSE_HEADERS_CREATED', takeResponseHeaders],
  ['IN_MEMORY_CACHE_READ_RESPONSE_HEADERS', takeResponseHeaders],
  ['HTTP_CACHE_READ_INFO', takeFromCache],
  ['HTTP_CACHE_READ_DATA', takeFromCache],
  ['URL_REQUEST_JOB_FILTERED_BYTES_READ', takeBody],
  ['FAILED', () => {}],
  ['CANCELLED', () => {}],
  ['REQUEST_ALIVE', () => {}],
]);

const START = 'URL_REQUEST_START_JOB';
const PHASE_END = 2;

/** Makes a reader by the constants of the log, which name its numbers. */
export function createNetLogReader(constants: unknown): NetLogReader {
  const numbers = member(constants, 'logEventTypes');
  const names = new Map([...STEPS.keys(), START].map((name) => [numberMember(numbers, name), name]));
  names.delete(undefined);
  const all: Hop[] = [];
  const context = {
    names,
    errors: errorNames(member(constants, 'netError')),
    // Milliseconds since 1970 at which the ticks of the log began.
    offset: numberMember(constants, 'timeTickOffset'),
    requestSource: numberMember(member(constants, 'logSourceType'), 'URL_REQUEST'),
    hops: new Map<number, Hop>(),
    all,
    kept: { left: MAX_KEPT_CHARACTERS },
  };
  return {
    types: new Set([...names.keys()].filter((type) => type !== undefined)),
    add: (event) => addEvent(event, context),
    exchanges: () => context.all.map(toExchange),
  };
}

interface Context {
  readonly names: ReadonlyMap<number | undefined, string>;
  readonly errors: ReadonlyMap<number, string>;
  readonly offset: number | undefined;
  readonly requestSource: number | undefined;
  /** Where each source is, by its id. */
  readonly hops: Map<number, Hop>;
  readonly all: Hop[];
  readonly kept: { left: number };
}

function errorNames(netError: unknown): ReadonlyMap<number, string> {
  const entries = isObject(netError) ? Object.keys(netError) : [];
  return new Map(entries.map((name) => [numberMember(netError, name) ?? 0, name]));
}

function addEvent(event: unknown, context: Context): void {
  const source = member(event, 'source');
  const id = numberMember(source, 'id');
  const name = context.names.get(numberMember(event, 'type'));
  if (id === undefined || name === undefined || numberMember(source, 'type') !== context.requestSource)
    return;
  const params = member(event, 'params');
  const atMs = timeOf(event, context);
  if (name === START && stringMember(params, 'url') !== undefined) startHop(id, params, atMs, context);
  const hop = context.hops.get(id);
  if (hop === undefined) return;
  STEPS.get(name)?.(hop, params, context);
  if (numberMember(event, 'phase') === PHASE_END) hop.endedMs = atMs ?? hop.endedMs;
  const error = numberMember(params, 'net_error');
  if (error !== undefined && error < 0) hop.error ??= `net::${context.errors.get(error) ?? `ERR_${error}`}`;
}

function timeOf(event: unknown, { offset }: Context): number | undefined {
  const time = numberMember(event, 'time');
  return time === undefined || offset === undefined ? undefined : time + offset;
}

function startHop(id: number, params: unknown, startedMs: number | undefined, context: Context): void {
  const hop: Hop = {
    method: stringMember(params, 'method') ?? 'GET',
    url: stringMember(params, 'url') ?? '',
    startedMs,
    // `main frame`, `sub frame`: what the browser shows; everything else is called `other`.
    resourceType: /frame$/.test(stringMember(params, 'request_type') ?? '') ? 'document' : undefined,
    line: '',
    requestHeaders: [],
    answer: undefined,
    endedMs: undefined,
    error: undefined,
    size: 0,
    body: [],
    fromCache: false,
  };
  context.hops.set(id, hop);
  context.all.push(hop);
}

function takeRequestHeaders(hop: Hop, params: unknown): void {
  hop.line = stringMember(params, 'line') ?? '';
  hop.requestHeaders = linesOf(params).flatMap((line) => parseHeaderLine(line) ?? []);
}

/** A request that was authenticated or retried has several answers; the last is the one that counts. */
function takeResponseHeaders(hop: Hop, params: unknown): void {
  hop.answer = linesOf(params);
}

function takeFromCache(hop: Hop): void {
  hop.fromCache = true;
}

/** Raw bytes are there only where the log was recorded with them. */
function takeBody(hop: Hop, params: unknown, { kept }: Context): void {
  hop.size += Math.max(0, numberMember(params, 'byte_count') ?? 0);
  const text = stringMember(params, 'bytes') ?? '';
  if (text === '' || hop.size > MAX_DECODED_BYTES || kept.left < text.length) return;
  kept.left -= text.length;
  const bytes = fromBase64(text);
  if (bytes !== undefined) hop.body.push(bytes);
}

/** A list of lines, or, of some versions for HTTP/2 and HTTP/3, an object. */
function linesOf(params: unknown): string[] {
  const headers: unknown = member(params, 'headers');
  const list: readonly unknown[] = Array.isArray(headers) ? headers : objectLines(headers);
  return list.filter((line) => typeof line === 'string');
}

function objectLines(headers: unknown): string[] {
  return isObject(headers) ? Object.keys(headers).map((name) => `${name}: ${String(headers[name])}`) : [];
}

function toExchange(hop: Hop): ForeignExchange {
  const { startedMs, endedMs } = hop;
  return {
    startedDateTime: startedMs,
    time: startedMs === undefined || endedMs === undefined ? undefined : endedMs - startedMs,
    request: {
      method: hop.method,
      url: hop.url,
      httpVersion: /(HTTP\/[\d.]{1,3})\s*$/.exec(hop.line)?.[1] ?? '',
      headers: hop.requestHeaders,
      body: undefined,
    },
    response: toResponse(hop),
    error: hop.error,
    resourceType: hop.resourceType,
    fromCache: hop.fromCache ? 'disk' : undefined,
  };
}

function toResponse({ answer, body, size }: Hop): ForeignResponse | undefined {
  if (answer === undefined) return undefined;
  const [, status, statusText = ''] = /^HTTP\/[\d.]{1,3} (\d{3}) ?(.*)$/.exec(answer[0] ?? '') ?? [];
  return {
    status: status === undefined ? undefined : Number(status),
    statusText,
    headers: answer.slice(1).flatMap((line) => parseHeaderLine(line) ?? []),
    body: body.length === 0 ? undefined : concatenate(body),
    size: size === 0 ? undefined : size,
  };
}
