import { foldWords } from '../fold-words.js';
import { answerWords, hasFailed } from '../message-outcome.js';
import type { Report, TimelineItem } from '../report.js';
import { causeEntries, timelineRows } from '../timeline-rows.js';
import { parseInstant } from './instant.js';
import { EMPTY_LINE, type Line, line, type Span, type Style, span } from './line.js';
import { indexReport, type ReportIndex } from './report-index.js';
import { type Column, table } from './table.js';
import type { TimelineRow } from './timeline-folds.js';

/** Below this many columns every one of them is needed for words. */
const NARROW_COLUMNS = 90;

const FAILED = '✗';
const CAUSE = '▸';
const FOLDED = '…';

const BEFORE_FLOW: readonly Column[] = [{}, { align: 'right' }, {}];
const FLOW: Column = { align: 'right' };
const AFTER_FLOW: readonly Column[] = [{ canShrink: true }, { canShrink: true }, { canShrink: true }];

interface TimelineContext extends ReportIndex {
  /** Entries that the root causes point at. */
  readonly causes: ReadonlySet<number | null>;
  /** Other days are said before the time. */
  readonly firstDay: string | undefined;
  /** Then the milliseconds are left out. */
  readonly isNarrow: boolean;
}

/** Every exchange of the story as one aligned table, repeats folded. */
export function timelineLines(report: Report, width: number): Line[] {
  if (report.timeline.length === 0) return [];
  const context = timelineContext(report, width);
  const folded = timelineRows(report, context);
  const rows = [headingCells(), ...folded.map((row, position) => cells(row, folded[position - 1], context))];
  const drawn =
    report.flows.length > 1
      ? table(rows, [...BEFORE_FLOW, FLOW, ...AFTER_FLOW], width)
      : table(rows.map(withoutFlow), [...BEFORE_FLOW, ...AFTER_FLOW], width);
  return [...drawn, ...legend(report.timeline, context)];
}

function timelineContext(report: Report, width: number): TimelineContext {
  return {
    ...indexReport(report),
    causes: causeEntries(report),
    firstDay: parseInstant(report.timeline[0]?.startedDateTime ?? null)?.day,
    isNarrow: width < NARROW_COLUMNS,
  };
}

function headingCells(): Span[] {
  return ['', 'entry', 'time UTC', 'flow', 'from → to', 'what', 'status'].map((name) => span(name, 'faint'));
}

function withoutFlow(row: readonly Span[]): Span[] {
  return [...row.slice(0, 3), ...row.slice(4)];
}

function cells(row: TimelineRow, above: TimelineRow | undefined, context: TimelineContext): Span[] {
  switch (row.kind) {
    case 'item':
      return itemCells(row.item, context);
    case 'more':
      return foldedCells(row, above, answerWords(row.last, context), context);
    case 'again':
      return foldedCells(row, above, '', context);
  }
}

function itemCells(item: TimelineItem, context: TimelineContext): Span[] {
  const failed = hasFailed(item, context);
  const style: Style | undefined = failed ? 'bad' : undefined;
  const answer: Style | undefined = item.status === null && !failed ? 'warning' : style;
  const flow = item.flow === null ? undefined : context.flowNumbers.get(item.flow);
  return [
    mark(item, failed, context),
    span(String(item.entry), style),
    span(clock(item.startedDateTime, context), 'faint'),
    span(flow === undefined ? '' : String(flow), 'faint'),
    span(`${item.from} → ${item.to}`),
    span(item.label, style),
    span(answerWords(item, context), answer),
  ];
}

function mark(item: TimelineItem, failed: boolean, context: TimelineContext): Span {
  if (failed) return span(FAILED, 'bad');
  return isCause(item, context) ? span(CAUSE, 'warning') : span('');
}

function foldedCells(
  row: Exclude<TimelineRow, { kind: 'item' }>,
  above: TimelineRow | undefined,
  answer: string,
  context: TimelineContext,
): Span[] {
  const { last } = row;
  const what = `${FOLDED} ${foldWords(row, above, context)}`;
  const until = `until entry ${last.entry}`;
  const texts = ['', FOLDED, clock(last.startedDateTime, context), '', until, what, answer];
  return texts.map((text) => span(text, 'faint'));
}

function isCause(item: TimelineItem, context: TimelineContext): boolean {
  return context.causes.has(item.entry);
}

/** The time of day, with the day before it where that is another than the first. */
function clock(iso: string | null, context: TimelineContext): string {
  const instant = parseInstant(iso);
  if (instant === undefined) return '–';
  const time = context.isNarrow ? instant.time.slice(0, 'hh:mm:ss'.length) : instant.time;
  return instant.day === context.firstDay ? time : `${instant.day} ${time}`;
}

function legend(items: readonly TimelineItem[], context: TimelineContext): Line[] {
  const isPointedAt = items.some((item) => !hasFailed(item, context) && isCause(item, context));
  return isPointedAt ? [EMPTY_LINE, line(span(`${CAUSE} the root cause is here`, 'faint'))] : [];
}
