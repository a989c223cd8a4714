import { type Exchange, findHeader, type Pair } from './exchange.js';
import { type TimedExchange, timed } from './har-builder.js';

/** How the file differs from what Charles writes. */
export interface CharlesOptions {
  /** Writes text bodies in base64, as Charles does for what it takes for binary. */
  readonly encoded?: boolean;
}

/** The JSON session (`.chlsj`) that Charles writes of these exchanges. */
export function toCharles(exchanges: readonly Exchange[], options: CharlesOptions = {}): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(timed(exchanges).map((each) => itemOf(each, options))));
}

function itemOf(each: TimedExchange, options: CharlesOptions) {
  const url = new URL(each.url.split('#', 1)[0] ?? each.url);
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  return {
    status: each.status === 0 ? 'FAILED' : 'COMPLETE',
    method: each.method,
    protocolVersion: 'HTTP/1.1',
    scheme: url.protocol.slice(0, -1),
    host: url.hostname,
    port: url.port === '' ? null : port,
    actualPort: port,
    path: url.pathname,
    query: url.search === '' ? null : url.search.slice(1),
    tunnel: each.method === 'CONNECT',
    keptAlive: false,
    webSocket: false,
    remoteAddress: `${url.hostname}/192.0.2.10`,
    clientAddress: '127.0.0.1',
    times: { start: each.startedDateTime },
    durations: { total: each.elapsedMs, dns: 1, connect: 2, ssl: null },
    request: messageOf(
      `${each.method} ${url.pathname} HTTP/1.1`,
      each.requestHeaders,
      each.requestBody,
      options,
    ),
    response:
      each.status === 0
        ? null
        : {
            status: each.status,
            ...messageOf(
              `HTTP/1.1 ${each.status} ${each.statusText ?? ''}`,
              each.responseHeaders,
              each.responseBody,
              options,
            ),
          },
  };
}

function messageOf(
  firstLine: string,
  headers: readonly Pair[],
  body: string | undefined,
  options: CharlesOptions,
) {
  const text = body ?? '';
  const content = options.encoded === true ? { encoded: Buffer.from(text).toString('base64') } : { text };
  return {
    sizes: { headers: 200, body: Buffer.byteLength(text) },
    mimeType: findHeader(headers, 'Content-Type')?.split(';', 1)[0] ?? null,
    charset: null,
    contentEncoding: null,
    header: { firstLine, headers: headers.map(([name, value]) => ({ name, value })) },
    ...(text === '' ? {} : { body: content }),
  };
}
