import { gzipSync } from 'node:zlib';
import { type Exchange, findHeader, type Pair } from './exchange.js';
import { type TimedExchange, timed } from './har-builder.js';
import { type Taggable, tagged } from './tagged-netstring.js';

/** Versions of the file that differ in what a reader needs. */
export type FlowVersion = '0.11' | '0.13' | '0.18' | '3' | '9' | '21';

export interface MitmproxyOptions {
  /** Default 21, that of mitmproxy 11 and 12. */
  readonly version?: FlowVersion;
  /** Compresses text answers, which mitmproxy keeps as they were sent. */
  readonly gzip?: boolean;
  /** Names servers by their address, as in transparent mode. */
  readonly transparent?: boolean;
}

/** The flow file that mitmproxy writes of these exchanges. */
export function toMitmproxy(exchanges: readonly Exchange[], options: MitmproxyOptions = {}): Uint8Array {
  const { version = '21' } = options;
  const flows = timed(exchanges).map((each) => flowOf(each, { version, ...options }));
  return Buffer.concat(flows.map((flow) => tagged(flow, isPython2(version))));
}

/** A flow that is no HTTP. */
export function tcpFlow(): Uint8Array {
  return tagged(map({ version: 21, type: 'tcp', messages: [[true, { bytes: 'hello' }, 1.5]] }));
}

type Options = MitmproxyOptions & { readonly version: FlowVersion };

function isPython2(version: FlowVersion): boolean {
  return version === '0.11' || version === '0.13';
}

function flowOf(each: TimedExchange, options: Options): Taggable {
  const { version } = options;
  const started = Date.parse(each.startedDateTime) / 1000;
  return map({
    version: version.startsWith('0.') ? [0, Number(version.slice(2))] : Number(version),
    type: isPython2(version) ? { bytes: 'http' } : 'http',
    id: '11111111-2222-4333-8444-555555555555',
    request: requestOf(each, started, options),
    response: each.status === 0 ? null : responseOf(each, started, options),
    error: each._error === undefined ? null : map({ msg: each._error, timestamp: started }),
    server_conn: serverOf(version),
    comment: '',
  });
}

function serverOf(version: FlowVersion): Taggable {
  const address = ['192.0.2.10', 443] as const;
  if (version === '0.18') return map({ ip_address: map({ address, use_ipv6: false }) });
  if (version.startsWith('0.')) return map({ peer_address: map({ address, use_ipv6: false }) });
  return map(version === '3' ? { ip_address: address } : { peername: address });
}

function requestOf(each: TimedExchange, started: number, options: Options): Taggable {
  const { version } = options;
  const url = new URL(each.url.split('#', 1)[0] ?? each.url);
  const headers = [['Host', url.host] as const, ...each.requestHeaders];
  const form = isPython2(version) ? 'form_in' : 'first_line_format';
  return map({
    ...(Number(version) >= 9 ? { authority: { bytes: '' } } : { [form]: 'relative' }),
    ...httpVersion(version),
    method: { bytes: each.method },
    scheme: { bytes: url.protocol.slice(0, -1) },
    host: options.transparent === true ? '192.0.2.10' : url.hostname,
    port: Number(url.port) || (url.protocol === 'http:' ? 80 : 443),
    path: { bytes: `${url.pathname}${url.search}` },
    headers: headersOf(headers),
    content: { bytes: each.requestBody ?? '' },
    timestamp_start: started,
    timestamp_end: started + 0.001,
  });
}

function responseOf(each: TimedExchange, started: number, options: Options): Taggable {
  const { version, gzip = false } = options;
  const isText = /json|html/.test(findHeader(each.responseHeaders, 'Content-Type') ?? '');
  const isCoded = gzip && isText && each.responseBody !== undefined;
  const coding: readonly Pair[] = isCoded ? [['Content-Encoding', 'gzip']] : [];
  const body = each.responseBody ?? '';
  return map({
    ...httpVersion(version),
    [isPython2(version) ? 'code' : 'status_code']: each.status,
    [isPython2(version) ? 'msg' : 'reason']: { bytes: each.statusText ?? '' },
    headers: headersOf([...each.responseHeaders, ...coding]),
    content: { bytes: isCoded ? gzipSync(body) : body },
    timestamp_start: started + 0.002,
    timestamp_end: started + each.elapsedMs / 1000,
  });
}

function httpVersion(version: FlowVersion): Readonly<Record<string, Taggable>> {
  return isPython2(version) ? { httpversion: [1, 1] } : { http_version: { bytes: 'HTTP/1.1' } };
}

function headersOf(headers: readonly Pair[]): Taggable {
  return headers.map(([name, value]) => [{ bytes: name }, { bytes: value }]);
}

function map(members: Readonly<Record<string, Taggable>>): ReadonlyMap<string, Taggable> {
  return new Map(Object.entries(members));
}
