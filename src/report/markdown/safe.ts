import { terminalSafe } from '../terminal-safe.js';

/** Words of these alone are words to every Markdown. */
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}'’"“”‘,.;:…/%+=()?!·→›✓✗–—-]*$/u;

/**
 * Plain words that a reader would still turn into something: URLs, hosts, emoji names, commit ids (and other long
 * numbers), references to issues and pull requests, list markers and rulers.
 */
const SPECIAL_WORD =
  /:\/\/|\.\p{L}{2}|:(?!\d\d:)[\w+-]+:|(?=[a-f]{0,6}\d)[\da-f]{7}|\d{5}|\d\.\d+\.\d|^gh-\d|!\d|^[+=-]+$/iu;

/** A word; a placeholder such as `<client id>` is one with its blanks. */
const WORDS = /(?:[^ <]|<[^<>]{1,60}>|<)+/g;

/** Stands for a text that is empty, so that no marks meet around it. */
const NOTHING = '–';

/** Marks around a word that need not stand in its code span. */
const BEFORE_WORD = new Set('("“‘');
const AFTER_WORD = new Set(')"”’.,;:!?…');

/** ServiceNow takes what stands between these for HTML, wherever it is. */
const SERVICENOW_HTML = /\[(\/?code)\]/gi;

/**
 * Text as one line of Markdown that reads as itself in GitHub, Azure DevOps and ServiceNow. Words that Markdown, its
 * dialects or their linkers could read as more than words (`id_token`, URLs, mentions, tags) become code.
 */
export function markdownText(text: string): string {
  const words = [...oneLine(text).matchAll(WORDS)];
  return words.map(([word], position) => markdownWord(word, position)).join(' ') || NOTHING;
}

/** Text in a code span, whatever it holds. */
export function markdownCode(text: string): string {
  const content = oneLine(text);
  if (content.trim() === '') return NOTHING;
  const marks = '`'.repeat(longestRun(content) + 1);
  const gap = /^`|`$/.test(content) ? ' ' : '';
  return `${marks}${gap}${content}${gap}${marks}`;
}

/** Lines to be copied as they are, in a fence that they cannot close. */
export function markdownBlock(text: string, language: string): string[] {
  const lines = text
    .trimEnd()
    .split(/\r\n|[\n\r]/)
    .map(oneLine);
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

/** A row of a table. Bars are escaped in code as well: GFM takes tables apart first. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A table of cells that are Markdown already. */
export function markdownTable(names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [markdownRow(names), markdownRow(names.map(() => '---')), ...rows.map(markdownRow)];
}

function oneLine(text: string): string {
  return terminalSafe(text).replace(SERVICENOW_HTML, '[ $1 ]');
}

function markdownWord(word: string, position: number): string {
  // `1.` begins a list where it begins a line.
  if (position === 0 && /^\d+[.)]$/.test(word)) return markdownCode(word);
  if (isPlain(word)) return word;
  const { start, end } = coreOf(word);
  return `${word.slice(0, start)}${markdownCode(word.slice(start, end))}${word.slice(end)}`;
}

function isPlain(word: string): boolean {
  return PLAIN_WORD.test(word) && !SPECIAL_WORD.test(word);
}

/** Where the word within its brackets, quotes and stops begins and ends. Never empty for a word that is not plain. */
function coreOf(word: string): { start: number; end: number } {
  let start = 0;
  while (BEFORE_WORD.has(word.charAt(start))) start += 1;
  let end = word.length;
  while (end > start && AFTER_WORD.has(word.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** The most backticks in a row. */
function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}
