import type { Finding, Report } from './report.js';
import { flowLines } from './text/flows.js';
import { handOffLines } from './text/hand-off.js';
import { headerLines } from './text/header.js';
import { EMPTY_LINE, type Line, line, type Paint, render, span } from './text/line.js';
import { missingLines } from './text/missing.js';
import { otherFindingLines } from './text/other-findings.js';
import { plainPaint } from './text/plain-paint.js';
import { rootCauseLines } from './text/root-cause.js';
import { timelineLines } from './text/timeline.js';

/** How a report is written for people. */
export interface TextOptions {
  /** Columns of the terminal; 100 unless told, never less than 60. Long ids, URLs and queries may stand out. */
  readonly width?: number;
  /** How styles are written; plain text unless told. */
  readonly paint?: Paint;
}

const DEFAULT_COLUMNS = 100;
const FEWEST_COLUMNS = 60;

/** Root causes beyond these are named in short; no capture has so many stories that a reader would follow them. */
const SHOWN_ROOT_CAUSES = 5;

/** Writes one report as text for a terminal. Whatever was captured is made safe to print. */
export function toText(report: Report, options: TextOptions = {}): string {
  const width = Math.max(FEWEST_COLUMNS, options.width ?? DEFAULT_COLUMNS);
  const sections = textSections(report, width).filter(({ lines }) => lines.length > 0);
  const body = sections.flatMap(({ title, lines }) => [EMPTY_LINE, ruler(title, width), ...lines]);
  return render([...headerLines(report, width), ...body], options.paint ?? plainPaint);
}

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

function textSections(report: Report, width: number): Section[] {
  return [
    ...rootCauseSections(report, width),
    { title: 'Timeline', lines: timelineLines(report, width) },
    { title: 'Flows', lines: flowLines(report, width) },
    { title: 'Other findings', lines: otherFindingLines(report, width) },
    { title: 'What the capture lacks', lines: missingLines(report, width) },
    { title: 'For the support case', lines: handOffLines(report.handoff, width) },
  ];
}

function rootCauseSections(report: Report, width: number): Section[] {
  const causes = report.findings.filter(({ rootCause }) => rootCause);
  const shown = causes.slice(0, SHOWN_ROOT_CAUSES).map((cause, position) => ({
    title: causes.length === 1 ? 'Root cause' : `Root cause ${position + 1} of ${causes.length}`,
    lines: rootCauseLines(cause, report, width),
  }));
  return [...shown, { title: 'Further root causes', lines: causes.slice(SHOWN_ROOT_CAUSES).map(shortCause) }];
}

function shortCause(cause: Finding): Line {
  return line(cause.title, '  ', span(cause.ruleId, 'faint'));
}

function ruler(title: string, width: number): Line {
  const lead = `── ${title} `;
  return line(
    span('── ', 'faint'),
    span(title, 'heading'),
    span(` ${'─'.repeat(width - lead.length)}`, 'faint'),
  );
}
