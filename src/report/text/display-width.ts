/**
 * First and last code points that a terminal draws two columns wide (Unicode Standard Annex 11, Wide and Fullwidth,
 * rounded to blocks: a character too many here costs one blank in a table).
 */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2ff],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const ONE_COLUMN_EACH = /^[\x20-\x7e]*$/;
const COMBINING = /\p{M}/u;

/** Columns that a text takes on a terminal, once {@link terminalSafe} has passed it. */
export function displayWidth(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  let columns = 0;
  for (const char of text) columns += charWidth(char);
  return columns;
}

/** The longest beginning of a text that fits in so many columns. */
export function sliceColumns(text: string, columns: number): string {
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > columns) break;
    end += char.length;
  }
  return text.slice(0, end);
}

/** Shortens a text to so many columns, with an ellipsis where something was cut. */
export function truncate(text: string, columns: number): string {
  return displayWidth(text) <= columns ? text : `${sliceColumns(text, columns - 1)}…`;
}

function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (COMBINING.test(char)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
