import { terminalSafe } from './terminal-safe.js';

/**
 * What a spreadsheet takes for a formula: `=`, `+`, `-` or `@` (also their full-width forms) at the start of a cell.
 * A program set to semicolons or tabs starts cells inside ours as well, quoted or not.
 */
const FORMULA = /(^|[;|])(?=\s*[=+\-@＝＋－＠])/g;

const NEEDS_QUOTES = /[",;|\r\n]|^\s|\s$/;

/**
 * Writes one cell of RFC 4180. Line breaks become blanks, hidden characters are shown, and an apostrophe before what
 * would be a formula makes it text (CWE-1236). Null is an empty cell.
 */
export function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = terminalSafe(value).replace(FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
