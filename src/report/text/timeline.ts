import type { ErrorReport, Report, TimelineItem } from '../report.js';
import { parseInstant } from './instant.js';
import { EMPTY_LINE, type Line, line, type Span, type Style, span } from './line.js';
import { type Column, table } from './table.js';
import { type Run, timelineRuns } from './timeline-runs.js';

/** Below this many columns every one of them is needed for words. */
const NARROW_COLUMNS = 90;

const FAILED = '✗';
const CAUSE = '▸';

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

/** Every exchange of the story as one aligned table, runs of repeats folded. */
export function timelineLines(report: Report, width: number): Line[] {
  if (report.timeline.length === 0) return [];
  const context = timelineContext(report, width);
  const runs = timelineRuns(report.timeline, report.errors);
  const rows = [headingRow(), ...runs.flatMap((run) => runRows(run, context))];
  const drawn =
    report.flows.length > 1
      ? table(rows, [...BEFORE_FLOW, FLOW, ...AFTER_FLOW], width)
      : table(rows.map(withoutFlow), [...BEFORE_FLOW, ...AFTER_FLOW], width);
  return [...drawn, ...legend(runs, context)];
}

interface TimelineContext {
  readonly errors: ReadonlyMap<string, ErrorReport>;
  readonly flowNumbers: ReadonlyMap<string, number>;
  /** Entries that the root causes point at. */
  readonly causes: ReadonlySet<number>;
  /** Said before the times: the day is said once, above the table. */
  readonly firstDay: string | undefined;
  /** Then the milliseconds are left out. */
  readonly isNarrow: boolean;
}

function timelineContext(report: Report, width: number): TimelineContext {
  const primary = report.findings
    .filter((finding) => finding.rootCause)
    .flatMap((finding) => finding.evidence.filter((evidence) => evidence.role === 'primary'));
  return {
    errors: new Map(report.errors.map((error) => [error.id, error])),
    flowNumbers: new Map(report.flows.map((flow, position) => [flow.id, position + 1])),
    causes: new Set(primary.flatMap((evidence) => (evidence.entry === null ? [] : [evidence.entry]))),
    firstDay: parseInstant(report.timeline[0]?.startedDateTime ?? null)?.day,
    isNarrow: width < NARROW_COLUMNS,
  };
}

const BEFORE_FLOW: readonly Column[] = [{}, { align: 'right' }, {}];
const FLOW: Column = { align: 'right' };
const AFTER_FLOW: readonly Column[] = [{ canShrink: true }, { canShrink: true }, { canShrink: true }];

function headingRow(): Span[] {
  return ['', 'entry', 'time UTC', 'flow', 'from → to', 'what', 'status'].map((name) => span(name, 'faint'));
}

function withoutFlow(row: readonly Span[]): Span[] {
  return [...row.slice(0, 3), ...row.slice(4)];
}

function runRows(run: Run, context: TimelineContext): Span[][] {
  const first = itemRow(run.first, context);
  return run.repeats.length === 0 ? [first] : [first, foldedRow(run, context)];
}

function itemRow(item: TimelineItem, context: TimelineContext): Span[] {
  const failed = hasFailed(item, context);
  const style: Style | undefined = failed ? 'bad' : undefined;
  const flow = item.flow === null ? undefined : context.flowNumbers.get(item.flow);
  return [
    mark(item, failed, context),
    span(String(item.entry), style),
    span(clock(item.startedDateTime, context), 'faint'),
    span(flow === undefined ? '' : String(flow), 'faint'),
    span(`${item.from} → ${item.to}`),
    span(item.label, style),
    statusCell(item, failed, context),
  ];
}

function mark(item: TimelineItem, failed: boolean, context: TimelineContext): Span {
  if (failed) return span(FAILED, 'bad');
  return isCause(item, context) ? span(CAUSE, 'warning') : span('');
}

function isCause(item: TimelineItem, context: TimelineContext): boolean {
  return context.causes.has(item.entry);
}

function foldedRow(run: Run, context: TimelineContext): Span[] {
  const last = run.repeats.at(-1) ?? run.first;
  const plural = PLURALS.get(run.first.kind) ?? 'like it';
  const what = isPoll(run.first, context) ? 'polls' : plural;
  const answer = answerOf(run.first, context);
  return [
    span(''),
    span('…', 'faint'),
    span(clock(last.startedDateTime, context), 'faint'),
    span(''),
    span(`until entry ${last.entry}`, 'faint'),
    span(`… ${run.repeats.length} more ${what}`, 'faint'),
    span(`all ${answer}`, 'faint'),
  ];
}

function isPoll(item: TimelineItem, context: TimelineContext): boolean {
  return item.errors.some((id) =>
    /^(authorization_pending|slow_down)$/.test(context.errors.get(id)?.error ?? ''),
  );
}

function statusCell(item: TimelineItem, failed: boolean, context: TimelineContext): Span {
  const style: Style | undefined = failed ? 'bad' : item.status === null ? 'warning' : undefined;
  return span(answerOf(item, context), style);
}

/** Status and the server's code, such as `400 AADSTS240002`. */
function answerOf(item: TimelineItem, context: TimelineContext): string {
  const status = item.status === null ? 'no answer' : String(item.status);
  const error = item.errors.map((id) => context.errors.get(id)).find((found) => found !== undefined);
  const name = error?.expected === true ? (error.error ?? error.code) : (error?.code ?? error?.error);
  return name === undefined || name === null ? status : `${status} ${name}`;
}

function hasFailed(item: TimelineItem, context: TimelineContext): boolean {
  const errors = item.errors.map((id) => context.errors.get(id));
  if (errors.length > 0) return errors.some((error) => error?.expected !== true);
  return item.status !== null && item.status >= 400;
}

/** The time of day, with the day before it where that is another than the first. */
function clock(iso: string | null, context: TimelineContext): string {
  const instant = parseInstant(iso);
  if (instant === undefined) return '–';
  const time = context.isNarrow ? instant.time.slice(0, 'hh:mm:ss'.length) : instant.time;
  return instant.day === context.firstDay ? time : `${instant.day} ${time}`;
}

function legend(runs: readonly Run[], context: TimelineContext): Line[] {
  const pointed = runs.some(({ first }) => !hasFailed(first, context) && isCause(first, context));
  return pointed ? [EMPTY_LINE, line(span(`${CAUSE} the root cause is here`, 'faint'))] : [];
}
