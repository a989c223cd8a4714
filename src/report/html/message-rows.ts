import type { Report, TimelineItem } from '../report.js';
import type { ReportIndex } from '../text/report-index.js';
import type { TimelineRow } from '../text/timeline-folds.js';
import { timelineRows } from '../timeline-rows.js';

/** How a list draws its rows. */
export interface RowDrawing {
  item(item: TimelineItem): HTMLElement;
  /** A row that stands for several messages and shows them when asked. */
  fold(row: Fold, open: () => void): HTMLElement;
}

/** A row of the folded timeline that stands for messages which are not shown. */
export interface Fold {
  readonly row: Exclude<TimelineRow, { kind: 'item' }>;
  readonly above: TimelineRow | undefined;
  readonly covered: readonly TimelineItem[];
}

/** The rows of a list of messages, repeats folded. */
export interface MessageRows {
  readonly elements: readonly HTMLElement[];
  /** The row of an entry, unfolded where it must be; undefined where the list has none. */
  reveal(entry: number): HTMLElement | undefined;
}

/** More rows than this are drawn only when they come into sight. */
const SHORT = 100;

/** Whether a list is too long to be drawn at once. */
export function isLong({ elements }: MessageRows): boolean {
  return elements.length > SHORT;
}

/** Draws the messages of one flow, or of all where none is given. */
export function messageRows(
  report: Report,
  index: ReportIndex,
  flow: string | undefined,
  drawing: RowDrawing,
): MessageRows {
  const items = report.timeline.filter((item) => flow === undefined || item.flow === flow);
  const rowOf = new Map<number, HTMLElement>();
  const foldOf = new Map<number, () => void>();
  const drawItem = (item: TimelineItem): HTMLElement => {
    const row = drawing.item(item);
    if (!rowOf.has(item.entry)) rowOf.set(item.entry, row);
    return row;
  };
  const elements = withCovered(timelineRows({ ...report, timeline: items }, index), items).map((row) => {
    if (row.kind === 'item') return drawItem(row.item);
    const drawn = drawing.fold(row.fold, () => {
      const [first, ...others] = row.fold.covered.map(drawItem);
      if (first === undefined) return;
      drawn.replaceWith(first, ...others);
      // What was pressed is gone: the reader goes on where it stood.
      (first.querySelector('a') ?? first).focus();
    });
    for (const { entry } of row.fold.covered)
      foldOf.set(entry, () => {
        if (!rowOf.has(entry)) drawn.replaceWith(...row.fold.covered.map(drawItem));
      });
    return drawn;
  });
  return {
    elements,
    reveal(entry) {
      if (!rowOf.has(entry)) foldOf.get(entry)?.();
      return rowOf.get(entry);
    },
  };
}

type DrawnRow =
  | { readonly kind: 'item'; readonly item: TimelineItem }
  | { readonly kind: 'fold'; readonly fold: Fold };

/** The rows, each fold with the messages that it stands for: all from the row above to its last. */
function withCovered(rows: readonly TimelineRow[], items: readonly TimelineItem[]): DrawnRow[] {
  let next = 0;
  return rows.map((row, position) => {
    if (row.kind === 'item') {
      next += 1;
      return { kind: 'item', item: row.item };
    }
    const end = items.indexOf(row.last, next) + 1;
    const covered = items.slice(next, end);
    next = end;
    return { kind: 'fold', fold: { row, above: rows[position - 1], covered } };
  });
}
