import { CAPTURE_START, httpDateAt, isoAt, secondsOf } from './clock.js';
import { type Exchange, findHeader, type Pair } from './exchange.js';

/** A finished capture file. */
export interface HarFile {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** How the exporter differs from Chrome "with sensitive data". */
export interface HarOptions {
  readonly name?: string;
  readonly creator?: { readonly name: string; readonly version: string };
  readonly browser?: { readonly name: string; readonly version: string };
  /** As Chrome exports by default: no Cookie, Set-Cookie and Authorization headers. */
  readonly sanitized?: boolean;
  /** Begins the file with a byte order mark. */
  readonly bom?: boolean;
  /** Response bodies in base64, or left out; request bodies stay. */
  readonly bodies?: 'base64' | 'omit';
  /** Keeps what follows # in the URLs of requests, as some recorders do that see the program and not the wire. */
  readonly keepFragments?: boolean;
  /** Request bodies as text and params, as text or params alone, or left out. */
  readonly postData?: 'text' | 'params' | 'omit';
  /** Leaves `redirectURL` empty, so that only the Location header knows. */
  readonly redirectUrl?: 'keep' | 'empty';
  /** Leaves all response headers out. */
  readonly responseHeaders?: 'keep' | 'omit';
  /** Without Chrome's `_` members and page references, as a proxy exports. */
  readonly plain?: boolean;
}

interface HarMaker {
  (...exchanges: readonly (Exchange | readonly Exchange[])[]): HarFile;
  /** The same, by another exporter: `har.options({ sanitized: true })(...exchanges)`. */
  options(options: HarOptions): (...exchanges: readonly (Exchange | readonly Exchange[])[]) => HarFile;
}

const DEFAULT_ELAPSED_MS = 120;
const CHROME = { name: 'WebInspector', version: '537.36' };
const SANITIZED = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** Writes exchanges as HAR 1.2, shaped and ordered as Chrome's developer tools write it. */
export const har: HarMaker = Object.assign(
  (...exchanges: readonly (Exchange | readonly Exchange[])[]) => write(exchanges.flat(), {}),
  {
    options:
      (options: HarOptions) =>
      (...exchanges: readonly (Exchange | readonly Exchange[])[]) =>
        write(exchanges.flat(), options),
  },
);

/** An exchange whose times are settled. */
export type TimedExchange = Exchange & { readonly startedDateTime: string; readonly elapsedMs: number };

/** Gives every exchange a start, a duration and a Date header: those it has, else a second after the last. */
export function timed(exchanges: readonly Exchange[]): TimedExchange[] {
  let next = secondsOf(CAPTURE_START);
  return exchanges.map((each) => {
    const startedDateTime = each.startedDateTime ?? isoAt(next);
    const elapsedMs = each.elapsedMs ?? DEFAULT_ELAPSED_MS;
    next = secondsOf(startedDateTime) + 1;
    return { ...each, startedDateTime, elapsedMs, responseHeaders: dated(each, startedDateTime, elapsedMs) };
  });
}

function dated(each: Exchange, startedDateTime: string, elapsedMs: number): readonly Pair[] {
  const isKnown = findHeader(each.responseHeaders, 'Date') !== undefined;
  if (each.status === 0 || each.serverDate === null || isKnown) return each.responseHeaders;
  const date = each.serverDate ?? httpDateAt(secondsOf(startedDateTime) + elapsedMs / 1000);
  return [...each.responseHeaders, ['Date', date]];
}

function write(exchanges: readonly Exchange[], options: HarOptions): HarFile {
  const entries = timed(exchanges).map((each) => toEntry(each, options));
  const log = {
    version: '1.2',
    creator: options.creator ?? CHROME,
    ...(options.browser === undefined ? {} : { browser: options.browser }),
    ...(options.plain === true ? {} : { pages: [page(exchanges[0])] }),
    entries,
  };
  const text = `${options.bom === true ? '\uFEFF' : ''}${JSON.stringify({ log }, null, 2)}`;
  return { name: options.name ?? 'capture.har', text, bytes: new TextEncoder().encode(text) };
}

function page(first: Exchange | undefined) {
  return {
    startedDateTime: first?.startedDateTime ?? CAPTURE_START,
    id: 'page_1',
    title: first?.url ?? 'about:blank',
    pageTimings: { onContentLoad: 412.6, onLoad: 633.1 },
  };
}

function toEntry(each: TimedExchange, options: HarOptions) {
  const { startedDateTime, elapsedMs } = each;
  const chrome = {
    ...(each._fromCache === undefined ? {} : { _fromCache: each._fromCache }),
    _initiator: each._initiator ?? { type: 'other' },
    _priority: 'High',
    ...(each._resourceType === undefined ? {} : { _resourceType: each._resourceType }),
  };
  return {
    ...(options.plain === true ? {} : chrome),
    cache: {},
    ...(options.plain === true ? {} : { connection: '443', pageref: 'page_1' }),
    request: toRequest(each, options),
    response: toResponse(each, options),
    serverIPAddress: '192.0.2.10',
    startedDateTime,
    time: elapsedMs,
    timings: {
      blocked: 2,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 1,
      wait: Math.max(elapsedMs - 5, 0),
      receive: 2,
    },
  };
}

function toRequest(each: Exchange, options: HarOptions) {
  const headers = each.requestHeaders.filter(([name]) => isShown(name, options));
  return {
    method: each.method,
    url: options.keepFragments === true ? each.url : (each.url.split('#', 1)[0] ?? each.url),
    httpVersion: 'HTTP/1.1',
    headers: headers.map(toNamed),
    queryString: splitPairs(each.url.split('#', 1)[0]?.split('?', 2)[1] ?? ''),
    cookies: headers
      .filter(([name]) => name.toLowerCase() === 'cookie')
      .flatMap(([, value]) => splitCookies(value)),
    headersSize: headersSize(headers),
    bodySize: bytesOf(each.requestBody ?? ''),
    ...postData(each, options),
  };
}

function postData(each: Exchange, options: HarOptions) {
  if (each.requestBody === undefined || options.postData === 'omit') return {};
  const mimeType = findHeader(each.requestHeaders, 'Content-Type') ?? '';
  const isForm = mimeType.startsWith('application/x-www-form-urlencoded');
  const params = isForm && options.postData !== 'text' ? { params: splitPairs(each.requestBody) } : {};
  return {
    postData: { mimeType, ...(options.postData === 'params' ? {} : { text: each.requestBody }), ...params },
  };
}

function toResponse(each: Exchange, options: HarOptions) {
  const headers = options.responseHeaders === 'omit' ? [] : each.responseHeaders;
  const shown = headers.filter(([name]) => isShown(name, options));
  const location = findHeader(each.responseHeaders, 'Location') ?? '';
  return {
    status: each.status,
    statusText: each.statusText ?? STATUS_TEXTS.get(each.status) ?? '',
    httpVersion: each.status === 0 ? '' : 'HTTP/1.1',
    headers: shown.map(toNamed),
    cookies: shown
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, value]) => setCookie(value)),
    content: content(each, options),
    redirectURL: options.redirectUrl === 'empty' ? '' : location,
    headersSize: each.status === 0 ? -1 : headersSize(shown),
    bodySize: each.status === 0 ? -1 : bytesOf(each.responseBody ?? ''),
    ...(options.plain === true
      ? {}
      : { _transferSize: bytesOf(each.responseBody ?? ''), _error: each._error ?? null }),
  };
}

