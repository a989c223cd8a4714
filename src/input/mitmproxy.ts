import type { Capture, Header } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import type { CaptureFile } from './capture-file.js';
import { type ForeignExchange, type ForeignResponse, readForeignLog } from './foreign-capture.js';
import { InputError } from './input-error.js';
import type { Repairs } from './repairs.js';
import { parseTagged, type Tagged, type TaggedMap, textOf } from './tnetstring.js';

/**
 * Reads a flow file of mitmproxy, of any version from 0.11 on: flows one after the other, each a dictionary. Their
 * members changed names over the years and kept their meaning. A file that was cut gives the flows before the cut.
 * @throws InputError `ERR_NOT_A_CAPTURE` where not one flow can be read
 */
export async function readMitmproxy(
  bytes: Uint8Array,
  file: CaptureFile,
  repairs: Repairs,
): Promise<Capture> {
  const { flows, brokenAt } = splitFlows(bytes);
  if (flows.length === 0) throw noFlow();
  if (brokenAt !== undefined) {
    const detail = `The flow file ends too early or is broken, at byte ${brokenAt}; the flows before it were read.`;
    repairs.add('capture-truncated', { detail });
  }
  const web = flows.filter((flow) => flow.has('request'));
  // Flows of TCP, UDP and DNS have messages and no request.
  for (let other = web.length; other < flows.length; other += 1) repairs.add('not-http');
  const log = {
    format: 'mitmproxy',
    creator: { name: 'mitmproxy', version: '' },
    exchanges: web.map(toExchange),
    isDamaged: brokenAt !== undefined,
  } as const;
  return readForeignLog(log, file, repairs);
}

function splitFlows(bytes: Uint8Array): { flows: TaggedMap[]; brokenAt?: number } {
  const flows: TaggedMap[] = [];
  for (let at = 0; at < bytes.length; ) {
    const flow = parseTagged(bytes, at);
    if (flow === undefined || !(flow.value instanceof Map)) return { flows, brokenAt: at };
    flows.push(flow.value);
    at = flow.end;
  }
  return { flows };
}

function noFlow(): InputError {
  const message = 'This looks like a mitmproxy flow file, and no flow in it is whole; save it again with: w.';
  return new InputError('ERR_NOT_A_CAPTURE', message);
}

function toExchange(flow: TaggedMap): ForeignExchange | string {
  const request = mapIn(flow, 'request');
  if (request === undefined) return 'its request is missing';
  const response = mapIn(flow, 'response');
  const headers = readHeaders(request.get('headers'));
  const started = numberIn(request, 'timestamp_start');
  const ended = numberIn(response ?? request, 'timestamp_end');
  return {
    startedDateTime: started === undefined ? undefined : Math.round(started * 1000),
    time: started === undefined || ended === undefined ? undefined : (ended - started) * 1000,
    request: {
      method: textOf(request.get('method')) ?? '',
      url: urlOf(request, headers),
      httpVersion: versionOf(request),
      headers,
      body: bodyOf(request),
    },
    response: response === undefined ? undefined : toResponse(response),
    error: textOf(mapIn(flow, 'error')?.get('msg')),
    serverIPAddress: addressOf(mapIn(flow, 'server_conn')),
    comment: textOf(flow.get('comment')),
  };
}

function toResponse(response: TaggedMap): ForeignResponse {
  return {
    status: numberIn(response, 'status_code') ?? numberIn(response, 'code'),
    statusText: textOf(response.get('reason') ?? response.get('msg')) ?? '',
    headers: readHeaders(response.get('headers')),
    body: bodyOf(response),
  };
}

/** Bodies are without chunks and still compressed; null where mitmproxy passed them through or dropped them. */
function bodyOf(message: TaggedMap): Uint8Array | string | undefined {
  const body = message.get('content') ?? message.get('body');
  return body instanceof Uint8Array || typeof body === 'string' ? body : undefined;
}

/** The name that the client asked for: in transparent mode `host` is an address. */
function urlOf(request: TaggedMap, headers: readonly Header[]): string {
  const scheme = textOf(request.get('scheme')) || 'https';
  const authority =
    headerValue(headers, 'host') || textOf(request.get('authority')) || authorityOf(request, scheme);
  const path = textOf(request.get('path')) ?? '';
  if (textOf(request.get('method')) === 'CONNECT') return `https://${authorityOf(request, scheme)}`;
  return /^[a-z][a-z\d+.-]*:\/\//i.test(path) ? path : `${scheme}://${authority}${path}`;
}

function authorityOf(request: TaggedMap, scheme: string): string {
  const host = textOf(request.get('host')) ?? '';
  const port = numberIn(request, 'port');
  const isUsual = port === undefined || port === (scheme === 'http' ? 80 : 443);
  const shown = host.includes(':') ? `[${host}]` : host;
  return isUsual ? shown : `${shown}:${port}`;
}

/** `HTTP/1.1`; before 0.14 a list of two numbers. */
function versionOf(message: TaggedMap): string {
  const old = message.get('httpversion');
  if (!Array.isArray(old)) return textOf(message.get('http_version')) ?? '';
  return `HTTP/${old.map(String).join('.')}`.slice(0, 10);
}

function readHeaders(value: Tagged | undefined): Header[] {
  const pairs: readonly unknown[] = Array.isArray(value) ? value : [];
  return pairs.flatMap((pair) => {
    const [name, text] = Array.isArray(pair) ? pair.map(textOf) : [];
    return name === undefined || text === undefined ? [] : [{ name, value: text }];
  });
}

/** The address that was connected to; versions before 7 call it otherwise, those before 2.0 wrap it. */
function addressOf(server: TaggedMap | undefined): string | undefined {
  const found = ['peername', 'ip_address', 'peer_address'].map((name) => server?.get(name)).find(Boolean);
  const address = found instanceof Map ? found.get('address') : found;
  return Array.isArray(address) ? textOf(address[0]) : undefined;
}

function mapIn(map: TaggedMap, name: string): TaggedMap | undefined {
  const value = map.get(name);
  return value instanceof Map ? value : undefined;
}

function numberIn(map: TaggedMap, name: string): number | undefined {
  const value = map.get(name);
  return typeof value === 'number' ? value : undefined;
}
