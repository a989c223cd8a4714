import type { Content, Entry, Request, Response } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import type { Ports } from '../model/ports.js';
import { withoutQuery } from '../model/url.js';
import { BIT_REQUEST_DROPPED, BIT_RESPONSE_DROPPED, type FiddlerMetadata } from './fiddler-metadata.js';
import type { HttpRequestMessage, HttpResponseMessage, MessageFault } from './http-message.js';
import { omittedContent, readContent, readPostData } from './saz-body.js';
import type { SazNoteCode } from './saz-notes.js';
import { readSazTimes } from './saz-times.js';
import { requestUrl } from './saz-url.js';
import { detachedTexts } from './scanner/detached-texts.js';

/** One session, its files parsed. */
export interface SazSession {
  readonly index: number;
  /** The number in its file names. */
  readonly number: number;
  readonly request: HttpRequestMessage;
  /** Undefined where no answer was recorded. */
  readonly response: HttpResponseMessage | undefined;
  readonly metadata: FiddlerMetadata | undefined;
}

/** A session of which more than the index is wanted. */
export interface SazExchange extends SazSession {
  /** The body of the answer was not wanted: what there is of it may be only its beginning. */
  readonly isBodyOmitted: boolean;
}

export interface SazEntryContext {
  readonly ports: Ports;
  /** Characters of bodies that may still be kept. */
  readonly kept: { left: number };
  readonly note: (code: SazNoteCode) => void;
}

/** A session in HAR terms. */
export async function toEntry(session: SazExchange, context: SazEntryContext): Promise<Entry> {
  const { request, response, metadata } = session;
  for (const fault of [...request.faults, ...(response?.faults ?? [])]) context.note(FAULT_NOTES[fault]);
  return {
    index: session.index,
    label: labelOf(session),
    depth: 'whole',
    isTunnel: request.method === 'CONNECT',
    ...readTimes(session, context.note),
    request: await toRequest(session, context),
    response: await toResponse(session, context),
    ...metadataMembers(metadata),
  };
}

function labelOf({ metadata, number }: SazSession): string {
  return `#${metadata?.sid ?? number}`;
}

function readTimes({ metadata }: SazSession, note: SazEntryContext['note']) {
  const { isZoneAssumed, ...times } = readSazTimes(metadata);
  if (isZoneAssumed) note('saz-time-without-zone');
  return times;
}

/** A session of a large archive that has nothing to do with a sign-in. */
export function toIndexedEntry(session: SazSession, note: SazEntryContext['note']): Entry {
  const { request, response, metadata, index } = session;
  const times = readTimes(session, note);
  const found = requestUrl(request, metadata);
  if (found.note !== undefined) note(found.note);
  // The texts were cut from the files, which they would keep in memory.
  const cut = [labelOf(session), request.method, withoutQuery(found.url), times.startedDateTime ?? ''];
  const [label = '', method = '', url = '', started = ''] = detachedTexts(cut);
  return {
    index,
    label,
    depth: 'indexed',
    isTunnel: false,
    startedDateTime: times.startedDateTime === undefined ? undefined : started,
    startedMs: times.startedMs,
    time: times.time,
    request: { method, url, httpVersion: '', headers: [], postData: undefined, bodySize: undefined },
    response: { ...NO_ANSWER, status: response?.status },
    timings: {},
  };
}

const FAULT_NOTES = {
  'header-without-colon': 'saz-header-unreadable',
  'too-many-headers': 'saz-headers-cut',
  'head-too-long': 'saz-head-cut',
  'head-without-end': 'saz-head-cut',
} as const satisfies Record<MessageFault, SazNoteCode>;

async function toRequest({ request, metadata }: SazExchange, context: SazEntryContext): Promise<Request> {
  const { method, httpVersion, headers } = request;
  const { url, note } = requestUrl(request, metadata);
  if (note !== undefined) context.note(note);
  // The body of a CONNECT is Fiddler's own prose about the TLS handshake.
  if (method === 'CONNECT')
    return { method, url, httpVersion, headers, postData: undefined, bodySize: undefined };
  const isDropped = isRequestDropped(metadata);
  const postData = await readPostData(request, { ...context, isDropped });
  return {
    method,
    url,
    httpVersion,
    headers,
    postData,
    bodySize: isDropped && request.body.length === 0 ? undefined : request.body.length,
  };
}

async function toResponse(session: SazExchange, context: SazEntryContext): Promise<Response> {
  const { response, metadata } = session;
  if (response === undefined) return noAnswer(metadata);
  const { status, statusText, headers } = response;
  const content = await toContent(response, session, context);
  const redirectURL = headerValue(headers, 'location') ?? '';
  return { status, statusText, headers, content, redirectURL, ...fiddlersAnswer(statusText) };
}

async function toContent(
  response: HttpResponseMessage,
  { request, metadata, isBodyOmitted }: SazExchange,
  context: SazEntryContext,
): Promise<Content> {
  if (request.method === 'CONNECT') return NO_CONTENT;
  if (isBodyOmitted && response.body.length > 0) return omittedContent(response);
  return readContent(response, request.method, { ...context, isDropped: isResponseDropped(metadata) });
}

const NO_CONTENT: Content = { size: undefined, mimeType: '', text: undefined, state: 'absent' };
const NO_ANSWER: Response = {
  status: undefined,
  statusText: '',
  headers: [],
  content: NO_CONTENT,
  redirectURL: '',
};

function noAnswer(metadata: FiddlerMetadata | undefined): Response {
  const aborted = metadata?.flags.get('x-aborted-when');
  return aborted === undefined ? NO_ANSWER : { ...NO_ANSWER, _error: `aborted: ${aborted}` };
}

/** `502 Fiddler - Connection Failed`: the server was never reached. */
function fiddlersAnswer(statusText: string): { _error?: string } {
  const reason = /^\[?Fiddler\]?[ -]+(.*)$/i.exec(statusText)?.[1];
  return reason === undefined ? {} : { _error: `answered by Fiddler: ${reason}` };
}

function isRequestDropped(metadata: FiddlerMetadata | undefined): boolean {
  if (metadata === undefined) return false;
  const { bitFlags, flags } = metadata;
  const isFlagged = flags.has('log-drop-request-body') || flags.has('x-failedtoreadrequestbody');
  return isFlagged || (bitFlags & BIT_REQUEST_DROPPED) !== 0;
}

function isResponseDropped(metadata: FiddlerMetadata | undefined): boolean {
  if (metadata === undefined) return false;
  return metadata.flags.has('log-drop-response-body') || (metadata.bitFlags & BIT_RESPONSE_DROPPED) !== 0;
}

function metadataMembers(metadata: FiddlerMetadata | undefined) {
  const process = metadata?.flags.get('x-processinfo')?.replace(/:\d+$/, '');
  const address = metadata?.flags.get('x-hostip');
  const comment = metadata?.flags.get('ui-comments');
  return {
    ...(process === undefined ? {} : { _process: process }),
    ...(address === undefined ? {} : { serverIPAddress: address }),
    ...(comment === undefined ? {} : { comment }),
  };
}