function content(each: Exchange, options: HarOptions) {
  const body = each.responseBody;
  const size = bytesOf(body ?? '');
  const mimeType = findHeader(each.responseHeaders, 'Content-Type')?.split(';', 1)[0] ?? 'x-unknown';
  if (body === undefined || options.bodies === 'omit') return { size, mimeType };
  if (options.bodies === undefined) return { size, mimeType, text: body };
  return { size, mimeType, text: Buffer.from(body).toString('base64'), encoding: 'base64' };
}

function isShown(name: string, options: HarOptions): boolean {
  return options.sanitized !== true || !SANITIZED.has(name.toLowerCase());
}

function toNamed([name, value]: Pair) {
  return { name, value };
}

/** As Chrome gives them: split, not decoded. */
function splitPairs(text: string) {
  if (text === '') return [];
  return text.split('&').map((part) => {
    const [name = '', ...rest] = part.split('=');
    return { name, value: rest.join('=') };
  });
}

function splitCookies(header: string) {
  return header.split('; ').map((part) => setCookie(part));
}

function setCookie(header: string) {
  const [pair = ''] = header.split(';', 1);
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

function headersSize(headers: readonly Pair[]): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 2);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

const STATUS_TEXTS = new Map([
  [200, 'OK'],
  [201, 'Created'],
  [204, 'No Content'],
  [302, 'Found'],
  [303, 'See Other'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [407, 'Proxy Authentication Required'],
  [410, 'Gone'],
  [412, 'Precondition Failed'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
]);
