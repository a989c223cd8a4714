import { isOpaque, isPersonalAddress, isRandomRun, SHORTEST_OPAQUE } from './value-shape.js';

/** A stretch of a text, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** RFC 5321 section 4.5.3.1.1: no local part is longer. */
const LONGEST_LOCAL_PART = 64;

/** As far back as the `//` of a URL is looked for. */
const LONGEST_USER_INFO = 502;

const MAIL_DELIMITER = /[\s"'`<>()[\]{},;:=&?|\\/]/;
const ASCII_MAIL_DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}(?:[A-Za-z]{2,24}|xn--[a-z0-9-]{2,40})/;
const MAIL_DOMAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,40})/u;

/** The longest domain that {@link MAIL_DOMAIN} is tried on (RFC 1035 section 2.3.4). */
const LONGEST_DOMAIN = 253;

/** Email addresses and user principal names, also where the `@` is percent-encoded. */
export function findAddresses(text: string): Span[] {
  if (!/@|%40/.test(text)) return [];
  const spans: Span[] = [];
  for (const at of text.matchAll(/@|%40/g)) {
    const after = at.index + at[0].length;
    const domain = mailDomain(text.slice(after, after + LONGEST_DOMAIN));
    const start = domain === undefined ? at.index : localPartStart(text, at.index);
    if (domain !== undefined && start < at.index && !isUserInfo(text, at.index))
      spans.push({ start, end: after + domain.length });
  }
  return spans;
}

/** The pattern that knows all letters takes long to compile, and most texts have none but those of ASCII. */
function mailDomain(text: string): string | undefined {
  return (isAscii(text) ? ASCII_MAIL_DOMAIN : MAIL_DOMAIN).exec(text)?.[0];
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

function localPartStart(text: string, at: number): number {
  let start = at;
  const lowest = Math.max(0, at - LONGEST_LOCAL_PART);
  while (start > lowest && !MAIL_DELIMITER.test(text.charAt(start - 1))) start -= 1;
  return start + escapedDelimiter(text, start, at);
}

/** Whether an `@` ends the `user:password` of a URL: what follows is a host, and no one's address. */
function isUserInfo(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_USER_INFO), at);
  const slashes = before.lastIndexOf('//');
  return slashes >= 0 && !/[\s/\\?#"'<>]/.test(before.slice(slashes + 2));
}

/** How much of what was taken for a local part is an escape in front of it: `login_hint%3D`, `\x22`, `\u003e`. */
function escapedDelimiter(text: string, start: number, at: number): number {
  const local = text.slice(start, at);
  const script =
    text.charAt(start - 1) === '\\' ? /^(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[nrtbf])/i.exec(local) : null;
  let skipped = script?.[0].length ?? 0;
  for (const { 0: code, index } of local.matchAll(/%[0-7][0-9a-f]/gi)) {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (MAIL_DELIMITER.test(character)) skipped = index + code.length;
  }
  return skipped;
}

const IP_CANDIDATE =
  /(?<![\w.:]|\w\/)(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:]|\.\d)/gi;

/** IP addresses of a person or a private machine; version numbers after a slash are left alone. */
export function findIpAddresses(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(IP_CANDIDATE)) {
    if (isPersonalAddress(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** `The client 'anna@…' with object id '…' does not have authorization`, as Azure answers. */
const OBJECT_ID =
  /\b(?:object|user|principal) id:? ?["'(]?(?=[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi;
const GUID_LENGTH = 36;

/** Ids of users and other principals that a sentence names as such. */
export function findObjectIds(text: string): Span[] {
  if (!/ id/i.test(text)) return [];
  return [...text.matchAll(OBJECT_ID)].map(({ index, 0: lead }) => {
    const start = index + lead.length;
    return { start, end: start + GUID_LENGTH };
  });
}

/** Compact JWTs and single segments of them; always matches at an `eyJ`, so it never backtracks. */
export function findJwts(text: string): Span[] {
  if (!text.includes('eyJ')) return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(/eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g)) {
    spans.push({ start: match.index, end: match.index + match[0].replace(/\.+$/, '').length });
  }
  return spans;
}

/** Random-looking runs: keys, codes, opaque tokens. */
export function findOpaque(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[\w.~+/=!*$-]{20,}/g)) {
    for (const piece of pathPieces(match[0])) {
      spans.push({ start: match.index + piece.start, end: match.index + piece.end });
    }
  }
  return spans;
}

/**
 * A run may be a path with one random segment, or base64 with slashes: neighbours of a random piece belong to it
 * unless they are words themselves.
 */
function pathPieces(run: string): Span[] {
  const pieces = [...run.matchAll(/[^/=]+=*/g)].map((match) => ({ start: match.index, text: match[0] }));
  const spans: Span[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    let last = index;
    while (last < pieces.length && !isWordlike(pieces[last]?.text ?? '')) last += 1;
    const first = pieces[index];
    const final = pieces[last - 1];
    if (first !== undefined && final !== undefined && last > index) {
      const span = { start: first.start, end: final.start + final.text.length };
      if (isOpaqueStretch(run.slice(span.start, span.end))) spans.push(span);
      index = last;
    }
  }
  return spans;
}

function isOpaqueStretch(text: string): boolean {
  return text.length >= SHORTEST_OPAQUE && isOpaque(text);
}

function isWordlike(piece: string): boolean {
  return piece
    .split(/[^A-Za-z0-9]+/)
    .every(
      (word) =>
        word === '' || (/^[A-Z]?[a-z]{2,}\d{0,3}$|^\d{1,4}$|^v?\d+$/.test(word) && !isRandomRun(word)),
    );
}
