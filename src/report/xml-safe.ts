import { terminalSafe } from './terminal-safe.js';

/** What XML 1.0 section 2.2 has no way to write, even escaped, and C1 controls. Line breaks and tabs stay. */
const FORBIDDEN = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** One line of XML text, for an attribute or an element: control characters dropped, hidden ones shown. */
export function xmlSafe(text: string): string {
  return terminalSafe(text.replace(FORBIDDEN, '')).replace(/[&<>"']/g, (char) => ESCAPES.get(char) ?? '');
}
