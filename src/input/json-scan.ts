/** Part of a text, from `start` up to but not including `end`, in UTF-16 code units. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** What a text that JSON.parse refuses still holds. */
export interface JsonScan {
  /** The whole elements of the lists named `entries` in a `log`. */
  readonly entries: readonly Slice[];
  /** Members of a `log` that are objects, the last of each name. */
  readonly members: ReadonlyMap<string, Slice>;
  /** Where the text stops to be JSON; its length where it ends too early. Undefined: it never does. */
  readonly brokenAt: number | undefined;
  /** The break is inside a list of entries. */
  readonly isInEntries: boolean;
}

interface Frame {
  readonly isList: boolean;
  /** The name it is a member by; empty in a list and at the root. */
  readonly key: string;
  readonly start: number;
  readonly isEntries: boolean;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Walks a JSON text (RFC 8259) up to its first fault, without recursion and without building values.
 * With `from` it starts inside a list of entries, at the start of an element.
 */
export function scanJson(text: string, from?: number): JsonScan {
  const walk = startWalk(from !== undefined);
  let at = skipBlanks(text, from ?? 0);
  let brokenAt: number | undefined;
  while (at < text.length && brokenAt === undefined) {
    const { end, isWhole } = readToken(text, at);
    if (!isWhole) brokenAt = end;
    else if (!accept(walk, text, at, end)) brokenAt = at;
    else at = skipBlanks(text, end);
  }
  // A walk that started inside a list ends when that list does.
  const isWhole = brokenAt === undefined && walk.expected === 'nothing';
  return {
    entries: walk.entries,
    members: walk.members,
    brokenAt: isWhole ? undefined : (brokenAt ?? text.length),
    isInEntries: walk.stack.some((frame) => frame.isEntries),
  };
}

interface Walk {
  readonly stack: Frame[];
  readonly entries: Slice[];
  readonly members: Map<string, Slice>;
  expected: Expected;
  key: string;
}

function startWalk(isInEntries: boolean): Walk {
  const list: Frame = { isList: true, key: 'entries', start: 0, isEntries: true };
  return {
    stack: isInEntries ? [list] : [],
    entries: [],
    members: new Map(),
    expected: isInEntries ? 'value-or-end' : 'value',
    key: '',
  };
}

/** Takes one token; false where it cannot stand there. */
function accept(walk: Walk, text: string, start: number, end: number): boolean {
  switch (text.charCodeAt(start)) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return open(walk, text.charCodeAt(start) === OPEN_BRACKET, start);
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      return close(walk, text.charCodeAt(start) === CLOSE_BRACKET, end);
    case COMMA:
      return punctuate(walk, 'comma-or-end', walk.stack.at(-1)?.isList ? 'value' : 'key');
    case COLON:
      return punctuate(walk, 'colon', 'value');
    case QUOTE:
      return isKeyExpected(walk)
        ? takeKey(walk, text.slice(start + 1, end - 1))
        : takeValue(walk, start, end);
    default:
      return takeValue(walk, start, end);
  }
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isValueExpected({ expected }: Walk): boolean {
  return expected === 'value' || expected === 'value-or-end';
}

function isKeyExpected({ expected }: Walk): boolean {
  return expected === 'key' || expected === 'key-or-end';
}

function open(walk: Walk, isList: boolean, start: number): boolean {
  if (!isValueExpected(walk)) return false;
  const parent = walk.stack.at(-1);
  const isInLog = parent?.key === 'log' || walk.stack.length === 1;
  // A list of that name inside an entry is a body that somebody parsed.
  const isEntries =
    isList && walk.key === 'entries' && isInLog && !walk.stack.some((frame) => frame.isEntries);
  walk.stack.push({ isList, key: walk.key, start, isEntries });
  walk.key = '';
  walk.expected = isList ? 'value-or-end' : 'key-or-end';
  return true;
}

function close(walk: Walk, isList: boolean, end: number): boolean {
  const frame = walk.stack.at(-1);
  const endsHere =
    walk.expected === 'comma-or-end' || walk.expected === (isList ? 'value-or-end' : 'key-or-end');
  if (frame === undefined || frame.isList !== isList || !endsHere) return false;
  walk.stack.pop();
  if (!isList && walk.stack.at(-1)?.key === 'log') walk.members.set(frame.key, { start: frame.start, end });
  return endValue(walk, frame.start, end);
}

function takeValue(walk: Walk, start: number, end: number): boolean {
  return isValueExpected(walk) && endValue(walk, start, end);
}

function endValue(walk: Walk, start: number, end: number): boolean {
  if (walk.stack.at(-1)?.isEntries) walk.entries.push({ start, end });
  walk.key = '';
  walk.expected = walk.stack.length === 0 ? 'nothing' : 'comma-or-end';
  return true;
}

/** Keys are compared as written: no exporter escapes `log` or `entries`. */
function takeKey(walk: Walk, key: string): boolean {
  walk.key = key;
  walk.expected = 'colon';
  return true;
}

function punctuate(walk: Walk, wanted: Expected, next: Expected): boolean {
  if (walk.expected !== wanted || walk.stack.length === 0) return false;
  walk.expected = next;
  return true;
}

/** The first place from `from` on that is no blank of JSON. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The last place from `from` backwards that is no blank of JSON; -1 where all are. */
export function skipBlanksBack(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** One token; where it is not whole, `end` is where it stops to be one. */
interface Token {
  readonly end: number;
  readonly isWhole: boolean;
}

function readToken(text: string, start: number): Token {
  const code = text.charCodeAt(start);
  if (code === QUOTE) return readString(text, start);
  // Setting the sixth bit makes brackets braces.
  const brace = code | 0x20;
  const isMark = code === COMMA || code === COLON || brace === OPEN_BRACE || brace === CLOSE_BRACE;
  return isMark ? { end: start + 1, isWhole: true } : readScalar(text, start);
}

const WORD = /[\w.+-]*/y;

const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

function readScalar(text: string, start: number): Token {
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0] ?? '';
  const end = start + word.length;
  if (SCALAR.test(word)) return { end, isWhole: true };
  // Only a word that the end of the text has cut could have become whole.
  return { end: end === text.length ? end : start, isWhole: false };
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function readString(text: string, start: number): Token {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { end: at + 1, isWhole: true };
    // NaN, behind the end of the text, is not at least 0x20 either.
    if (!(code >= 0x20)) return { end: at, isWhole: false };
    if (code === BACKSLASH) {
      ESCAPE.lastIndex = at;
      const escape = ESCAPE.exec(text);
      if (escape === null) return { end: at + 6 > text.length ? text.length : at, isWhole: false };
      at += escape[0].length;
    } else at++;
  }
}
