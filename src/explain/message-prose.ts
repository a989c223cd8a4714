import { textFromBase64 } from '../model/base64.js';
import { decodeEntities } from '../model/entities.js';
import { isObject, parseJson } from '../model/json.js';
import { decodeFormValue, splitForm } from '../model/parameters.js';
import { tellingName } from '../redact/name-exceptions.js';

/** A piece of a pasted message: a named value where it was JSON, a form or a URL, else a stretch of prose. */
export interface MessagePart {
  /** Undefined for prose. */
  readonly name: string | undefined;
  readonly value: string;
}

/** More than this is a log file; what surrounds its first error is enough to know it. */
const LONGEST_MESSAGE = 64 * 1024;
/** Before the error stand the lines of the log that led to it. */
const LEAD = 4 * 1024;
/** Error bodies are two or three levels deep. */
const DEEPEST_JSON = 8;

/** Takes a pasted message apart, whatever it was copied from: an error page, a log, a body, the address bar. */
export function messageParts(pasted: string): MessagePart[] {
  const text = readPart(pasted).trim();
  return jsonParts(text) ?? formParts(text) ?? [prosePart(text)];
}

/** How many characters of a pasted text are too many to be looked at. */
export function unreadCharacters(pasted: string): number {
  return Math.max(0, pasted.length - LONGEST_MESSAGE);
}

function readPart(pasted: string): string {
  if (pasted.length <= LONGEST_MESSAGE) return pasted;
  const first = pasted.search(/AADSTS\d{4}|AADB2C\d{5}|MSIS\d{4}/);
  const start = Math.min(Math.max(0, first - LEAD), pasted.length - LONGEST_MESSAGE);
  return pasted.slice(start, start + LONGEST_MESSAGE);
}

/** The parts as prose, so that one reader serves them all. */
export function messageProse(parts: readonly MessagePart[]): string {
  return parts.map(({ name, value }) => (name === undefined ? value : `${name}: ${value}`)).join('\n');
}

/** A JSON body, alone or with words around it, as a log has it. */
function jsonParts(text: string): MessagePart[] | undefined {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  const json = parseJson(text.slice(start, end + 1));
  if (!isObject(json)) return undefined;
  const around = [text.slice(0, start), text.slice(end + 1)].map((prose) => prosePart(prose.trim()));
  return [...around, ...membersOf('', json, 0)].filter(({ value }) => value !== '');
}

function membersOf(name: string, value: unknown, depth: number): MessagePart[] {
  if (depth > DEEPEST_JSON) return [];
  if (typeof value === 'string' || typeof value === 'number') return [{ name, value: String(value) }];
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(name, item, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([inner, item]) =>
    membersOf(tellingName(name, inner), item, depth + 1),
  );
}

/** The answer of /authorize as it stands in the address bar, or the body of a form post, alone or with words around it. */
function formParts(text: string): MessagePart[] | undefined {
  const words = text.split(/\s+/);
  const word = words.find((each) => /(?:^|[?#&])error(?:_description)?=/.test(each));
  if (word === undefined || !(words.length === 1 || /[?#&%]/.test(word))) return undefined;
  const start = text.indexOf(word);
  const pairs = splitForm(word.replace(/^[^?#=]*[?#]/, '')).map(({ name, raw }) => ({
    name: decodeFormValue(name),
    value: decodeFormValue(raw),
  }));
  const around = (prose: string) => (prose.trim() === '' ? [] : [prosePart(prose.trim())]);
  return [...around(text.slice(0, start)), ...pairs, ...around(text.slice(start + word.length))];
}

/** Copied from the source of a page, quotes are entities; from a log or a dump, they are escaped as in JSON. */
function prosePart(text: string): MessagePart {
  const plain = decodeEntities(text)
    .replace(/\\u00([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\r\\n/g, '\n')
    .replace(CHALLENGE, (whole, lead: string, claims: string) => decodedClaims(lead, claims) ?? whole);
  return { name: undefined, value: plain };
}

/** The claims of a challenge travel as base64 of JSON (`WWW-Authenticate: Bearer … claims="eyJ…"`). */
const CHALLENGE = /\b(claims=["']?)(eyJ[\w+/-]{8,8192}={0,2})/g;

function decodedClaims(lead: string, claims: string): string | undefined {
  const text = textFromBase64(claims);
  return text !== undefined && isObject(parseJson(text)) ? lead + text : undefined;
}
