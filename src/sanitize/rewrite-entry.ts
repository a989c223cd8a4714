import type { Content, Entry, Header, PostData, WebSocketMessage } from '../model/capture.js';
import { decodeFormValue } from '../model/parameters.js';
import { isIdentityTraffic } from '../redact/identity-traffic.js';
import { isPersonalAddress } from '../redact/value-shape.js';
import { errorMembers, rewriteBody } from './rewrite-body.js';
import type { Place, Rewriting } from './rewriting.js';

/** An entry without secrets and identities, and what went of its bodies. */
export interface RewrittenEntry {
  readonly entry: Entry;
  readonly droppedBodies: number;
}

/** Rewrites one entry. Bodies that are no identity traffic go; their size, type and error members stay. */
export function rewriteEntry({ _entrace, ...entry }: Entry, rewriting: Rewriting): RewrittenEntry {
  const isIdentity = isIdentityTraffic(entry);
  const place: Place = { isIdentity, isPerson: false, depth: 0 };
  const { request, response } = entry;
  const postData = request.postData && rewritePostData(request.postData, place, rewriting);
  const content = rewriteContent(response.content, response.status, place, rewriting);
  const messages = entry._webSocketMessages?.map((message) => rewriteMessage(message, place, rewriting));
  const address = entry.serverIPAddress;
  return {
    entry: {
      ...entry,
      ...(address === undefined ? {} : { serverIPAddress: rewriteAddress(address, rewriting) }),
      ...(entry.comment === undefined ? {} : { comment: rewriting.text(entry.comment, 'all') }),
      ...(entry._process === undefined ? {} : { _process: rewriting.text(entry._process, 'all') }),
      ...(messages === undefined ? {} : { _webSocketMessages: messages }),
      request: {
        ...request,
        url: rewriting.url(request.url, place),
        headers: request.headers.map((header) => rewriteHeader(header, place, rewriting)),
        postData,
      },
      response: {
        ...response,
        statusText: rewriting.text(response.statusText, 'known'),
        headers: response.headers.map((header) => rewriteHeader(header, place, rewriting)),
        redirectURL: rewriteRedirect(response.redirectURL, place, rewriting),
        content,
        ...(response._error === undefined ? {} : { _error: rewriting.text(response._error, 'all') }),
      },
    },
    droppedBodies:
      countDropped(request.postData?.text, postData?.text) +
      countDropped(response.content.text, content.text),
  };
}

function countDropped(before: string | undefined, after: string | undefined): number {
  return before !== undefined && before !== '' && after === undefined ? 1 : 0;
}

function rewriteHeader({ name, value }: Header, place: Place, rewriting: Rewriting): Header {
  return { name: rewriting.text(name, 'known'), value: rewriting.named(name, value, place) };
}

function rewriteRedirect(url: string, place: Place, rewriting: Rewriting): string {
  return url === '' ? url : (rewriting.inside(url, place) ?? rewriting.text(url, 'all'));
}

function rewriteAddress(captured: string, rewriting: Rewriting): string {
  const address = captured.replace(/^\[|\]$|%.*$/g, '');
  return isPersonalAddress(address) ? rewriting.identity('ip', address) : rewriting.text(captured, 'all');
}

function rewritePostData(postData: PostData, place: Place, rewriting: Rewriting): PostData {
  const { text, mimeType, params, state } = postData;
  const type = rewriting.text(mimeType, 'known');
  if (!place.isIdentity) {
    const leaked = tokensIn(text, rewriting);
    return {
      mimeType: type,
      text: leaked,
      params: [],
      state: leaked === undefined && text !== '' ? 'absent' : state,
    };
  }
  const after = text === undefined || text === '' ? text : rewriteBody(text, mimeType, place, rewriting);
  return {
    mimeType: type,
    text: after,
    params: params.map(({ name, value }) => ({ name, value: rewriteParam(name, value, place, rewriting) })),
    state,
  };
}

function rewriteParam(name: string, value: string, place: Place, rewriting: Rewriting): string {
  const form = { ...place, isPerson: place.isIdentity };
  const plain = rewriting.named(decodeFormValue(name), value, form);
  if (plain !== value) return plain;
  const decoded = decodeFormValue(value);
  const after = decoded === value ? value : rewriting.named(decodeFormValue(name), decoded, form);
  return after === decoded ? value : after;
}

/** A token that a page sends to somebody else is a finding: of such a body the tokens alone stay. */
function tokensIn(text: string | undefined, rewriting: Rewriting): string | undefined {
  if (text === undefined || text === '') return text;
  const tokens = rewriting.known
    .find(text.slice(0, LONGEST_SEARCHED), true)
    .filter((span) => span.family === 'secret' && LEAKED.has(span.kind))
    .map((span) => (span.family === 'secret' ? rewriting.secret(span.kind, span.value) : ''));
  return tokens.length === 0 ? undefined : [...new Set(tokens)].join('\n');
}

/** A beacon is small; the rule that looks for tokens in it reads no further. */
const LONGEST_SEARCHED = 1024 * 1024;

const LEAKED: ReadonlySet<string> = new Set([
  'access_token',
  'id_token',
  'refresh_token',
  'authorization_code',
  'assertion',
  'client_assertion',
  'code_verifier',
  'token',
  'device_code',
]);

function rewriteContent(
  content: Content,
  status: number | undefined,
  place: Place,
  rewriting: Rewriting,
): Content {
  const { text, mimeType, state } = content;
  const type = rewriting.text(mimeType, 'known');
  if (text === undefined || text === '') return { ...content, mimeType: type };
  const after = place.isIdentity
    ? rewriteBody(text, mimeType, place, rewriting)
    : errorMembers(status !== undefined && status < 400 ? undefined : text, place, rewriting);
  return { ...content, mimeType: type, text: after, state: after === undefined ? 'absent' : state };
}

/** SignalR ends each message with a record separator, socket.io starts it with digits. */
function rewriteMessage(message: WebSocketMessage, place: Place, rewriting: Rewriting): WebSocketMessage {
  const { data } = message;
  if (!place.isIdentity) return { ...message, data: '' };
  const records = data.split('\x1e').map((record) => {
    const start = /^\d{1,4}(?=[{["])/.exec(record)?.[0] ?? '';
    const rest = record.slice(start.length);
    return start + (rewriting.inside(rest, place) ?? rewriting.text(rest, 'all'));
  });
  return { ...message, data: records.join('\x1e') };
}
