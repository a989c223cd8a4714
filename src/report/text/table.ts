import { type Line, line, lineWidth, type Span, span } from './line.js';
import { wrap } from './wrap.js';

/** A column of a table. */
export interface Column {
  readonly align?: 'left' | 'right';
  /** May become narrower than its widest cell where the table would be too wide; its cells are then wrapped. */
  readonly canShrink?: boolean;
}

const GAP = 2;
/** No column is made narrower than this: a table on a tiny terminal rather stands out. */
const NARROWEST = 10;

/** Lays cells out in aligned columns, within so many display columns where that is possible. */
export function table(rows: readonly (readonly Span[])[], columns: readonly Column[], width: number): Line[] {
  const natural = columns.map((_, position) => widestCell(rows, position));
  const gaps = GAP * (columns.length - 1);
  const widths = shrink(natural, columns, width - gaps);
  return rows.flatMap((row) => tableRow(row, columns, widths));
}

function widestCell(rows: readonly (readonly Span[])[], position: number): number {
  return rows.reduce((most, row) => Math.max(most, lineWidth(row.slice(position, position + 1))), 0);
}

/** Takes what is too much from the widest of the columns that may shrink, so that narrow ones stay whole. */
function shrink(natural: readonly number[], columns: readonly Column[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, columnWidth) => sum + columnWidth, 0) - room;
  for (; excess > 0; excess -= 1) {
    const shrinkable = widths.map((columnWidth, at) => (columns[at]?.canShrink === true ? columnWidth : 0));
    const widest = Math.max(...shrinkable);
    if (widest <= NARROWEST) break;
    widths[shrinkable.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function tableRow(row: readonly Span[], columns: readonly Column[], widths: readonly number[]): Line[] {
  const cells = row.map((cell, position) => wrap(cell.text, Math.max(1, widths[position] ?? 1)));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) =>
    row.flatMap((cell, position) => {
      const text = cells[position]?.[at] ?? '';
      const shown = span(text, cell.style);
      const fill = span(' '.repeat(Math.max(0, (widths[position] ?? 0) - lineWidth(line(text)))));
      const gap = span(position < row.length - 1 ? ' '.repeat(GAP) : '');
      return columns[position]?.align === 'right' ? [fill, shown, gap] : [shown, fill, gap];
    }),
  );
}
