import { type Exchange, findHeader, type Pair } from './exchange.js';
import { type TimedExchange, timed } from './har-builder.js';

/** How the log was recorded, and how it ended. */
export interface NetLogOptions {
  /** Default `Default`: cookies and credentials stripped; `Everything` has the bytes of responses. */
  readonly mode?: 'Default' | 'IncludeSensitive' | 'Everything';
  /** The browser was closed before the recording was stopped. */
  readonly open?: boolean;
  /** Pretty-printed, as a program that read and wrote it again leaves it. */
  readonly rewritten?: boolean;
  /** HTTP/2, with pseudo-headers, instead of HTTP/1.1. */
  readonly http2?: boolean;
}

const TYPES = {
  SOCKET_ALIVE: 40,
  URL_REQUEST_START_JOB: 110,
  REQUEST_ALIVE: 2,
  HTTP_TRANSACTION_SEND_REQUEST_HEADERS: 180,
  HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS: 181,
  HTTP_TRANSACTION_READ_RESPONSE_HEADERS: 190,
  URL_REQUEST_JOB_FILTERED_BYTES_READ: 150,
} as const;

const START_TICKS = 2_400_000;
const URL_REQUEST = 1;
const SOCKET = 24;
const STRIPPED = /^(?:cookie|set-cookie|authorization|proxy-authorization)$/i;

/** The NetLog that Chrome writes of these exchanges; one that a redirect follows has the same source as the next. */
export function toNetLog(exchanges: readonly Exchange[], options: NetLogOptions = {}): Uint8Array {
  const all = timed(exchanges);
  const begin = Date.parse(all[0]?.startedDateTime ?? '2026-03-02T09:00:00Z');
  const constants = {
    activeFieldTrialGroups: [],
    clientInfo: {
      name: 'Google Chrome',
      version: '143.0.7499.40',
      os_type: 'Windows NT: 10.0.26100 (x86_64)',
    },
    logCaptureMode: options.mode ?? 'Default',
    logEventPhase: { PHASE_BEGIN: 1, PHASE_END: 2, PHASE_NONE: 0 },
    logEventTypes: TYPES,
    logSourceType: { URL_REQUEST, SOCKET },
    netError: { ERR_ABORTED: -3, ERR_FAILED: -2, ERR_CONNECTION_REFUSED: -102 },
    timeTickOffset: begin - START_TICKS,
  };
  const events = [
    eventOf('SOCKET_ALIVE', 1, 0, SOCKET, 9, { address: '192.0.2.10:443' }),
    ...all.flatMap((each, index) => eventsOf(each, sourceOf(all, index), begin, options)),
  ];
  if (options.rewritten === true) return encode(JSON.stringify({ constants, events }, null, 2));
  const lines = events.map((event) => JSON.stringify(event));
  const head = `{"constants":${JSON.stringify(constants)},\n"events": [\n${lines.join(',\n')}`;
  return encode(options.open === true ? `${head},\n{"params":{"url":"htt` : `${head}],\n"polledData": {}}\n`);
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The same for an exchange and the one that its redirect leads to. */
function sourceOf(all: readonly TimedExchange[], index: number): number {
  const before = all[index - 1];
  const location = before === undefined ? undefined : findHeader(before.responseHeaders, 'Location');
  return location !== undefined && location === all[index]?.url ? sourceOf(all, index - 1) : 100 + index;
}

function eventsOf(each: TimedExchange, source: number, begin: number, options: NetLogOptions): object[] {
  const at = Date.parse(each.startedDateTime) - begin;
  const end = at + each.elapsedMs;
  const isHttp2 = options.http2 === true;
  const send = isHttp2
    ? 'HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS'
    : 'HTTP_TRANSACTION_SEND_REQUEST_HEADERS';
  const event = (type: keyof typeof TYPES, phase: number, time: number, params?: object) =>
    eventOf(type, phase, time, URL_REQUEST, source, params);
  const size = Buffer.byteLength(each.responseBody ?? '');
  const bytes =
    options.mode === 'Everything' ? { bytes: Buffer.from(each.responseBody ?? '').toString('base64') } : {};
  const failed = each.status === 0 ? { net_error: -2 } : undefined;
  return [
    event('URL_REQUEST_START_JOB', 1, at, {
      initiator: 'not an origin',
      method: each.method,
      request_type: each._resourceType === 'document' ? 'main frame' : 'other',
      url: each.url,
    }),
    event(send, 0, at + 1, requestParams(each, isHttp2, options)),
    ...(each.status === 0
      ? []
      : [event('HTTP_TRANSACTION_READ_RESPONSE_HEADERS', 0, end - 1, responseParams(each, options))]),
    ...(size === 0
      ? []
      : [event('URL_REQUEST_JOB_FILTERED_BYTES_READ', 0, end, { byte_count: size, ...bytes })]),
    event('URL_REQUEST_START_JOB', 2, end, failed),
  ];
}

function requestParams(each: TimedExchange, isHttp2: boolean, options: NetLogOptions): object {
  const url = new URL(each.url);
  const path = `${url.pathname}${url.search}`;
  const length: Pair[] =
    each.requestBody === undefined ? [] : [['Content-Length', String(Buffer.byteLength(each.requestBody))]];
  const pseudo: Pair[] = [
    [':method', each.method],
    [':authority', url.host],
    [':scheme', 'https'],
    [':path', path],
  ];
  const headers = [...(isHttp2 ? pseudo : [['Host', url.host] as const]), ...length, ...each.requestHeaders];
  const line = isHttp2 ? {} : { line: `${each.method} ${path} HTTP/1.1\r\n` };
  return { headers: linesOf(headers, options), ...line };
}

function responseParams(each: TimedExchange, options: NetLogOptions): object {
  const status = `HTTP/1.1 ${each.status} ${each.statusText ?? ''}`.trimEnd();
  return { headers: [status, ...linesOf(each.responseHeaders, options)] };
}

function linesOf(headers: readonly Pair[], { mode = 'Default' }: NetLogOptions): string[] {
  return headers.map(([name, value]) =>
    mode === 'Default' && STRIPPED.test(name)
      ? `${name}: [${value.length} bytes were stripped]`
      : `${name}: ${value}`,
  );
}

/** Keys in order of the alphabet, times as text: as Chrome writes them. */
function eventOf(
  type: keyof typeof TYPES,
  phase: number,
  time: number,
  sourceType: number,
  id: number,
  params?: object,
): object {
  const source = { id, start_time: String(START_TICKS), type: sourceType };
  return {
    ...(params === undefined ? {} : { params }),
    phase,
    source,
    time: String(START_TICKS + time),
    type: TYPES[type],
  };
}
