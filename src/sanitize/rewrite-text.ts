import { textFromBase64 } from '../model/base64.js';
import { schemeKind } from '../redact/authorization.js';
import type { KnownSpan } from '../redact/known-values.js';
import { isErrorNumber } from '../redact/name-exceptions.js';
import { findPrintedPeople } from '../redact/printed-values.js';
import { type Replacement, replaceSpans } from '../redact/replace-spans.js';
import { classifyName } from '../redact/sensitive-names.js';
import { findAddresses, findIpAddresses, findJwts, findOpaque, type Span } from '../redact/text-shapes.js';
import { findUserInfo } from '../redact/text-urls.js';
import { unescapedViews } from '../redact/unescaped-view.js';
import { isDistinctive } from '../redact/value-shape.js';
import { asBase64, asWritten } from './respell.js';
import type { Place, Rewriting, Suspicion } from './rewriting.js';
import { findTellingNames } from './telling-names.js';

const ANYWHERE: Place = { isIdentity: false, isPerson: false, depth: 4 };

const IN_TEXT: Place = { isIdentity: true, isPerson: true, depth: 5 };

/** A URL with something behind its path, as it stands in free text. */
const URL_IN_TEXT = /\b(?:https?|wss?|msauth|msal[\w-]{0,40}):\/\/[^\s"'<>\\^`{|}]{1,8000}/gi;

/** Rewrites free text: every known value in any spelling, and what looks like one. */
export function rewriteText(text: string, suspicion: Suspicion, rewriting: Rewriting): string {
  if (text.length < 2) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { 0: match, index } of text.matchAll(URL_IN_TEXT)) {
    const url = match.replace(/[.,;:!)\]]+$/, '');
    if (!/[?#@]/.test(url) || index < done) continue;
    parts.push(rewritePlain(text.slice(done, index), suspicion, rewriting), rewriting.url(url, ANYWHERE));
    done = index + url.length;
  }
  return parts.join('') + rewritePlain(text.slice(done), suspicion, rewriting);
}

function rewritePlain(text: string, suspicion: Suspicion, rewriting: Rewriting): string {
  if (text.length < 2) return text;
  const known = rewriting.known.find(text).map((span) => knownReplacement(span, text, rewriting));
  return replaceSpans(text, [...known, ...shapes(text, suspicion, rewriting)]);
}

function knownReplacement(span: KnownSpan, text: string, rewriting: Rewriting): Replacement {
  const { start, end } = span;
  const by = () => {
    const raw = text.slice(start, end);
    return span.family === 'identity'
      ? rewriting.identity(span.kind, span.value)
      : knownSecret(raw, span.kind, span.value, rewriting);
  };
  return { start, end, by, isKnown: true };
}

/** A known secret as it is spelled here: whole, a segment of it, or inside base64. */
function knownSecret(
  raw: string,
  kind: Parameters<Rewriting['secret']>[0],
  value: string,
  rewriting: Rewriting,
): string {
  const spellings = new Set(
    unescapedViews(raw).flatMap((view) => [view.text, view.text.replaceAll('+', ' ')]),
  );
  const whole = rewriting.secret(kind, value);
  if (spellings.has(value)) return asWritten(whole, raw);
  const segment = value.split('.').findIndex((part) => spellings.has(part));
  if (segment >= 0) return whole.split('.')[segment] ?? whole;
  if (unescapedViews(value).some((view) => spellings.has(view.text))) return asWritten(whole, raw);
  const decoded = textFromBase64(raw);
  if (decoded !== undefined && decoded.length < raw.length) {
    const after = rewriting.text(decoded, 'all');
    if (after !== decoded) return asBase64(after, raw);
  }
  return rewriting.table.secret('opaque value', raw);
}

function shapes(text: string, suspicion: Suspicion, rewriting: Rewriting): Replacement[] {
  const { table } = rewriting;
  const part = ({ start, end }: Span) => text.slice(start, end);
  const replacement = (span: Span, by: (value: string) => string): Replacement => ({
    start: span.start,
    end: span.end,
    by: () => by(part(span)),
    isKnown: false,
  });
  // Base64 of JSON begins like a token: a claims request is one.
  const jwts = findJwts(text).map((span) =>
    replacement(span, (value) => rewriting.inside(value, IN_TEXT) ?? rewriting.secret('token', value)),
  );
  const people = [...findAddresses(text), ...findPrintedPeople(text)].map((span) =>
    replacement(span, (value) => rewriting.identity('user', value.replace('%40', '@'))),
  );
  const users = findUserInfo(text).map((span) => ({ ...span, by: () => 'user@', isKnown: true }));
  const always = [...jwts, ...people, ...users, ...namedPairs(text, rewriting), ...names(text, rewriting)];
  if (suspicion === 'known') return always;
  const unkept = (span: Span) => !table.isKept(part(span));
  return [
    ...always,
    ...findOpaque(text)
      .filter(unkept)
      .map((span) => replacement(span, (value) => rewriting.secret('opaque value', value))),
    ...findIpAddresses(text)
      .filter(unkept)
      .map((span) => replacement(span, (value) => rewriting.identity('ip', value))),
    ...authorizations(text, rewriting),
  ];
}

/** Names too short to be searched for are known by where they stand. */
function names(text: string, { names, identity }: Rewriting): Replacement[] {
  if (names.size === 0) return [];
  return findTellingNames(text).flatMap(({ start, end }) => {
    const name = text.slice(start, end);
    return names.has(name) ? [{ start, end, by: () => identity('name', name), isKnown: false }] : [];
  });
}

const PAIR =
  /([\w.%-]{2,60})=(?:"([^"]*)"|([^&\s"'<>;,)]+))|"([\w.-]{2,60})"\s{0,8}:\s{0,8}"((?:[^"\\]|\\.)*)"/g;

/** `password=…`, `nonce="…"` and `"password":"…"` anywhere in a text. */
function namedPairs(text: string, rewriting: Rewriting): Replacement[] {
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const name = match[1] ?? match[4] ?? '';
    const value = match[2] ?? match[3] ?? match[5] ?? '';
    const known = classifyName(name);
    if (value === '' || known?.as !== 'secret' || isErrorNumber(name, value)) return [];
    if (known.ambiguous && !isDistinctive(value)) return [];
    const end = match.index + match[0].length - (match[3] === undefined ? 1 : 0);
    const by = () => asWritten(rewriting.named(name, value, { ...ANYWHERE, isIdentity: true }), value);
    return [{ start: end - value.length, end, by, isKnown: false }];
  });
}

const AUTHORIZATION = /\b(Bearer|Basic|PoP|DPoP|mtls_pop|Negotiate|NTLM)\s+([\w.~+/-]{8,}=*)/gi;

/** A scheme and its credential; `Bearer realm="…"` and `Bearer authentication` are neither. */
function authorizations(text: string, rewriting: Rewriting): Replacement[] {
  return [...text.matchAll(AUTHORIZATION)].flatMap(
    ({ 0: whole, 1: scheme = '', 2: credential = '', index }) => {
      const end = index + whole.length;
      const isParameter = credential.endsWith('=') && text.charAt(end) === '"';
      if (isParameter || !(isDistinctive(credential) || /\d/.test(credential))) return [];
      const by = () => rewriting.secret(schemeKind(scheme), credential);
      return [{ start: end - credential.length, end, by, isKnown: false }];
    },
  );
}
