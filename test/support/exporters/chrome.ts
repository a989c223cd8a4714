import type { Exchange } from '../exchange.js';
import { har } from '../har-builder.js';
import { harFile, type PlainEntry } from './plain-entries.js';

const TLS = ['h3', 'http/2.0'] as const;

/**
 * Chrome and Edge: pseudo-headers of HTTP/2, a queue that makes `blocked` negative, brackets around IPv6, free text for
 * the version. Sanitized, as by default: no Cookie, Set-Cookie and Authorization, and no mark.
 */
export function chromeHar(exchanges: readonly Exchange[], sanitized: boolean): Uint8Array {
  const { log }: { log: { entries: PlainEntry[] } } = JSON.parse(har.options({ sanitized })(exchanges).text);
  return harFile({ ...log, entries: log.entries.map(toChrome) });
}

function toChrome(entry: PlainEntry, at: number) {
  const { host, pathname, search } = new URL(entry.request.url);
  const isAnswered = entry.response.status !== 0;
  const pseudo = [
    { name: ':authority', value: host },
    { name: ':method', value: entry.request.method },
    { name: ':path', value: pathname + search },
    { name: ':scheme', value: 'https' },
  ];
  const httpVersion = isAnswered ? TLS[at % TLS.length] : '';
  return {
    _connectionId: '4711',
    ...entry,
    request: {
      ...entry.request,
      httpVersion,
      headers: [...pseudo, ...entry.request.headers],
      headersSize: -1,
    },
    response: { ...entry.response, httpVersion, statusText: '', headersSize: -1 },
    serverIPAddress: isAnswered ? '[2001:db8::10]' : '',
    timings: { ...entry.timings, blocked: -0.56, _blocked_queueing: -1 },
  };
}
