import { textFromBase64 } from '../model/base64.js';
import type { Entry, PostData } from '../model/capture.js';
import { allHeaders, mediaType } from '../model/headers.js';
import { isObject, parseJson } from '../model/json.js';
import {
  decodeFormValue,
  fragmentParameters,
  type Parameter,
  type Parameters,
  parseForm,
  queryParameters,
  toParameters,
} from '../model/parameters.js';
import { isRedacted } from '../model/redacted-value.js';
import { jsonParameters } from './answer.js';

/** What a request says, from the three places a client may put it (protocol facts 1.4). */
export interface RequestParameters {
  readonly form: Parameters;
  readonly query: Parameters;
  /** Form, query, fragment, JSON body, Basic credentials, in this order. */
  readonly all: Parameters;
  readonly bodyIsRecorded: boolean;
}

const BODY = '/request/postData/text';

export function readRequestParameters(entry: Entry): RequestParameters {
  const { postData, url } = entry.request;
  const form = postData === undefined ? [] : formParameters(postData);
  const query = queryParameters(url, { pointer: '/request/url' });
  const json = form.length === 0 && postData !== undefined ? jsonBody(postData) : [];
  const fragment = fragmentParameters(url, { pointer: '/request/url' });
  const all = toParameters([...form, ...query, ...fragment, ...json, ...basicCredentials(entry)]);
  const bodyIsRecorded = entry.depth === 'whole' && isRecorded(entry, postData);
  return { form: toParameters(form), query: toParameters(query), all, bodyIsRecorded };
}

function isRecorded(entry: Entry, postData: PostData | undefined): boolean {
  if (postData === undefined) return entry.request.method === 'GET' || entry.request.method === 'HEAD';
  return postData.state === 'present' || postData.state === 'empty';
}

function formParameters(postData: PostData): Parameter[] {
  const { text, params, mimeType, state } = postData;
  if (state === 'redacted') return [];
  if (text !== undefined && text !== '')
    return isForm(mimeType, text) ? parseForm(text, 'form', { pointer: BODY }) : [];
  return params.map(({ name, value }, position) => {
    const decoded = decodeOnce(value);
    const at = { pointer: `/request/postData/params/${position}/value` };
    return {
      name: decodeOnce(name),
      value: decoded,
      raw: value,
      source: 'form',
      at,
      isRedacted: isRedacted(decoded),
    };
  });
}

/** Entra reads a form whatever the declared type; a body that looks like none is none. */
function isForm(mimeType: string, text: string): boolean {
  const type = mediaType(mimeType);
  if (type === 'application/x-www-form-urlencoded') return !/^\s*[{[]/.test(text.slice(0, 64));
  return type !== 'multipart/form-data' && /^[\w.%+-]{1,100}=/.test(text.slice(0, 128));
}

/** `params` come encoded from some exporters and decoded from others: decode only what is wholly encoded. */
function decodeOnce(value: string): string {
  return /%(?![0-9a-f]{2})/i.test(value) || !value.includes('%') ? value : decodeFormValue(value);
}

function jsonBody(postData: PostData): Parameter[] {
  const parsed = postData.text?.trimStart().startsWith('{') ? parseJson(postData.text) : undefined;
  return isObject(parsed) ? jsonParameters(parsed, { pointer: BODY }) : [];
}

/** Client id and secret of a Basic header, form-decoded (RFC 6749 section 2.3.1). */
function basicCredentials(entry: Entry): Parameter[] {
  const header = allHeaders(entry.request.headers, 'authorization').find(({ value }) =>
    /^basic\s/i.test(value),
  );
  if (header === undefined) return [];
  const pointer = `/request/headers/${header.position}/value`;
  const decoded = textFromBase64(header.value.slice('basic '.length).trim());
  const colon = decoded?.indexOf(':') ?? -1;
  if (decoded === undefined || colon < 0) return [];
  const pairs = [
    { name: 'client_id', raw: decoded.slice(0, colon) },
    { name: 'client_secret', raw: decoded.slice(colon + 1) },
  ];
  return pairs.map(({ name, raw }) => {
    const value = decodeFormValue(raw);
    const at = { pointer, within: ['basic', name] };
    return { name, raw, value, source: 'basic', at, isRedacted: isRedacted(value) };
  });
}
