import { isRedacted } from '../model/redacted-value.js';
import type { SecretKind } from './kinds.js';
import { classifyName, type NameClass } from './sensitive-names.js';
import type { Span } from './text-shapes.js';
import { isDistinctive, isOpaque } from './value-shape.js';

/**
 * Secrets and people in what somebody wrote or a program printed: `Password: …`, `client_secret = "…"`,
 * `'refresh_token': '…'`, a `Cookie` line, `--password …`. Only the label gives them away.
 */

/** Where a value stands, and the name that says what it is. */
export interface LabelledValue extends Span {
  readonly name: string;
}

/** No token seen is longer; the rest of a longer value is looked at for its shape alone. */
const LONGEST_VALUE = 16 * 1024;
/** A longer line is a message or a dump, and its label speaks of the first word. */
const LONGEST_LINE = 200;

/** Up to three words, then what stands between a label and its value, with the mark that opens a quoted one. */
const LABEL =
  /(?:(?<![\w.-])|(?<=%(?:23|26|3[fF])))([A-Za-z](?:[\w-]|\.(?=\w)){1,60}(?: [A-Za-z](?:[\w-]|\.(?=\w)){1,40}){0,2})(\\{0,3}["'`]?\s{0,4}(?:=>|[:=>]|%3[dD]|\t)\s{0,4}(?:[[(]\s{0,8})?)(\\{0,3}["'`])?/g;

/** `--client-secret value` and `-p value` of a command line. */
const FLAG = /(?<![\w-])--?([A-Za-z][\w-]{0,60})([ \t=]{1,4})(["'])?/g;

/** Cookies of the login hosts and of ASP.NET: the dump of an answer lists them without their header. */
const COOKIE =
  /(?<![\w-])(ESTS[A-Z]{2,24}|esctx[\w-]{0,40}|fpc|buid|CCState|SignInStateCookie|MSISAuth\w{0,8}|x-ms-cpim-[\w:|-]{1,60}|\.?AspNet(?:Core)?\.[\w.-]{1,60})(=)(?=[^\s;"'`,<>])/g;

/** A cookie of its own, without the name that a header puts before it. */
const COOKIE_NAME = 'session key';

/** Every labelled secret and person in a text, in order, none inside another. */
export function findLabelledValues(text: string): LabelledValue[] {
  const all = [...labelled(text), ...flags(text), ...cookies(text)];
  const found: LabelledValue[] = [];
  for (const value of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (value.start >= (found.at(-1)?.end ?? 0)) found.push(value);
  }
  return found;
}

function labelled(text: string): LabelledValue[] {
  return [...text.matchAll(LABEL)].flatMap(({ index, 0: whole, 1: label = '', 2: between = '', 3: mark }) => {
    const named = nameOf(label);
    if (named === undefined) return [];
    const isAlone = named.name === label && /^\W*$/.test(text.slice(lineStart(text, index), index));
    return valueAt(text, index + whole.length, { ...named, between, mark, isAlone });
  });
}

function flags(text: string): LabelledValue[] {
  return [...text.matchAll(FLAG)].flatMap(({ index, 0: whole, 1: label = '', 2: between = '', 3: mark }) => {
    const named = nameOf(label === 'p' ? 'password' : label);
    if (named === undefined || named.known.as !== 'secret') return [];
    return valueAt(text, index + whole.length, { ...named, between, mark, isAlone: false });
  });
}

function cookies(text: string): LabelledValue[] {
  return [...text.matchAll(COOKIE)].map(({ index, 0: whole }) => {
    const start = index + whole.length;
    return { name: COOKIE_NAME, start, end: endBefore(text, start, /[\s;"'`,<>\\]/) };
  });
}

type Sensitive = NameClass & { as: 'secret' | 'identity' };

const SESSION: Sensitive = { as: 'secret', kind: 'session_key', ambiguous: false };

interface Label {
  readonly name: string;
  readonly known: Sensitive;
  /** What parts it from its value. */
  readonly between: string;
  /** The quotation mark that opens the value, with its escapes. */
  readonly mark: string | undefined;
  /** Nothing but marks stands before it on its line. */
  readonly isAlone: boolean;
}

/** `Invalid client secret` ends in a name, `Error code` is one that says: no secret. */
function nameOf(label: string): Pick<Label, 'name' | 'known'> | undefined {
  const words = label.split(/[ .]/);
  for (let at = 0; at < words.length; at += 1) {
    const name = words.slice(at).join(' ');
    const known = /^ESTS[A-Z]{2}/.test(name) ? SESSION : classifyName(name);
    if (known !== undefined)
      return known.as === 'secret' || known.as === 'identity'
        ? { name: known === SESSION ? COOKIE_NAME : name, known }
        : undefined;
  }
  return undefined;
}

function valueAt(text: string, start: number, label: Label): LabelledValue[] {
  const end = valueEnd(text, start, label);
  const isMachine = label.mark !== undefined || !/\s/.test(label.between);
  const value = text.slice(start, end);
  if (value === '' || !isMeant(value, label, isMachine)) return [];
  return [{ name: isFullName(value, label) ? FULL_NAME : label.name, start, end }];
}

/** `User: Anna Weber`, as the portal writes it. */
function isFullName(value: string, { known }: Label): boolean {
  return known.as === 'identity' && known.kind === 'user' && /\s/.test(value) && !value.includes('@');
}

const FULL_NAME = 'full name';

function valueEnd(text: string, start: number, label: Label): number {
  const { mark, between, known, isAlone } = label;
  if (mark !== undefined) return closingMark(text, start, mark) ?? endBefore(text, start, /[\s"'`<>]/);
  if (isHeader(known)) return endBefore(text, start, /[\r\n"'`]/);
  if (/%3d/i.test(between)) return endBefore(text, start, /%26|[&\s"'<>]/);
  if (between.endsWith('>') && !between.includes('=')) return endBefore(text, start, /[<\r\n]/);
  if (between === '=') return endBefore(text, start, /[&\s"'`<>;,)\]}]/);
  if (isAlone && isTyped(known)) {
    const line = text.slice(start, start + LONGEST_LINE).split(/[\r\n]/, 1)[0] ?? '';
    if (line.length < LONGEST_LINE && !CODE.test(line)) return start + line.length;
  }
  return wordEnd(text, start);
}

/** The end of a word, without the marks of the sentence that it stands in. */
function wordEnd(text: string, start: number): number {
  let end = endBefore(text, start, /[\s<>]/);
  while (end > start && /[.,;:)\]}'"`]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function closingMark(text: string, start: number, mark: string): number | undefined {
  const at = text.slice(start, start + LONGEST_VALUE).indexOf(mark);
  return at < 0 ? undefined : start + at;
}

function endBefore(text: string, start: number, stop: RegExp): number {
  const window = text.slice(start, start + LONGEST_VALUE);
  const at = window.search(stop);
  return start + (at < 0 ? window.length : at);
}

function lineStart(text: string, at: number): number {
  // Marks of a list or of a quotation; a line is not read back any further.
  const near = Math.max(0, at - 8);
  const newline = text.slice(near, at).search(/[\r\n][^\r\n]*$/);
  return newline < 0 ? near : near + newline;
}

const CODE = /(?:AADSTS|AADB2C|MSIS)\d{4}/;

function isHeader(known: Sensitive): boolean {
  return known.as === 'secret' && (known.kind === 'cookie' || known.kind === 'credential');
}

/** What people choose or type may be a word, or several. */
const TYPED: ReadonlySet<SecretKind> = new Set([
  'password',
  'client_secret',
  'managed_identity_secret',
  'user_code',
  'one_time_code',
  'api_key',
  'cookie',
  'credential',
]);

function isTyped(known: Sensitive): boolean {
  return known.as === 'identity' || TYPED.has(known.kind);
}

/** The members of an object are labels of their own. */
const OBJECT = /^\{\s*(?:["'}]|\w+:)/;
const NOTHING = /^(?:null|undefined|none|nil|true|false|\(?empty\)?|n\/a|\*+|<.*)$/i;
const WORD = /^[A-Za-z]?[a-z']+[.,]?$/;
/** `code` and its like name errors, states and kinds of requests as well. */
const ERROR_NAME = /^(?:[A-Za-z]+(?:[_ ][A-Za-z]+)*|\d{1,7}|0x[0-9a-f]+|ERR_\w+)$/i;

/** Whether what stands behind a label is a value, and not the rest of a sentence. */
function isMeant(value: string, { known, isAlone }: Label, isMachine: boolean): boolean {
  if (CODE.test(value.slice(0, 12)) || OBJECT.test(value) || NOTHING.test(value) || isRedacted(value))
    return false;
  if (!known.ambiguous) return isMachine || isTyped(known) || !WORD.test(value);
  if (known.as === 'identity') return known.kind !== 'name' && (isMachine || isAlone);
  if (isMachine) return isTyped(known) || known.kind === 'state' || !ERROR_NAME.test(value);
  return isOpaque(value) || (isDistinctive(value) && /\d/.test(value) && !/\s/.test(value));
}
