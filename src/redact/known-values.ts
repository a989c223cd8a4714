import { base64Traces } from './base64-traces.js';
import { isKeptWord } from './kept-words.js';
import type { IdentityKind, SecretKind } from './kinds.js';
import { createPatternSearch, type PatternSearch } from './multi-pattern.js';
import { identityKey } from './pseudonyms.js';
import { remembering } from './remembering.js';
import type { SensitiveValues } from './sensitive-values.js';
import type { Span } from './text-shapes.js';
import { unescapedViews, type View } from './unescaped-view.js';
import { isDistinctive, isGuid, startsLikeJwt } from './value-shape.js';

/** A known value found in a text, in whatever spelling. */
export type KnownSpan = Span &
  (
    | { readonly family: 'secret'; readonly kind: SecretKind; readonly value: string }
    | { readonly family: 'identity'; readonly kind: IdentityKind; readonly value: string }
  );

/** Finds the known sensitive values in a text, plain or escaped or as base64. */
export interface KnownValues {
  /** All occurrences, in no order, possibly overlapping. `sureOnly` leaves out those that could be ordinary words. */
  find(text: string, sureOnly?: boolean): KnownSpan[];
}

/** A shorter value is too common to be searched for (`state=1`); it is masked where it stands. */
export const SHORTEST_SEARCHED = 6;

type Known =
  | { readonly family: 'secret'; readonly kind: SecretKind; readonly value: string }
  | { readonly family: 'identity'; readonly kind: IdentityKind; readonly value: string };

/**
 * How the surroundings decide: not at all; no letter or digit next to it; the same and in this very case (`Martin` is
 * a name, `martin` a bird); or the whole base64 run goes.
 */
type Fit = 'anywhere' | 'word' | 'exact-word' | 'base64';

interface Pattern {
  readonly text: string;
  readonly fit: Fit;
  readonly known: Known;
}

/** Prepares the search once for all texts of a report. */
export function createKnownValues(values: SensitiveValues): KnownValues {
  const secrets = createSearch(
    values.secrets.flatMap((found) => secretPatterns(found, values)),
    false,
  );
  const identities = createSearch(
    values.identities.flatMap((found) => identityPatterns(found)),
    true,
  );
  const findAll = remembering((text) =>
    unescapedViews(text).flatMap((view) => [...secrets(view), ...identities(view)]),
  );
  return {
    find(text, sureOnly = false) {
      if (text.length < SHORTEST_SEARCHED) return [];
      const spans = findAll(text);
      return sureOnly ? spans.filter((span) => isDistinctive(span.value)) : spans;
    },
  };
}

function secretPatterns(found: { kind: SecretKind; value: string }, values: SensitiveValues): Pattern[] {
  const { kind, value } = found;
  if (value.length < SHORTEST_SEARCHED || isKeptWord(value)) return [];
  const known: Known = { family: 'secret', kind, value };
  const sure = isDistinctive(value);
  if (values.kept.has(value.toLowerCase()) && (isGuid(value) || !sure || kind === 'opaque value')) return [];
  // Preferences are kept in cookies (`lang=english`): only a random-looking cookie is searched for.
  if (kind === 'cookie' && !sure) return [];
  const spellings = new Set([...spellingsOf(value), ...jwtSegments(value)]);
  const plain = [...spellings].map((text): Pattern => ({ text, fit: sure ? 'anywhere' : 'word', known }));
  // A header holds the escaped value, and somebody else the base64 of what it stands for.
  const traces = new Set(unescapedViews(value).flatMap((view) => base64Traces(view.text)));
  return [...plain, ...[...traces].map((text): Pattern => ({ text, fit: 'base64', known }))];
}

/**
 * As it is; with the blanks of a form; and as it looks where a value that happens to hold an escape (`a%41`, `a\/b`)
 * was unescaped together with the text around it.
 */
function spellingsOf(value: string): string[] {
  const texts = unescapedViews(value).map((view) => view.text);
  return [...texts, ...texts.map((text) => text.replaceAll(' ', '+'))].filter(isSearched);
}

function isSearched(text: string): boolean {
  return text.length >= SHORTEST_SEARCHED;
}

/** The header is common to many tokens and names nobody; payload and signature must not be left standing alone. */
function jwtSegments(value: string): string[] {
  if (!startsLikeJwt(value)) return [];
  return value.split('.').slice(1).filter(isDistinctive);
}

function identityPatterns(found: { kind: IdentityKind; value: string }): Pattern[] {
  const value = identityKey(found.value);
  if (value.length < SHORTEST_SEARCHED || isKeptWord(value)) return [];
  const known: Known = { family: 'identity', kind: found.kind, value: found.value };
  const spellings = new Set(spellingsOf(value));
  const fit = /^\p{L}+$/u.test(value) ? 'exact-word' : 'word';
  return [...spellings].map((text) => ({ text, fit, known }));
}

function createSearch(patterns: readonly Pattern[], ignoreCase: boolean): (view: View) => KnownSpan[] {
  if (patterns.length === 0) return () => [];
  const search = createPatternSearch(
    patterns.map((pattern) => pattern.text),
    { ignoreCase },
  );
  return (view) => findIn(view, patterns, search);
}

/** A hit in a view, before it is traced back to the text. */
interface Hit {
  readonly pattern: Pattern;
  readonly start: number;
  end: number;
}

function findIn(view: View, patterns: readonly Pattern[], search: PatternSearch): KnownSpan[] {
  const hits: Hit[] = [];
  search.scan(view.text, (index, end) => {
    const pattern = patterns[index];
    const last = hits.at(-1);
    // Inside a base64 run that goes as a whole there is nothing left to find.
    if (pattern === undefined || (last?.pattern.fit === 'base64' && end <= last.end)) return true;
    const fitted = fit(view.text, pattern, end);
    if (fitted === undefined) return false;
    // A value that repeats itself would else hit at every character.
    if (last?.pattern === pattern && fitted.start <= last.end) last.end = fitted.end;
    else hits.push({ pattern, ...fitted });
    return true;
  });
  return hits.map(({ pattern, start, end }) => ({
    ...pattern.known,
    start: view.origin(start),
    end: view.origin(end),
  }));
}

const WORD = /[\p{L}\p{N}]/u;

function fit(text: string, pattern: Pattern, end: number): Span | undefined {
  const start = end - pattern.text.length;
  if (pattern.fit === 'anywhere') return { start, end };
  if (pattern.fit === 'base64') return base64Run(text, start, end);
  const joined = touches(text, start - 1, start) || touches(text, end, end - 1);
  if (joined || (pattern.fit === 'exact-word' && text.slice(start, end) !== pattern.known.value))
    return undefined;
  return { start, end };
}

/** Whether the character outside goes on the word that the character inside belongs to. */
function touches(text: string, outside: number, inside: number): boolean {
  return WORD.test(text.charAt(outside)) && WORD.test(text.charAt(inside));
}

const BASE64 = /[A-Za-z0-9+/_-]/;
const BASE64_OR_PADDING = /[A-Za-z0-9+/_=-]/;

/** All of the base64 text around a hit: its neighbours decode to the rest of the value, or to what it stood in. */
function base64Run(text: string, start: number, end: number): Span {
  let first = start;
  let last = end;
  while (first > 0 && BASE64.test(text.charAt(first - 1))) first -= 1;
  while (last < text.length && BASE64_OR_PADDING.test(text.charAt(last))) last += 1;
  return { start: first, end: last };
}
