import { decodeEntities } from './entities.js';

/** A form field of a page: `<input name value>`, entities decoded. */
export interface HtmlInput {
  readonly name: string;
  readonly value: string;
  readonly isHidden: boolean;
}

/** The longest tag looked at; a SAML response in a hidden field takes 200 kB at most. */
const LONGEST_TAG = 1024 * 1024;

/** All input fields of a page that have a name and a value, in order. */
export function htmlInputs(html: string): HtmlInput[] {
  const inputs: HtmlInput[] = [];
  let done = 0;
  for (const { index } of html.matchAll(/<input\b/gi)) {
    if (index < done) continue;
    const close = html.indexOf('>', index);
    if (close < 0) break;
    done = close;
    const input = close - index > LONGEST_TAG ? undefined : toInput(html.slice(index, close));
    if (input !== undefined) inputs.push(input);
  }
  return inputs;
}

function toInput(tag: string): HtmlInput | undefined {
  const name = htmlAttribute(tag, 'name');
  const value = htmlAttribute(tag, 'value');
  if (name === undefined || value === undefined) return undefined;
  return { name, value, isHidden: htmlAttribute(tag, 'type')?.toLowerCase() === 'hidden' };
}

/** An attribute of a start tag, entities decoded; undefined where the tag has none of that name. */
export function htmlAttribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

/** The offset behind the brace that closes the object of a script that opens at `start`; strings are skipped. */
export function objectEnd(text: string, start: number): number | undefined {
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
