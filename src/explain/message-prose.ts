import { decodeEntities } from '../model/entities.js';
import { isObject, parseJson } from '../model/json.js';
import { decodeFormValue, splitForm } from '../model/parameters.js';

/** A piece of a pasted message: a named value where it was JSON, a form or a URL, else a stretch of prose. */
export interface MessagePart {
  /** Undefined for prose. */
  readonly name: string | undefined;
  readonly value: string;
}

/** More than this is a log file; its beginning is enough to know the error. */
const LONGEST_MESSAGE = 64 * 1024;
/** Error bodies are two or three levels deep. */
const DEEPEST_JSON = 8;

/** Takes a pasted message apart, whatever it was copied from: an error page, a log, a body, the address bar. */
export function messageParts(pasted: string): MessagePart[] {
  const text = pasted.slice(0, LONGEST_MESSAGE).trim();
  return jsonParts(text) ?? formParts(text) ?? [prosePart(text)];
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
  return Object.entries(value).flatMap(([inner, item]) => membersOf(inner, item, depth + 1));
}

/** The answer of /authorize as it stands in the address bar, or the body of a form post: one word, encoded. */
function formParts(text: string): MessagePart[] | undefined {
  if (/\s/.test(text) || !/(?:^|[?#&])error(?:_description)?=/.test(text)) return undefined;
  return splitForm(text.replace(/^[^?#=]*[?#]/, '')).map(({ name, raw }) => ({
    name: decodeFormValue(name),
    value: decodeFormValue(raw),
  }));
}

/** Copied from the source of a page, quotes are entities. */
function prosePart(text: string): MessagePart {
  return { name: undefined, value: decodeEntities(text) };
}
