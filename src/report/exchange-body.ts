import type { BodyState, Entry } from '../model/capture.js';
import { isObject, type JsonObject, member, parseJson } from '../model/json.js';
import { parseForm } from '../model/parameters.js';
import { parseSignInPage } from '../oauth/sign-in-page.js';
import type { Masker } from '../redact/masker.js';
import { looksLikeForm } from '../redact/url-parts.js';
import type { Pair } from './exchange.js';

/** A body as it may be shown. */
export type BodyReport =
  /** Nothing was sent, or nothing was recorded: `state` tells which. */
  | { readonly kind: 'none'; readonly state: BodyState }
  | { readonly kind: 'fields'; readonly fields: readonly Pair[] }
  /** Masked, laid out with two blanks a level. */
  | { readonly kind: 'json'; readonly text: string }
  /** A page of the sign-in: what its scripts were told, and the form that it posts. */
  | { readonly kind: 'page'; readonly settings: readonly Pair[]; readonly fields: readonly Pair[] }
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean }
  /** Not identity traffic: only its size, its type and what it says of an error. */
  | {
      readonly kind: 'withheld';
      readonly mimeType: string;
      readonly sizeBytes: number | null;
      readonly errors: string | null;
    };

/** Characters of a text that a person reads at once. */
const LONGEST_TEXT = 4000;

/** A page tells its scripts hundreds of things; the short ones come first in what matters here. */
const LONGEST_SETTING = 400;
const MOST_ROWS = 200;

/** Members in which APIs say what went wrong. */
const ERROR_MEMBERS: ReadonlySet<string> = new Set([
  'error',
  'error_description',
  'error_codes',
  'error_uri',
  'suberror',
  'code',
  'message',
  'Message',
  'odata.error',
]);

export function requestBody({ request }: Entry, isShown: boolean, masker: Masker): BodyReport {
  const { postData, bodySize } = request;
  if (postData === undefined) return { kind: 'none', state: bodySize === 0 ? 'empty' : 'absent' };
  const { text, params, mimeType, state } = postData;
  if (!isShown) return withheld(text, mimeType, bodySize ?? null, masker);
  if (text !== undefined && text !== '') return bodyOf(text, masker);
  if (params.length === 0) return { kind: 'none', state };
  return { kind: 'fields', fields: maskPairs(params, masker) };
}

export function responseBody({ response }: Entry, isShown: boolean, masker: Masker): BodyReport {
  const { text, mimeType, size, state } = response.content;
  if (!isShown) return withheld(text, mimeType, size ?? null, masker);
  return text === undefined || text === '' ? { kind: 'none', state } : bodyOf(text, masker);
}

function bodyOf(text: string, masker: Masker): BodyReport {
  const json = /^\s*[{[]/.test(text) ? maskedJson(text, masker) : undefined;
  if (json !== undefined) return { kind: 'json', text: json };
  if (looksLikeForm(text.trim())) {
    return { kind: 'fields', fields: maskPairs(parseForm(text.trim(), 'form', { pointer: '' }), masker) };
  }
  return pageOf(text, masker) ?? textOf(masker.text(text));
}

function maskedJson(text: string, masker: Masker): string | undefined {
  const masked = parseJson(masker.parameter('', text));
  return masked === undefined ? undefined : JSON.stringify(masked, undefined, 2);
}

function textOf(masked: string): BodyReport {
  return { kind: 'text', text: masked.slice(0, LONGEST_TEXT), isCut: masked.length > LONGEST_TEXT };
}

function pageOf(text: string, masker: Masker): BodyReport | undefined {
  const page = parseSignInPage(text);
  if (page === undefined) return undefined;
  const settings = Object.entries(masker.claims(page.config)).flatMap(([name, value]) => {
    const shown = settingText(value);
    return shown === undefined ? [] : [{ name, value: shown }];
  });
  return { kind: 'page', settings: settings.slice(0, MOST_ROWS), fields: maskPairs(page.formFields, masker) };
}

/** Undefined for what says nothing, and for scripts and texts of the page itself. */
function settingText(value: unknown): string | undefined {
  if (value === null || value === '' || value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_SETTING ? undefined : text;
}

function maskPairs(pairs: readonly { name: string; value: string }[], masker: Masker): Pair[] {
  return pairs
    .slice(0, MOST_ROWS)
    .map(({ name, value }) => ({ name: masker.text(name), value: masker.parameter(name, value) }));
}

function withheld(
  text: string | undefined,
  mimeType: string,
  sizeBytes: number | null,
  masker: Masker,
): BodyReport {
  if (text === undefined || text === '') return { kind: 'none', state: text === '' ? 'empty' : 'absent' };
  const errors = errorMembers(parseJson(text));
  const shown = errors === undefined ? null : JSON.stringify(masker.claims(errors), undefined, 2);
  return { kind: 'withheld', mimeType: masker.text(mimeType), sizeBytes, errors: shown };
}

/** An object is an error where it has a member of that name; `code` and `message` alone may be anything. */
function errorMembers(json: unknown): JsonObject | undefined {
  if (!isObject(json)) return undefined;
  const isError = member(json, 'error') !== undefined || member(json, 'odata.error') !== undefined;
  if (!isError) return undefined;
  return Object.fromEntries(Object.entries(json).filter(([name]) => ERROR_MEMBERS.has(name)));
}
