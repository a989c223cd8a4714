import {
  EMPTY_LINE,
  indent,
  type Line,
  labelled,
  line,
  type Paint,
  paragraph,
  render,
  span,
  verbatim,
} from '../report/text/line.js';
import { plainPaint } from '../report/text/plain-paint.js';
import type { Block, Fact, Page } from './page.js';

/** How pages are written for a terminal. */
export interface PageTextOptions {
  /** Columns, 100 unless told. Queries and single long words may stand out. */
  readonly width?: number;
  /** How styles are written; plain text unless told. */
  readonly paint?: Paint;
}

const DEFAULT_COLUMNS = 100;
const FEWEST_COLUMNS = 40;
const INDENT_COLUMNS = 2;

/** Writes pages as text, a rule between them. Whatever was pasted is made safe to print. */
export function pagesAsText(pages: readonly Page[], options: PageTextOptions = {}): string {
  const width = Math.max(FEWEST_COLUMNS, options.width ?? DEFAULT_COLUMNS);
  const ruler = [EMPTY_LINE, line(span('─'.repeat(width), 'faint')), EMPTY_LINE];
  const lines = pages.flatMap((page, at) => [...(at === 0 ? [] : ruler), ...pageLines(page, width)]);
  return render(lines, options.paint ?? plainPaint);
}

function pageLines(page: Page, width: number): Line[] {
  const lead = page.lead === undefined ? [] : [EMPTY_LINE, ...paragraph(page.lead, width)];
  return [
    ...paragraph(page.title, width, 'heading'),
    ...paragraph(page.kind, width, 'faint'),
    ...lead,
    ...page.blocks.flatMap((block) => [
      EMPTY_LINE,
      ...paragraph(block.heading, width, 'strong'),
      ...indent(blockLines(block, width - INDENT_COLUMNS), INDENT_COLUMNS),
    ]),
  ];
}

function blockLines(block: Block, columns: number): Line[] {
  switch (block.kind) {
    case 'list':
      return listLines(block.lines, columns);
    case 'facts':
      return factLines(block.rows, columns);
    case 'quote':
      return verbatim(block.text, 'value');
  }
}

function listLines(lines: readonly string[], columns: number): Line[] {
  if (lines.length === 1) return lines.flatMap((text) => paragraph(text, columns));
  return lines.flatMap((text) => labelled('-', 2, paragraph(text, columns - 2)));
}

/** A longer name stands on a line of its own, so that it does not push all values to the right. */
const WIDEST_NAME = 24;
const NAME_GAP = 2;

/** Values beside their names; what is said about a value stands below it. */
function factLines(rows: readonly Fact[], columns: number): Line[] {
  const widest = rows.reduce((most, { name }) => Math.max(most, name.length), 0);
  const names = Math.min(WIDEST_NAME, widest) + NAME_GAP;
  return rows.flatMap((fact) => {
    const told = valueLines(fact, columns - names);
    if (fact.name.length <= WIDEST_NAME) return labelled(fact.name, names, told);
    return [...paragraph(fact.name, columns, 'faint'), ...indent(told, names)];
  });
}

function valueLines({ value, note }: Fact, columns: number): Line[] {
  const shown = paragraph(value, columns, 'value');
  if (note === undefined) return shown;
  return [...(value === '' ? [] : shown), ...paragraph(note, columns, 'faint')];
}
