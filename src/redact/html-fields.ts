import { parseJson } from '../model/json.js';

/** A form field of a page: `<input name value>`. */
export interface HtmlField {
  readonly name: string;
  readonly value: string;
}

/** The longest tag looked at; a SAML response in a hidden field takes 200 kB at most. */
const LONGEST_TAG = 1024 * 1024;

/** All input fields of a page with a name, entities decoded. */
export function htmlFields(html: string): HtmlField[] {
  const fields: HtmlField[] = [];
  let done = 0;
  for (const { index } of html.matchAll(/<input\b/gi)) {
    if (index < done) continue;
    const close = html.indexOf('>', index);
    if (close < 0) break;
    done = close;
    if (close - index > LONGEST_TAG) continue;
    const tag = html.slice(index, close);
    const name = attribute(tag, NAME);
    const value = attribute(tag, VALUE);
    if (name !== undefined && value !== undefined) fields.push({ name, value });
  }
  return fields;
}

const NAME = /\sname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const VALUE = /\svalue\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

function attribute(tag: string, pattern: RegExp): string | undefined {
  const match = pattern.exec(tag);
  if (match === null) return undefined;
  return decodeEntities(match[1] ?? match[2] ?? match[3] ?? '');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes the entities that XML knows, and numeric ones. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    const named = ENTITIES.get(name.toLowerCase());
    if (named !== undefined) return named;
    const hex = name.charAt(1).toLowerCase() === 'x';
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Where the pages of Entra put their state, B2C's and the classic sign-in page's names for it included. */
const CONFIG_STARTS = /(?:\$Config|ServerData|SETTINGS|SA_FIELDS)\s*=\s*(?=\{)/g;

/** A page has one or two; a hostile one could open thousands that each run to its end. */
const MOST_CONFIGS = 8;

/** The JSON objects that a page's script assigns to `$Config` and the like. */
export function htmlConfigs(html: string): unknown[] {
  const configs: unknown[] = [];
  for (const match of [...html.matchAll(CONFIG_STARTS)].slice(0, MOST_CONFIGS)) {
    const start = match.index + match[0].length;
    const end = objectEnd(html, start);
    const config = end === undefined ? undefined : parseJson(html.slice(start, end));
    if (config !== undefined) configs.push(config);
  }
  return configs;
}

/** The end of the object that opens at `start`, strings skipped. */
function objectEnd(text: string, start: number): number | undefined {
  const marks = /["{}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '"') marks.lastIndex = stringEnd(text, match.index);
    else depth += match[0] === '{' ? 1 : -1;
    if (depth === 0) return match.index + 1;
  }
  return undefined;
}

function stringEnd(text: string, quote: number): number {
  const marks = /\\[\s\S]|"/g;
  marks.lastIndex = quote + 1;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '"') return marks.lastIndex;
  }
  return text.length;
}
