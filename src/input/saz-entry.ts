import type { Content, Entry, Request, Response } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import type { Ports } from '../model/ports.js';
import { BIT_REQUEST_DROPPED, BIT_RESPONSE_DROPPED, type FiddlerMetadata } from './fiddler-metadata.js';
import type { HttpRequestMessage, HttpResponseMessage, MessageFault } from './http-message.js';
import { readContent, readPostData } from './saz-body.js';
import type { SazNoteCode } from './saz-notes.js';
import { readSazTimes } from './saz-times.js';
import { requestUrl } from './saz-url.js';

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

export interface SazEntryContext {
  readonly ports: Ports;
  /** Characters of bodies that may still be kept. */
  readonly kept: { left: number };
  readonly note: (code: SazNoteCode) => void;
}

/** A session in HAR terms. */
export async function toEntry(session: SazSession, context: SazEntryContext): Promise<Entry> {
  const { request, response, metadata } = session;
  for (const fault of [...request.faults, ...(response?.faults ?? [])]) context.note(FAULT_NOTES[fault]);
  const { isZoneAssumed, ...times } = readSazTimes(metadata);
  if (isZoneAssumed) context.note('saz-time-without-zone');
  return {
    index: session.index,
    label: `#${metadata?.sid ?? session.number}`,
    depth: 'whole',
    isTunnel: request.method === 'CONNECT',
    ...times,
    request: await toRequest(session, context),
    response: await toResponse(session, context),
    ...metadataMembers(metadata),
  };
}

const FAULT_NOTES = {
  'header-without-colon': 'saz-header-unreadable',
  'too-many-headers': 'saz-headers-cut',
  'head-too-long': 'saz-head-cut',
  'head-without-end': 'saz-head-cut',
} as const satisfies Record<MessageFault, SazNoteCode>;

async function toRequest({ request, metadata }: SazSession, context: SazEntryContext): Promise<Request> {
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

async function toResponse(session: SazSession, context: SazEntryContext): Promise<Response> {
  const { request, response, metadata } = session;
  if (response === undefined) return noAnswer(metadata);
  const { status, statusText, headers } = response;
  const isTunnel = request.method === 'CONNECT';
  const content = isTunnel
    ? NO_CONTENT
    : await readContent(response, request.method, { ...context, isDropped: isResponseDropped(metadata) });
  const redirectURL = headerValue(headers, 'location') ?? '';
  return { status, statusText, headers, content, redirectURL, ...fiddlersAnswer(statusText) };
}

const NO_CONTENT: Content = { size: undefined, mimeType: '', text: undefined, state: 'absent' };

function noAnswer(metadata: FiddlerMetadata | undefined): Response {
  const missing = { status: undefined, statusText: '', headers: [], content: NO_CONTENT, redirectURL: '' };
  const aborted = metadata?.flags.get('x-aborted-when');
  return aborted === undefined ? missing : { ...missing, _error: `aborted: ${aborted}` };
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
