import { fromBase64 } from '../model/base64.js';
import type { Capture, Header } from '../model/capture.js';
import { member, numberMember, stringMember } from '../model/json.js';
import type { CaptureFile } from './capture-file.js';
import {
  type ForeignBody,
  type ForeignExchange,
  type ForeignResponse,
  readForeignLog,
} from './foreign-capture.js';
import { readHeaders } from './har-headers.js';
import type { Repairs } from './repairs.js';

/** Reads a JSON session of Charles (`.chlsj`): a list of transactions. */
export async function readCharles(json: unknown, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const items: readonly unknown[] = Array.isArray(json) ? json : [];
  const log = {
    format: 'charles',
    creator: { name: 'Charles', version: '' },
    exchanges: items.map((item, index) => toExchange(item, index, repairs)),
    isDamaged: false,
  } as const;
  return readForeignLog(log, file, repairs);
}

function toExchange(item: unknown, entry: number, repairs: Repairs): ForeignExchange {
  const request = member(item, 'request');
  const response = member(item, 'response');
  const isTunnel = member(item, 'tunnel') === true;
  return {
    startedDateTime: stringMember(member(item, 'times'), 'start'),
    time: numberMember(member(item, 'durations'), 'total'),
    request: {
      method: isTunnel ? 'CONNECT' : (stringMember(item, 'method') ?? ''),
      url: urlOf(item, isTunnel),
      httpVersion: stringMember(item, 'protocolVersion') ?? '',
      headers: headersOf(request, entry, repairs),
      body: isTunnel ? undefined : bodyOf(request),
    },
    response: toResponse(response, headersOf(response, entry, repairs)),
    error: errorOf(item),
    // `login.microsoftonline.com/20.190.160.1`
    serverIPAddress: stringMember(item, 'remoteAddress')?.split('/').at(-1),
    comment: stringMember(item, 'notes'),
  };
}

function toResponse(response: unknown, headers: readonly Header[]): ForeignResponse | undefined {
  const status = numberMember(response, 'status');
  if (status === undefined) return undefined;
  const size = numberMember(member(response, 'sizes'), 'body');
  const [, statusText = ''] =
    /^\S+ \d{3} ?(.*)$/.exec(stringMember(member(response, 'header'), 'firstLine') ?? '') ?? [];
  return { status, statusText, headers, body: bodyOf(response), size };
}

/** Charles undoes chunks and compression. What is no text it writes in base64; no body, no member. */
function bodyOf(message: unknown): ForeignBody {
  const body = member(message, 'body');
  const text = stringMember(body, 'text');
  const encoded = stringMember(body, 'encoded');
  if (encoded !== undefined) return fromBase64(encoded.replace(/\s+/g, '')) ?? encoded;
  if (text === undefined || stringMember(body, 'encoding')?.toLowerCase() !== 'base64') return text;
  return fromBase64(text.replace(/\s+/g, '')) ?? text;
}

function headersOf(message: unknown, entry: number, repairs: Repairs): Header[] {
  return readHeaders(member(member(message, 'header'), 'headers'), entry, repairs);
}

function urlOf(item: unknown, isTunnel: boolean): string {
  const scheme = stringMember(item, 'scheme') ?? 'https';
  const host = stringMember(item, 'host') ?? '';
  if (host === '') return '';
  const port = numberMember(item, 'actualPort') ?? numberMember(item, 'port');
  const isUsual = port === undefined || port === (scheme === 'http' ? 80 : 443);
  const authority = `${host.includes(':') ? `[${host}]` : host}${isUsual && !isTunnel ? '' : `:${port ?? 443}`}`;
  if (isTunnel) return `https://${authority}`;
  const query = stringMember(item, 'query') ?? '';
  return `${scheme}://${authority}${stringMember(item, 'path') ?? ''}${query === '' ? '' : `?${query}`}`;
}

/** Charles says how a transaction ended, and for a failed one why. */
function errorOf(item: unknown): string | undefined {
  const status = stringMember(item, 'status');
  if (status === undefined || status === 'COMPLETE') return undefined;
  return stringMember(item, 'errorMessage') ?? status.toLowerCase();
}
