import { textFromBase64 } from '../model/base64.js';

/** One challenge of a WWW-Authenticate header (RFC 9110 section 11.6.1). */
export interface Challenge {
  /** As written: `Bearer`, `PoP`, `Negotiate`. */
  readonly scheme: string;
  /** Names in lower case; quoted strings unquoted. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** No challenge seen is longer; the rest of a longer header is not read. */
const LONGEST_HEADER = 64 * 1024;

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;

/**
 * Parses a WWW-Authenticate value: several challenges in one header, quoted strings with commas, bare schemes,
 * token68 credentials. What cannot be read is passed over, never thrown.
 */
export function parseChallenges(header: string): Challenge[] {
  const text = header.slice(0, LONGEST_HEADER);
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  while (at < text.length) {
    at = skipSeparators(text, at);
    const word = matchToken(text, at);
    if (word === undefined) {
      at++;
      continue;
    }
    at += word.length;
    const value = parameterValue(text, at);
    const current = challenges.at(-1);
    if (value === undefined || current === undefined) {
      challenges.push({ scheme: word, parameters: new Map() });
      at = skipToken68(text, at);
    } else {
      if (!current.parameters.has(word.toLowerCase())) current.parameters.set(word.toLowerCase(), value.text);
      at = value.end;
    }
  }
  return challenges;
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ',' || text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** What stands behind a scheme without a name of its own, up to the next challenge (RFC 9110 section 11.2). */
const TOKEN68 = /[ \t]+[A-Za-z0-9\-._~+/]+=*[ \t]*(?=,|$)/y;

function skipToken68(text: string, from: number): number {
  TOKEN68.lastIndex = from;
  return from + (TOKEN68.exec(text)?.[0].length ?? 0);
}

function matchToken(text: string, at: number): string | undefined {
  TOKEN.lastIndex = at;
  return TOKEN.exec(text)?.[0];
}

/** The value behind `name`, where `=` follows; undefined where the word is a scheme. */
function parameterValue(text: string, from: number): { text: string; end: number } | undefined {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] !== '=') return undefined;
  at++;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === '"' ? quotedString(text, at) : bareValue(text, at);
}

function quotedString(text: string, from: number): { text: string; end: number } {
  let value = '';
  let at = from + 1;
  for (; at < text.length && text[at] !== '"'; at++) {
    if (text[at] === '\\' && at + 1 < text.length) at++;
    value += text[at];
  }
  return { text: value, end: at + 1 };
}

function bareValue(text: string, from: number): { text: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== ' ') end++;
  return { text: text.slice(from, end), end };
}

/** The JSON text of a claims challenge, from base64 or base64url; undefined where there is none. */
export function claimsOf(challenge: Challenge): string | undefined {
  const claims = challenge.parameters.get('claims');
  if (claims === undefined) return undefined;
  return claims.startsWith('{') ? claims : textFromBase64(claims);
}
