import type { Span } from './text-shapes.js';

/** The delicate parts of addresses that stand in a free text, such as a redirect URI in an error description. */

/** No user information is longer; the bound keeps a text of slashes cheap. */
const USER_INFO = /\/\/([^\s/\\?#"'<>]{1,500}@)/g;

/** User name and password with their `@` (RFC 3986 section 3.2.1). */
export function findUserInfo(text: string): Span[] {
  return text.includes('//') ? spansOf(text, USER_INFO) : [];
}

const HOST =
  /\b(?:https?|wss?|ftps?|ldaps?|smb|file):\/\/(?:[^\s/\\?#"'<>]{1,500}@)?\[?((?<=\[)[^\s\]]{2,39}|[^\s/\\?#"'<>:[\],;()]{1,253})/gi;

/** The hosts of network addresses, without port or brackets. */
export function findUrlHosts(text: string): Span[] {
  return text.includes('//') ? spansOf(text, HOST) : [];
}

/** The spans of the one group of a pattern, which ends where the whole match ends. */
function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: part = '', index }) => {
    const end = index + whole.length;
    return { start: end - part.length, end };
  });
}

/** The value of a `name=value` pair behind a `?` or `#`. */
export interface QueryValue extends Span {
  readonly name: string;
}

/** All values of queries and fragments, empty ones and the full stop of a sentence left out. */
export function findQueryValues(text: string): QueryValue[] {
  if (!/[?#]/.test(text)) return [];
  return [...text.matchAll(/[?#][^\s"'<>]+/g)].flatMap(({ 0: query, index }) =>
    valuesIn(query.slice(0, sentenceEnd(query))).map(({ name, start, end }) => ({
      name,
      start: index + start,
      end: index + end,
    })),
  );
}

function sentenceEnd(run: string): number {
  let end = run.length;
  while (end > 0 && '.,;:!)]'.includes(run.charAt(end - 1))) end -= 1;
  return end;
}

function valuesIn(query: string): QueryValue[] {
  return [...query.matchAll(/[?#&]([^=&#?]{1,100})=([^&#]+)/g)].map(
    ({ 0: whole, 1: name = '', 2: value = '', index }) => {
      const end = index + whole.length;
      return { name, start: end - value.length, end };
    },
  );
}
