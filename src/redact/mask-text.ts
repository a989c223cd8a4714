import { schemeKind } from './authorization.js';
import type { Disguise } from './disguise.js';
import type { KnownSpan, KnownValues } from './known-values.js';
import { maskHost } from './mask-host.js';
import { isErrorNumber } from './name-exceptions.js';
import { findPrintedPeople } from './printed-values.js';
import { remembering } from './remembering.js';
import { type Replacement, replaceSpans } from './replace-spans.js';
import { inCharacters } from './secret-labels.js';
import { classifyName } from './sensitive-names.js';
import { findAddresses, findIpAddresses, findJwts, findOpaque, type Span } from './text-shapes.js';
import { findQueryValues, findUrlHosts, findUserInfo } from './text-urls.js';
import { isDistinctive, isInternalHost } from './value-shape.js';

/** How much of a text is judged by its look alone. */
export type Suspicion =
  /** Known values and JWTs only. */
  | 'known'
  /** Also addresses and named pairs. For values that support needs: scopes, ids, codes. */
  | 'identities'
  /** Also random strings, hosts and IP addresses. For free text. */
  | 'all';

/** Masks free text: every known secret and identity in any spelling, and what looks like one. */
export type TextMask = (text: string, suspicion: Suspicion) => string;

export function createTextMask(known: KnownValues, disguise: Disguise): TextMask {
  const maskBy = (suspicion: Suspicion) =>
    remembering((text) => replaceSpans(text, allReplacements(text, suspicion, known, disguise)));
  const masks = {
    known: maskBy('known'),
    identities: maskBy('identities'),
    all: maskBy('all'),
  } satisfies Record<Suspicion, unknown>;
  return (text, suspicion) => masks[suspicion](text);
}

function allReplacements(
  text: string,
  suspicion: Suspicion,
  known: KnownValues,
  disguise: Disguise,
): Replacement[] {
  const { includeSecrets, identities } = disguise.options;
  const found = known.find(text).map((span) => knownReplacement(span, disguise));
  return [
    ...found,
    ...(includeSecrets ? [] : secretShapes(text, suspicion, disguise)),
    ...(identities === 'keep' ? [] : identityShapes(text, suspicion, disguise)),
    ...(includeSecrets && identities === 'keep' ? [] : userInformation(text)),
  ];
}

/** Goes without a trace, as from any URL that is shown. */
function userInformation(text: string): Replacement[] {
  return findUserInfo(text).map((span) => ({ ...span, by: () => '', isKnown: true }));
}

/** Known values that are shown as they are need no replacement: their disguise is themselves. */
export function knownReplacement(span: KnownSpan, disguise: Disguise): Replacement {
  const by = () =>
    span.family === 'secret'
      ? disguise.secret(span.kind, span.value)
      : disguise.identity(span.kind, span.value);
  return { start: span.start, end: span.end, by, isKnown: true };
}

function secretShapes(text: string, suspicion: Suspicion, disguise: Disguise): Replacement[] {
  const likely = (span: Span, kind: 'token' | 'opaque value'): Replacement => ({
    ...span,
    by: () => disguise.secret(kind, text.slice(span.start, span.end)),
    isKnown: false,
  });
  const jwts = findJwts(text).map((span) => likely(span, 'token'));
  if (suspicion === 'known') return jwts;
  const named = [...queryValues(text), ...namedPairs(text, disguise)];
  if (suspicion !== 'all') return [...jwts, ...named];
  const opaque = findOpaque(text)
    .filter(({ start, end }) => !disguise.isKept(text.slice(start, end)))
    .map((span) => likely(span, 'opaque value'));
  return [...jwts, ...named, ...opaque, ...authorizations(text, disguise)];
}

/** What a URL says under a name of its own gets its length only; under the names of the protocols it is judged as such. */
function queryValues(text: string): Replacement[] {
  return findQueryValues(text).flatMap(({ name, start, end }) => {
    const as = classifyName(name)?.as;
    if (as === 'kept' || as === 'id' || as === 'secret') return [];
    return { start, end, by: () => `(${inCharacters(text.slice(start, end))})`, isKnown: false };
  });
}

function identityShapes(text: string, suspicion: Suspicion, disguise: Disguise): Replacement[] {
  if (suspicion === 'known') return [];
  const likely = (span: Span, kind: 'user' | 'ip'): Replacement => ({
    ...span,
    by: () => disguise.identity(kind, text.slice(span.start, span.end).replace('%40', '@')),
    isKnown: false,
  });
  const users = [...findAddresses(text), ...findPrintedPeople(text)].map((span) => likely(span, 'user'));
  if (suspicion !== 'all') return users;
  // A version number of four parts looks like an address.
  const addresses = findIpAddresses(text).filter(
    ({ start, end }) => !disguise.isKept(text.slice(start, end)),
  );
  return [...users, ...addresses.map((span) => likely(span, 'ip')), ...hosts(text, disguise)];
}

function hosts(text: string, disguise: Disguise): Replacement[] {
  return findUrlHosts(text).flatMap(({ start, end }) => {
    const host = text.slice(start, end);
    return isInternalHost(host) ? { start, end, by: () => maskHost(host, disguise), isKnown: false } : [];
  });
}

const PAIR =
  /([\w.%-]{2,60})=(?:"([^"]*)"|([^&\s"'<>;,)]+))|"([\w.-]{2,60})"\s{0,8}:\s{0,8}"((?:[^"\\]|\\.)*)"/g;

/** `password=…`, `nonce="…"` and `"password":"…"` anywhere in a text. */
function namedPairs(text: string, disguise: Disguise): Replacement[] {
  const replacements: Replacement[] = [];
  for (const match of text.matchAll(PAIR)) {
    const name = match[1] ?? match[4] ?? '';
    const value = match[2] ?? match[3] ?? match[5] ?? '';
    const known = classifyName(name);
    if (value === '' || known?.as !== 'secret' || isErrorNumber(name, value)) continue;
    const end = match.index + match[0].length - (match[3] === undefined ? 1 : 0);
    const by = () => disguise.secret(known.kind, value);
    replacements.push({ start: end - value.length, end, by, isKnown: false });
  }
  return replacements;
}

const AUTHORIZATION = /\b(Bearer|Basic|PoP|DPoP|mtls_pop|Negotiate|NTLM)\s+([\w.~+/-]{8,}=*)/gi;

/** A scheme and its credential; `Bearer realm="…"` and `Bearer authentication` are neither. */
function authorizations(text: string, disguise: Disguise): Replacement[] {
  const replacements: Replacement[] = [];
  for (const match of text.matchAll(AUTHORIZATION)) {
    const [whole, scheme = '', credential = ''] = match;
    const end = match.index + whole.length;
    const isParameter = credential.endsWith('=') && text.charAt(end) === '"';
    if (isParameter || !(isDistinctive(credential) || /\d/.test(credential))) continue;
    const by = () => disguise.secret(schemeKind(scheme), credential);
    replacements.push({ start: end - credential.length, end, by, isKnown: false });
  }
  return replacements;
}
