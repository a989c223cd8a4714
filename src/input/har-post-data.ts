import type { Header, Param, PostData } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { isObject, member, stringMember } from '../model/json.js';
import { BODY_REMOVED } from '../model/sanitized-mark.js';
import { readAttachedBody, readBodyText, textMember } from './har-body.js';
import type { HarReading } from './har-reading.js';
import { amountMember } from './har-timings.js';

/** The request that a body belongs to. */
export interface Sender {
  readonly entry: number;
  readonly method: string;
  readonly headers: readonly Header[];
}

/**
 * Reads the request body: `text` where there is one, `params` only where there is none (Polly.JS writes an empty
 * `params` beside a full form, Fiddler and Charles the other way round). Undefined: the request had no body, even
 * if the exporter wrote an empty `postData`, as Fiddler and Firefox do for every GET.
 */
export async function readPostData(
  request: unknown,
  sender: Sender,
  reading: HarReading,
): Promise<PostData | undefined> {
  const json = bodyObject(request);
  const mimeType = stringMember(json, 'mimeType') || headerValue(sender.headers, 'content-type') || '';
  const facts = { entry: sender.entry, mimeType, headers: sender.headers };
  const text = textMember(json, sender.entry, reading);
  if (text) return { mimeType, params: [], ...(await readBodyText(json, text, facts, reading)) };
  const params = readParams(member(json, 'params'));
  if (params.length > 0) return { mimeType, params, text: undefined, state: 'present' };
  if (stringMember(json, 'comment') === BODY_REMOVED)
    return { mimeType, text: undefined, params: [], state: 'absent' };
  const attached = await readAttachedBody(json, facts, reading);
  if (attached !== undefined) return { mimeType, params, ...attached };
  return withoutBody(request, text, mimeType, sender, reading);
}

/** HTTP Toolkit puts a body that is no text into `request._content`; scripts write the text itself. */
function bodyObject(request: unknown): unknown {
  const json = member(request, 'postData');
  if (typeof json === 'string') return { text: json };
  const other = member(request, '_content');
  return isObject(other) && !stringMember(json, 'text') ? other : json;
}

function readParams(json: unknown): Param[] {
  const items: readonly unknown[] = Array.isArray(json) ? json : [];
  return items.flatMap((item): Param[] => {
    const name = stringMember(item, 'name');
    const value = member(item, 'value') ?? '';
    return name === undefined || typeof value === 'object' ? [] : [{ name, value: String(value) }];
  });
}

function withoutBody(
  request: unknown,
  text: string | undefined,
  mimeType: string,
  sender: Sender,
  reading: HarReading,
): PostData | undefined {
  if (isAnnounced(request, text, sender)) {
    reading.repairs.add('request-body-missing', { entry: sender.entry });
    return { mimeType, text: undefined, params: [], state: 'absent' };
  }
  return text === '' && CARRIES_BODY.test(sender.method)
    ? { mimeType, text, params: [], state: 'empty' }
    : undefined;
}

const CARRIES_BODY = /^(?:POST|PUT|PATCH)$/;

/** Whether the request had a body by all that is known of it, apart from the body. */
function isAnnounced(request: unknown, text: string | undefined, { method, headers }: Sender): boolean {
  if (stringMember(request, '_requestBodyStatus')?.startsWith('discarded')) return true;
  const length = headerValue(headers, 'content-length')?.trim();
  if (length !== undefined && /^\d+$/.test(length)) return Number(length) > 0;
  if (!CARRIES_BODY.test(method)) return false;
  const bodySize = amountMember(request, 'bodySize');
  if (bodySize !== undefined) return bodySize > 0;
  return text === undefined && headerValue(headers, 'content-type') !== undefined;
}
