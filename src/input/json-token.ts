/** The characters that JSON is made of (RFC 8259 section 2), as UTF-16 code units. */
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

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
export interface Token {
  readonly end: number;
  readonly isWhole: boolean;
}

export function readToken(text: string, start: number): Token {
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
  return { end: end === text.length && isCutScalar(word) ? end : start, isWhole: false };
}

const CUT_NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?)?)?$/;

/** Whether a word at the end of the text is the start of a literal or a number. */
function isCutScalar(word: string): boolean {
  return CUT_NUMBER.test(word) || ['true', 'false', 'null'].some((literal) => literal.startsWith(word));
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
      const found = ESCAPE.exec(text);
      if (found === null) return { end: isCutEscape(text, at) ? text.length : at, isWhole: false };
      at += found[0].length;
    } else at++;
  }
}

const CUT_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/y;

function isCutEscape(text: string, at: number): boolean {
  CUT_ESCAPE.lastIndex = at;
  return CUT_ESCAPE.test(text);
}
