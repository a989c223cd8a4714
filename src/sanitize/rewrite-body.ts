import { mediaType } from '../model/headers.js';
import { htmlAttribute } from '../model/html.js';
import { isObject, parseJson } from '../model/json.js';
import { isRedacted } from '../model/redacted-value.js';
import { findConfigs } from '../redact/html-configs.js';
import { asMarkup } from './respell.js';
import { rewriteJson } from './rewrite-value.js';
import type { Place, Rewriting } from './rewriting.js';

/** Larger bodies are files and scripts; a token answer takes 100 kB at most. */
export const LARGEST_BODY = 8 * 1024 * 1024;

/** A body that belongs to a sign-in, rewritten by its type; undefined where none of it is needed. */
export function rewriteBody(
  text: string,
  mimeType: string,
  place: Place,
  rewriting: Rewriting,
): string | undefined {
  if (isRedacted(text)) return text;
  const type = mediaType(mimeType);
  if (text.length > LARGEST_BODY || /javascript|css|^image\/|^font\/|^video\/|^audio\//.test(type))
    return undefined;
  if (type === 'application/x-www-form-urlencoded') return rewriteFormBody(text, place, rewriting);
  if (type === 'multipart/form-data') return rewriteMultipart(text, place, rewriting);
  if (type.endsWith('json')) return rewriteJsonBody(text, place, rewriting);
  if (type.endsWith('html')) return rewriteHtml(text, place, rewriting);
  return rewriting.inside(text, place) ?? rewriting.text(text, 'all');
}

function rewriteFormBody(text: string, place: Place, rewriting: Rewriting): string {
  // JSON under the type of a form is a finding, and still JSON.
  if (/^\s*[{[]/.test(text)) return rewriteJsonBody(text, place, rewriting);
  const core = text.trim();
  const start = text.indexOf(core);
  return text.slice(0, start) + rewriting.form(core, place) + text.slice(start + core.length);
}

function rewriteJsonBody(text: string, place: Place, rewriting: Rewriting): string {
  const json = parseJson(text);
  if (json === undefined) return rewriting.text(text, 'all');
  const after = JSON.stringify(rewriting.json(json, place));
  return after === JSON.stringify(json) ? text : after;
}

const FIELD = /(\bname="([^"]{1,200})"[^\n]{0,200}\n(?:[\w-]{1,60}:[^\n]{0,200}\n){0,4}\r?\n)([^\r\n]*)/g;

/** The fields of multipart/form-data (RFC 7578); what lies in files is text. */
function rewriteMultipart(text: string, place: Place, rewriting: Rewriting): string {
  const after = text.replace(
    FIELD,
    (_field, head: string, name: string, value: string) => head + rewriting.named(name, value, place),
  );
  return rewriting.text(after, 'all');
}

/** A stretch of a page that has a structure of its own. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly rewritten: () => string;
}

function rewriteHtml(html: string, place: Place, rewriting: Rewriting): string {
  const parts = [...configParts(html, place, rewriting), ...inputParts(html, place, rewriting)];
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, rewritten } of parts.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue;
    pieces.push(rewriting.text(html.slice(done, start), 'all'), rewritten());
    done = end;
  }
  return pieces.join('') + rewriting.text(html.slice(done), 'all');
}

function configParts(html: string, place: Place, rewriting: Rewriting): Part[] {
  return findConfigs(html).map(({ start, end }) => ({
    start,
    end,
    rewritten: () => {
      const text = html.slice(start, end);
      const json = parseJson(text);
      if (json === undefined) return rewriting.text(text, 'all');
      const after = JSON.stringify(rewriting.json(json, place));
      return after === JSON.stringify(json) ? text : after.replaceAll('<', '\\u003c');
    },
  }));
}

/** The longest tag looked at; a SAML response in a hidden field takes 200 kB at most. */
const LONGEST_TAG = 1024 * 1024;

function inputParts(html: string, place: Place, rewriting: Rewriting): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { index } of html.matchAll(/<input\b/gi)) {
    if (index < done) continue;
    const close = html.indexOf('>', index);
    if (close < 0) break;
    done = close;
    if (close - index > LONGEST_TAG) continue;
    parts.push({
      start: index,
      end: close,
      rewritten: () => rewriteInput(html.slice(index, close), place, rewriting),
    });
  }
  return parts;
}

/** `name` and `value` in any order, in either quotes or none. */
function rewriteInput(tag: string, place: Place, rewriting: Rewriting): string {
  const name = htmlAttribute(tag, 'name');
  const value = htmlAttribute(tag, 'value');
  if (name === undefined || value === undefined) return rewriting.text(tag, 'all');
  const after = rewriting.named(name, value, place);
  if (after === value) return rewriting.text(tag, 'known');
  const bare = rewriting.text(tag.replace(/(\svalue\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s"'>]+)/i, '$1""'), 'all');
  return bare.replace(/(\svalue\s*=\s*)""/i, (_all, head: string) => `${head}"${asMarkup(after)}"`);
}

/** Members of an answer that say why a call failed; all else of it is the customer's. */
const ERROR_MEMBERS: ReadonlySet<string> = new Set(
  (
    'error error_description error_codes error_uri suberror errorcodes code message innererror innererror details target ' +
    'claims correlation_id trace_id timestamp correlationid requestid request-id client-request-id date status title ' +
    'type detail odata.error lang value errors'
  ).split(' '),
);

/** What a failed call of an API says of its failure: no other member of its JSON is left. Undefined for all else. */
export function errorMembers(
  text: string | undefined,
  place: Place,
  rewriting: Rewriting,
): string | undefined {
  const json = text === undefined || text.length > LARGEST_BODY ? undefined : parseJson(text);
  if (!isObject(json)) return undefined;
  const errors = Object.entries(json).filter(([name, value]) => isErrorMember(name, value));
  if (errors.length === 0) return undefined;
  return JSON.stringify(rewriteJson(Object.fromEntries(errors), place, rewriting));
}

function isErrorMember(name: string, value: unknown): boolean {
  if (!ERROR_MEMBERS.has(name.toLowerCase())) return false;
  return name.toLowerCase() !== 'value' || typeof value === 'string';
}
