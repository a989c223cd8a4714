import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readToken,
  skipBlanks,
} from './json-token.js';

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
