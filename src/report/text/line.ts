import { terminalSafe } from '../terminal-safe.js';
import { displayWidth } from './display-width.js';
import { wrap } from './wrap.js';

/** What a piece of text means to the eye; a face decides what that looks like. */
export type Style = 'heading' | 'strong' | 'faint' | 'value' | 'good' | 'warning' | 'bad';

/** How each style is written: ANSI sequences on a terminal, nothing elsewhere. */
export type Paint = Readonly<Record<Style, (text: string) => string>>;

/** A piece of a line. Only {@link span} makes one, so its text is always safe for a terminal. */
export interface Span {
  readonly text: string;
  readonly style: Style | undefined;
}

export type Line = readonly Span[];

export const EMPTY_LINE: Line = [];

export function span(text: string, style?: Style): Span {
  return { text: terminalSafe(text), style };
}

/** A line of plain texts and styled spans. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? span(part) : part));
}

export function lineWidth(of: Line): number {
  return of.reduce((columns, part) => columns + displayWidth(part.text), 0);
}

/** Wraps a text, its own line breaks kept, in one style. */
export function paragraph(text: string, columns: number, style?: Style): Line[] {
  return sourceLines(text).flatMap((source) =>
    wrap(terminalSafe(source), columns).map((row) => line(span(row, style))),
  );
}

/** Lines to be copied as they are: never wrapped. */
export function verbatim(text: string, style?: Style): Line[] {
  return sourceLines(text).map((source) => line(span(source, style)));
}

export function indent(lines: readonly Line[], columns: number): Line[] {
  return lines.map((row) => (row.length === 0 ? row : [span(' '.repeat(columns)), ...row]));
}

/** Puts a label before the first line and as many blanks before the others. */
export function labelled(label: string, columns: number, lines: readonly Line[]): Line[] {
  return lines.map((row, position) => {
    const lead = position === 0 ? label : '';
    return [span(lead.padEnd(columns), 'faint'), ...row];
  });
}

/** Writes lines out, each ended by a line feed. */
export function render(lines: readonly Line[], paint: Paint): string {
  return lines.map((row) => `${renderLine(trimEnd(row), paint)}\n`).join('');
}

function renderLine(row: Line, paint: Paint): string {
  return row.map(({ text, style }) => (style === undefined ? text : paint[style](text))).join('');
}

function trimEnd(row: Line): Line {
  const last = row.at(-1);
  if (last === undefined) return row;
  const text = last.text.trimEnd();
  return text === '' ? trimEnd(row.slice(0, -1)) : [...row.slice(0, -1), { ...last, text }];
}

function sourceLines(text: string): string[] {
  return text.trimEnd().split(/\r\n|[\n\r]/);
}
