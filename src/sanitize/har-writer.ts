import type { Capture, Content, Entry, Header, PostData, WebSocketMessage } from '../model/capture.js';
import { headerLines } from '../model/headers.js';
import { splitForm } from '../model/parameters.js';
import { BODY_REMOVED, SANITIZED_MARK } from '../model/sanitized-mark.js';
import { cookiePairs } from '../redact/cookies.js';
import { percentDecode, urlParts } from '../redact/url-parts.js';
import { VERSION } from '../report/version.js';

/** Writes entries as HAR 1.2: all that the standard asks for, and of the fields beside it those that entrace reads. */

/** What says in a capture that entrace sanitized it: `log.comment`, and the comment of the creator. */
export const MARKER = `${SANITIZED_MARK} ${VERSION}`;

/** Everything before the first entry. Entries are joined by commas, and {@link HAR_END} follows. */
export function harStart({ creator, browser }: Pick<Capture, 'creator' | 'browser'>): string {
  const head = {
    version: '1.2',
    creator: { ...(creator ?? { name: 'entrace', version: VERSION }), comment: MARKER },
    ...(browser === null ? {} : { browser }),
    comment: `${MARKER}: secrets and identities are replaced, bodies that are no sign-in traffic are gone.`,
    pages: [],
  };
  return `{"log":${JSON.stringify(head).slice(0, -1)},"entries":[\n`;
}

export const HAR_END = '\n]}}\n';

/** One entry as JSON text. */
export function harEntry(entry: Entry): string {
  return JSON.stringify(toHarEntry(entry));
}

function toHarEntry(entry: Entry): object {
  const { request, response, timings } = entry;
  return {
    startedDateTime: startOf(entry),
    time: entry.time ?? 0,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: request.httpVersion,
      headers: request.headers,
      queryString: queryString(request.url),
      cookies: requestCookies(request.headers),
      headersSize: -1,
      bodySize: request.bodySize ?? -1,
      ...(request.postData === undefined ? {} : { postData: toPostData(request.postData) }),
    },
    response: {
      status: response.status ?? 0,
      statusText: response.statusText,
      httpVersion: request.httpVersion,
      headers: response.headers,
      cookies: responseCookies(response.headers),
      content: toContent(response.content),
      redirectURL: response.redirectURL,
      headersSize: -1,
      bodySize: -1,
      ...(response._error === undefined ? {} : { _error: response._error }),
    },
    cache: {},
    timings: { send: -1, wait: -1, receive: -1, ...timings },
    ...(entry.serverIPAddress === undefined ? {} : { serverIPAddress: entry.serverIPAddress }),
    ...(entry._resourceType === undefined ? {} : { _resourceType: entry._resourceType }),
    ...(entry._initiatorType === undefined ? {} : { _initiator: { type: entry._initiatorType } }),
    ...(entry._fromCache === undefined ? {} : { _fromCache: entry._fromCache }),
    ...(entry._webSocketMessages === undefined
      ? {}
      : { _webSocketMessages: entry._webSocketMessages.map((message) => toMessage(message, entry)) }),
    ...(entry.comment === undefined ? {} : { comment: entry.comment }),
    ...(entry._entrace === undefined ? {} : { _entrace: { verdicts: entry._entrace } }),
  };
}

/** HAR 1.2 wants a start, and DevTools reads no file in which one lacks: this is one that no reader takes for real. */
const UNKNOWN_START = '1970-01-01T00:00:00.000Z';

/** What HAR 1.2 takes for a time. */
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function startOf({ startedDateTime, startedMs }: Entry): string {
  if (startedDateTime !== undefined && ISO_WITH_ZONE.test(startedDateTime)) return startedDateTime;
  return startedMs === undefined ? UNKNOWN_START : new Date(startedMs).toISOString();
}

/** DevTools passes over a message without time and kind. */
function toMessage({ type, data, time, opcode }: WebSocketMessage, { startedMs = 0 }: Entry): object {
  return { type, time: time ?? startedMs / 1000, opcode: opcode ?? 1, data };
}

function toPostData({ mimeType, text, params, state }: PostData): object {
  if (state === 'absent') return { mimeType, comment: BODY_REMOVED };
  if (text !== undefined) return { mimeType, text };
  return params.length === 0 ? { mimeType } : { mimeType, params };
}

function toContent({ size, mimeType, text, state }: Content): object {
  const content = { size: size ?? -1, mimeType };
  if (text !== undefined) return { ...content, text };
  return state === 'absent' && size !== undefined && size > 0
    ? { ...content, comment: BODY_REMOVED }
    : content;
}

function queryString(url: string): object[] {
  return splitForm(urlParts(url).query ?? '').map(({ name, raw }) => ({
    name: percentDecode(name),
    value: percentDecode(raw),
  }));
}

function requestCookies(headers: readonly Header[]): object[] {
  return headerLines(headers, 'cookie').flatMap((line) => cookiePairs(line));
}

function responseCookies(headers: readonly Header[]): object[] {
  return headerLines(headers, 'set-cookie').flatMap((line) => cookiePairs(line).slice(0, 1));
}
