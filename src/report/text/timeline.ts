import type { Report, TimelineItem } from '../report.js';
import { flowLikeness } from './flow-words.js';
import { parseInstant } from './instant.js';
import { EMPTY_LINE, type Line, line, type Span, type Style, span } from './line.js';
import { found, indexReport, type ReportIndex } from './report-index.js';
import { type Column, table } from './table.js';
import { foldTimeline, type TimelineRow } from './timeline-folds.js';

/** Below this many columns every one of them is needed for words. */
const NARROW_COLUMNS = 90;

const FAILED = '✗';
const CAUSE = '▸';
const FOLDED = '…';

/** What kinds of message are called when many of them are folded into one row. */
const PLURALS = new Map<string, string>([
  ['authorization-request', 'authorization requests'],
  ['token-request', 'token requests'],
  ['protected-resource-request', 'calls'],
  ['metadata-request', 'metadata requests'],
  ['jwks-request', 'key requests'],
  ['cors-preflight', 'preflights'],
  ['sign-in-step', 'sign-in steps'],
]);

const BEFORE_FLOW: readonly Column[] = [{}, { align: 'right' }, {}];
const FLOW: Column = { align: 'right' };
const AFTER_FLOW: readonly Column[] = [{ canShrink: true }, { canShrink: true }, { canShrink: true }];

interface TimelineContext extends ReportIndex {
  /** Entries that the root causes point at. */
  readonly causes: ReadonlySet<number>;
  /** Of the flows that look the same, one text: their messages may be folded together. */
  readonly likenesses: ReadonlyMap<string, string>;
  /** Other days are said before the time. */
  readonly firstDay: string | undefined;
  /** Then the milliseconds are left out. */
  readonly isNarrow: boolean;
}

/** Every exchange of the story as one aligned table, repeats folded. */
export function timelineLines(report: Report, width: number): Line[] {
  if (report.timeline.length === 0) return [];
  const context = timelineContext(report, width);
  const folded = foldTimeline(report.timeline, (item) => foldKey(item, context));
  const rows = [headingCells(), ...folded.map((row, position) => cells(row, folded[position - 1], context))];
  const drawn =
    report.flows.length > 1
      ? table(rows, [...BEFORE_FLOW, FLOW, ...AFTER_FLOW], width)
      : table(rows.map(withoutFlow), [...BEFORE_FLOW, ...AFTER_FLOW], width);
  return [...drawn, ...legend(report.timeline, context)];
}

function timelineContext(report: Report, width: number): TimelineContext {
  const index = indexReport(report);
  const causes = report.findings.filter(({ rootCause }) => rootCause);
  const primary = causes.flatMap(({ evidence }) => evidence.filter(({ role }) => role === 'primary'));
  return {
    ...index,
    causes: new Set(primary.flatMap(({ entry }) => (entry === null ? [] : [entry]))),
    likenesses: new Map(report.flows.map((flow) => [flow.id, flowLikeness(flow, index)])),
    firstDay: parseInstant(report.timeline[0]?.startedDateTime ?? null)?.day,
    isNarrow: width < NARROW_COLUMNS,
  };
}

/** What a reader would take for the same again. Where a root cause stands is never folded away. */
function foldKey(item: TimelineItem, context: TimelineContext): string {
  const cause = isCause(item, context) ? item.entry : null;
  const common = [item.kind, item.from, item.to, answerOf(item, context), cause];
  // Calls of an API that went well differ only in what they fetched, which is not this report's subject.
  if (item.kind === 'protected-resource-request' && !hasFailed(item, context)) return JSON.stringify(common);
  const likeness = item.flow === null ? null : context.likenesses.get(item.flow);
  return JSON.stringify([...common, likeness, item.method, item.url, item.label]);
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
      return foldedCells(row.last, moreWords(row, above, context), answerOf(row.last, context), context);
    case 'again':
      return foldedCells(row.last, `${FOLDED} these ${row.steps} again, ${row.times} times`, '', context);
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
    span(answerOf(item, context), answer),
  ];
}

function mark(item: TimelineItem, failed: boolean, context: TimelineContext): Span {
  if (failed) return span(FAILED, 'bad');
  return isCause(item, context) ? span(CAUSE, 'warning') : span('');
}

function foldedCells(last: TimelineItem, what: string, answer: string, context: TimelineContext): Span[] {
  const until = `until entry ${last.entry}`;
  const texts = ['', FOLDED, clock(last.startedDateTime, context), '', until, what, answer];
  return texts.map((text) => span(text, 'faint'));
}

function moreWords(
  row: TimelineRow & { kind: 'more' },
  above: TimelineRow | undefined,
  context: TimelineContext,
): string {
  const isPoll = above?.kind === 'item' && hasPendingAnswer(above.item, context);
  const plural = isPoll ? 'polls' : (PLURALS.get(row.last.kind) ?? 'like it');
  return `${FOLDED} ${row.count} more ${plural}`;
}

function hasPendingAnswer(item: TimelineItem, context: TimelineContext): boolean {
  return found(item.errors, context.errors).some(({ error }) =>
    /^(?:authorization_pending|slow_down)$/.test(error ?? ''),
  );
}

/** Status and the server's code, such as `400 AADSTS240002`. */
function answerOf(item: TimelineItem, context: TimelineContext): string {
  const status = item.status === null ? 'no answer' : String(item.status);
  const [error] = found(item.errors, context.errors);
  const name = error?.expected === true ? (error.error ?? error.code) : (error?.code ?? error?.error);
  return name === undefined || name === null ? status : `${status} ${name}`;
}

function hasFailed(item: TimelineItem, context: TimelineContext): boolean {
  const errors = found(item.errors, context.errors);
  if (errors.length > 0) return errors.some(({ expected }) => !expected);
  return item.status !== null && item.status >= 400;
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
