import { terminalSafe } from './terminal-safe.js';
import { truncate } from './text/display-width.js';

/** A longer text would push the lanes apart. */
const LONGEST_TEXT = 100;

/** All but letters, digits, blanks, hyphens within words and other marks that mean nothing to Mermaid. */
const MEANINGFUL = /(?!(?<=\p{L})-(?=\p{L}))[^\p{L}\p{M}\p{N} .,/()?!'=_·–—’“”…→]/gu;

/**
 * One line of text for a sequence diagram. Whatever Mermaid, its Markdown or its HTML could read as more than text
 * is an entity code (`#59;`).
 */
export function mermaidText(text: string): string {
  return truncate(terminalSafe(text), LONGEST_TEXT).trim().replace(MEANINGFUL, entityCode);
}

function entityCode(char: string): string {
  return `#${char.codePointAt(0)};`;
}
