import type { Content, Header } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { stringMember } from '../model/json.js';
import { BODY_REMOVED } from '../model/sanitized-mark.js';
import { type BodyKind, bodyKind } from './body-kind.js';
import {
  type Body,
  type BodyFacts,
  isEncoded,
  readAttachedBody,
  readBodyText,
  textMember,
} from './har-body.js';
import type { HarReading } from './har-reading.js';
import { amountMember } from './har-timings.js';
import { looksLikeIdentity } from './identity-url.js';

/** The exchange that a response body belongs to. */
export interface Exchange {
  readonly entry: number;
  readonly method: string;
  readonly url: string;
  readonly status: number | undefined;
  readonly headers: readonly Header[];
}

/** Reads `response.content` (HAR 1.2 section "content"). */
export async function readContent(json: unknown, exchange: Exchange, reading: HarReading): Promise<Content> {
  const mimeType = stringMember(json, 'mimeType') || headerValue(exchange.headers, 'content-type') || '';
  const size = amountMember(json, 'size');
  const facts = { entry: exchange.entry, mimeType, headers: exchange.headers };
  const body = await readResponseBody(json, size, facts, exchange, reading);
  return { size, mimeType, ...body };
}

async function readResponseBody(
  json: unknown,
  size: number | undefined,
  facts: BodyFacts,
  exchange: Exchange,
  reading: HarReading,
): Promise<Body> {
  const kind = bodyKind(facts.mimeType);
  const text = textMember(json, facts.entry, reading);
  if (text === undefined || text === '') {
    if (stringMember(json, 'comment') === BODY_REMOVED) return { text: undefined, state: 'absent' };
    return (await readAttachedBody(json, facts, reading)) ?? bodyWithoutText(size, kind, exchange, reading);
  }
  // Nobody reads a picture for its text; a script is decoded only where a sign-in may run in it.
  const isIdle =
    kind === 'media' || (kind === 'asset' && isEncoded(json) && !looksLikeIdentity(exchange.url));
  if (isIdle) return { text: undefined, state: 'binary' };
  if (isCut(text, size)) reading.repairs.add('body-cut', { entry: facts.entry });
  return readBodyText(json, text, facts, reading);
}

/** Firefox stops recording at this many bytes and says so nowhere. */
const FIREFOX_LIMIT = 1_048_576;

function isCut(text: string, size: number | undefined): boolean {
  return text.length === FIREFOX_LIMIT && size !== undefined && size > FIREFOX_LIMIT;
}

function bodyWithoutText(
  size: number | undefined,
  kind: BodyKind,
  exchange: Exchange,
  reading: HarReading,
): Body {
  if (size !== undefined && size > 0) {
    if (kind === 'text' && !reading.isBodyOmitted)
      reading.repairs.add('body-missing', { entry: exchange.entry });
    return { text: undefined, state: 'absent' };
  }
  return hasNoBody(size, exchange) ? { text: '', state: 'empty' } : { text: undefined, state: 'absent' };
}

function hasNoBody(size: number | undefined, { method, status, headers }: Exchange): boolean {
  if (status === undefined) return false;
  // RFC 9110 section 6.4.1: these answers have no content, whatever their headers say.
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return true;
  return size === 0 || headerValue(headers, 'content-length')?.trim() === '0';
}
