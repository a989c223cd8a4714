import { type Line, line, lineWidth, type Span, span } from './line.js';
import { wrap } from './wrap.js';

/** A column of a table. */
export interface Column {
  /** Columns it may take at most; absent: as wide as its widest cell. */
  readonly maxColumns?: number;
  readonly align?: 'left' | 'right';
}

const GAP = 2;

/** Lays cells out in aligned columns; a cell wider than its column goes on below. Widths are in display columns. */
export function table(rows: readonly (readonly Span[])[], columns: readonly Column[]): Line[] {
  const widths = columns.map((column, position) => columnWidth(rows, column, position));
  return rows.flatMap((row) => tableRow(row, columns, widths));
}

function columnWidth(rows: readonly (readonly Span[])[], column: Column, position: number): number {
  const widest = rows.reduce((most, row) => Math.max(most, lineWidth(row.slice(position, position + 1))), 0);
  return Math.min(widest, column.maxColumns ?? widest);
}

function tableRow(row: readonly Span[], columns: readonly Column[], widths: readonly number[]): Line[] {
  const cells = row.map((cell, position) => wrap(cell.text, Math.max(1, widths[position] ?? 1)));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) =>
    row.flatMap((cell, position) => {
      const text = cells[position]?.[at] ?? '';
      const blanks = Math.max(0, (widths[position] ?? 0) - lineWidth(line(text)));
      const shown = span(text, cell.style);
      const fill = span(' '.repeat(blanks));
      const gap = span(position < row.length - 1 ? ' '.repeat(GAP) : '');
      return columns[position]?.align === 'right' ? [fill, shown, gap] : [shown, fill, gap];
    }),
  );
}
