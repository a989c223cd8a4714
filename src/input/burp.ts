import { fromBase64 } from '../model/base64.js';
import type { Capture } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { parseBurpTime } from './burp-time.js';
import type { CaptureFile } from './capture-file.js';
import { dechunk } from './chunked.js';
import {
  type ForeignExchange,
  type ForeignRequest,
  type ForeignResponse,
  readForeignLog,
} from './foreign-capture.js';
import { parseRequestMessage, parseResponseMessage } from './http-message.js';
import { InputError } from './input-error.js';
import type { Repairs } from './repairs.js';
import { positionOf } from './text-position.js';
import { readXmlItems, type TextElement } from './xml-elements.js';

/**
 * Reads what Burp saves as "items": XML with the raw messages in base64. A file that was cut gives the items before
 * the cut.
 * @throws InputError `ERR_NOT_A_CAPTURE` where not one item is whole
 */
export async function readBurp(xml: string, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const { items, brokenAt } = readXmlItems(xml, 'item');
  if (items.length === 0) throw noItem();
  if (brokenAt !== undefined) {
    const detail = `The XML ends too early or is broken, at ${positionOf(xml, brokenAt)}; the items before it were read.`;
    repairs.add('capture-truncated', { detail });
  }
  const log = {
    format: 'burp',
    creator: { name: 'Burp', version: burpVersion(xml) },
    exchanges: items.map(toExchange),
    isDamaged: brokenAt !== undefined,
  } as const;
  return readForeignLog(log, file, repairs);
}

function noItem(): InputError {
  const message =
    'This looks like items saved by Burp, and none of them is whole; select the requests in Burp and use Save items.';
  return new InputError('ERR_NOT_A_CAPTURE', message);
}

function burpVersion(xml: string): string {
  return /<items\s[^>]{0,200}burpVersion="([\w.-]{1,40})"/.exec(xml.slice(0, 8192))?.[1] ?? '';
}

function toExchange(elements: readonly TextElement[]): ForeignExchange | string {
  const item = new Map(elements.map((element) => [element.name, element]));
  const message = bytesOf(item.get('request'));
  const request = message === undefined ? undefined : parseRequestMessage(message);
  if (request === undefined) return 'its request is missing or no HTTP';
  const { method, httpVersion, headers } = request;
  const answer = bytesOf(item.get('response'));
  return {
    startedDateTime: parseBurpTime(textIn(item, 'time') ?? ''),
    request: { method, httpVersion, headers, url: urlOf(item, request.target), body: bodyOf(request) },
    response: answer === undefined || answer.length === 0 ? undefined : toResponse(answer),
    serverIPAddress: /\bip="([\w.:%]{2,60})"/.exec(item.get('host')?.attributes ?? '')?.[1],
    comment: textIn(item, 'comment'),
  };
}

function toResponse(bytes: Uint8Array): ForeignResponse | undefined {
  const response = parseResponseMessage(bytes);
  if (response === undefined) return undefined;
  const { status, statusText, headers } = response;
  return { status, statusText, headers, body: bodyOf(response) };
}

/** Burp keeps the chunks of a body, or takes them off and leaves the header that announced them. */
function bodyOf(message: Pick<ForeignRequest, 'headers'> & { readonly body: Uint8Array }) {
  const codings = headerValue(message.headers, 'transfer-encoding') ?? '';
  const whole = /\bchunked\b/i.test(codings) ? dechunk(message.body)?.body : undefined;
  const body = whole ?? message.body;
  // No bytes are no body that was recorded: whether one was announced the reader of entries sees by the headers.
  return body.length === 0 ? undefined : body;
}

function bytesOf(element: TextElement | undefined): Uint8Array | undefined {
  if (element === undefined) return undefined;
  return /\bbase64="true"/.test(element.attributes)
    ? fromBase64(element.text.replace(/\s+/g, ''))
    : new TextEncoder().encode(element.text);
}

type Item = ReadonlyMap<string, TextElement>;

function textIn(item: Item, name: string): string | undefined {
  const text = item.get(name)?.text.trim();
  return text === undefined || text === '' ? undefined : text;
}

/** Burp writes the URL beside the message; other writers of its format may not. */
function urlOf(item: Item, target: string): string {
  const url = textIn(item, 'url');
  if (url !== undefined) return url;
  const [scheme, host, port] = [
    textIn(item, 'protocol') ?? 'https',
    textIn(item, 'host'),
    textIn(item, 'port'),
  ];
  const isUsual = port === undefined || port === (scheme === 'http' ? '80' : '443');
  return host === undefined ? target : `${scheme}://${host}${isUsual ? '' : `:${port}`}${target}`;
}
