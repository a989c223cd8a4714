import { type Exchange, findHeader } from './exchange.js';
import { type TimedExchange, timed } from './har-builder.js';
import { buildSaz, type SazOptions, type SazSession } from './saz-builder.js';

export interface ToSazOptions {
  /** Puts the CONNECT of each host before its first request, as a capture that decrypts has it. */
  readonly tunnels?: boolean;
  readonly archive?: SazOptions;
}

/** The bytes of a Fiddler archive with these exchanges; text answers are chunked and compressed, as servers send them. */
export async function toSaz(exchanges: readonly Exchange[], options: ToSazOptions = {}): Promise<Uint8Array> {
  const seen = new Set<string>();
  const sessions = timed(exchanges).flatMap((each) => {
    const tunnel = options.tunnels === true ? newTunnel(each, seen) : [];
    return [...tunnel, toSession(each)];
  });
  return buildSaz(sessions, options.archive);
}

function toSession(each: TimedExchange): SazSession {
  const isText = /json|html/.test(findHeader(each.responseHeaders, 'Content-Type') ?? '');
  const isCoded = isText && each.responseBody !== undefined && each.responseBody !== '';
  return {
    method: each.method,
    url: each.method === 'CONNECT' ? new URL(each.url).host : withoutFragment(each.url),
    requestHeaders: each.requestHeaders,
    ...(each.requestBody === undefined ? {} : { requestBody: each.requestBody }),
    status: each.status,
    ...(each.statusText === undefined ? {} : { statusText: each.statusText }),
    responseHeaders: each.responseHeaders,
    ...(each.responseBody === undefined ? {} : { responseBody: each.responseBody }),
    ...(isCoded ? { chunked: true, gzip: true } : {}),
    startedDateTime: each.startedDateTime,
    elapsedMs: each.elapsedMs,
    flags: { 'x-processinfo': each._resourceType === undefined ? 'contoso.orders:6120' : 'msedge:4242' },
  };
}

function newTunnel(each: TimedExchange, seen: Set<string>): SazSession[] {
  const url = new URL(each.url);
  if (url.protocol !== 'https:' || seen.has(url.host)) return [];
  seen.add(url.host);
  const process = each._resourceType === undefined ? 'contoso.orders:6120' : 'msedge:4242';
  const { startedDateTime } = each;
  return [
    {
      method: 'CONNECT',
      url: `${url.host}:443`,
      status: 200,
      startedDateTime,
      elapsedMs: 20,
      flags: { 'x-processinfo': process },
    },
  ];
}

/** A fragment never leaves the browser. */
function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
