import { terminalSafe } from '../report/terminal-safe.js';
import type { Block, Fact, Page } from './page.js';

/** Writes pages as Markdown. Pasted values stand in code spans and fences, where nothing of them is obeyed. */
export function pagesAsMarkdown(pages: readonly Page[]): string {
  return pages.map(pageMarkdown).join('\n\n').concat('\n');
}

function pageMarkdown(page: Page): string {
  return [
    `## ${ownWords(page.title)}`,
    `*${ownWords(page.kind)}*`,
    ...(page.lead === undefined ? [] : [ownWords(page.lead)]),
    ...page.blocks.map((block) => `### ${ownWords(block.heading)}\n\n${blockMarkdown(block)}`),
  ].join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.lines.map((text) => `- ${ownWords(text)}`).join('\n');
    case 'facts':
      return block.rows.map(factMarkdown).join('\n');
    case 'quote':
      return fenced(block.text);
  }
}

function factMarkdown({ name, value, note }: Fact): string {
  const shown = value === '' ? '' : ` ${codeSpan(value)}`;
  return `- ${codeSpan(name)}:${shown}${note === undefined ? '' : ` ${ownWords(note)}`}`;
}

/** Our own sentences: what stands in backticks is code already, the rest must not become HTML or emphasis. */
export function ownWords(text: string): string {
  return terminalSafe(text)
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') && part.endsWith('`') && part.length > 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`<>*_[\]#|~&]/g, (char) => `\\${char}`);
}

/** A code span ends only at as many backticks as it began with (CommonMark section 6.1). */
export function codeSpan(text: string): string {
  const safe = terminalSafe(text);
  const mark = '`'.repeat(longestRun(safe) + 1);
  const pad = /^`|`$|^ .* $/.test(safe) ? ' ' : '';
  return `${mark}${pad}${safe}${pad}${mark}`;
}

function fenced(text: string): string {
  const lines = text.split(/\r\n|[\n\r]/).map(terminalSafe);
  const fence = '`'.repeat(Math.max(3, ...lines.map((row) => longestRun(row) + 1)));
  return [fence, ...lines, fence].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
