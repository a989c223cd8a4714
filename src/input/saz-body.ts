import type { Content, PostData } from '../model/capture.js';
import { headerLines, headerValue } from '../model/headers.js';
import type { Ports } from '../model/ports.js';
import { isRedacted } from '../model/redacted-value.js';
import { bodyKind } from './body-kind.js';
import { dechunk } from './chunked.js';
import { type DecodedBody, decodeBody } from './decode-body.js';
import type { HttpRequestMessage, HttpResponseMessage } from './http-message.js';
import type { SazNoteCode } from './saz-notes.js';

/** What reading a body takes besides its message. */
export interface SazBodyContext {
  readonly ports: Ports;
  /** Fiddler says that it did not keep the body. */
  readonly isDropped: boolean;
  /** Characters of bodies that may still be kept. */
  readonly kept: { left: number };
  readonly note: (code: SazNoteCode) => void;
}

const ABSENT: DecodedBody = { text: undefined, state: 'absent', size: undefined };
/** Methods whose request has a body even where it is empty. */
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** The body of a request; undefined where it has none, by its method and its headers. */
export async function readPostData(
  request: HttpRequestMessage,
  context: SazBodyContext,
): Promise<PostData | undefined> {
  const mimeType = headerValue(request.headers, 'content-type') ?? '';
  const body = await readBody(request, mimeType, context);
  if (body.state === 'empty' && !METHODS_WITH_BODY.has(request.method)) return undefined;
  return { mimeType, text: body.text, params: [], state: body.state };
}

/** The body of an answer; scripts, styles and images are not decoded. */
export async function readContent(
  response: HttpResponseMessage,
  method: string,
  context: SazBodyContext,
): Promise<Content> {
  const mimeType = headerValue(response.headers, 'content-type') ?? '';
  const isBodiless = method === 'HEAD' || response.status === 204 || response.status === 304;
  const body =
    isBodiless && response.body.length === 0 ? NOTHING : await readBody(response, mimeType, context);
  return { size: body.size, mimeType, text: body.text, state: body.state };
}

/** What is said of a body that was not wanted. */
export function omittedContent({ headers }: HttpResponseMessage): Content {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  const state = bodyKind(mimeType) === 'text' ? 'absent' : 'binary';
  return { size: undefined, mimeType, text: undefined, state };
}

const NOTHING: DecodedBody = { text: '', state: 'empty', size: 0 };

async function readBody(
  message: HttpRequestMessage | HttpResponseMessage,
  mimeType: string,
  context: SazBodyContext,
): Promise<DecodedBody> {
  if (message.body.length === 0) return emptyBody(message, context);
  if (bodyKind(mimeType) === 'asset') return { text: undefined, state: 'binary', size: undefined };
  if (context.kept.left <= 0) {
    context.note('saz-bodies-too-large');
    return ABSENT;
  }
  const bytes = unframe(message, context);
  const codings = headerLines(message.headers, 'content-encoding').flatMap((value) => value.split(','));
  const body = await decodeBody(bytes, codings, mimeType, context.ports);
  context.kept.left -= body.text?.length ?? 0;
  if (body.state === 'undecodable') context.note('saz-body-undecodable');
  if (body.text === undefined || !isRedacted(body.text)) return body;
  context.note('saz-body-redacted');
  return { ...body, state: 'redacted' };
}

/** No bytes are an empty body only where none were announced. */
function emptyBody(message: HttpRequestMessage | HttpResponseMessage, context: SazBodyContext): DecodedBody {
  const announced = Number(headerValue(message.headers, 'content-length') ?? 0);
  if (!context.isDropped && !(announced > 0)) return NOTHING;
  context.note('saz-body-dropped');
  return ABSENT;
}

function unframe(message: HttpRequestMessage | HttpResponseMessage, context: SazBodyContext): Uint8Array {
  const codings = headerValue(message.headers, 'transfer-encoding') ?? '';
  if (!/\bchunked\b/i.test(codings)) return message.body;
  const dechunked = dechunk(message.body);
  if (dechunked === undefined) context.note('saz-body-not-chunked');
  else if (!dechunked.isComplete) context.note('saz-body-cut');
  return dechunked?.body ?? message.body;
}
