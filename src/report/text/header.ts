import { captureFacts } from '../capture-facts.js';
import type { Report } from '../report.js';
import { secretsWarning } from '../secrets-warning.js';
import { type Verdict, verdictOf } from '../verdict.js';
import { EMPTY_LINE, type Line, labelled, line, paragraph, type Style, span } from './line.js';

/** What was read, and the one sentence that says what came of it. */
export function headerLines(report: Report, width: number): Line[] {
  const facts = captureFacts(report.capture).join(' · ');
  return [
    ...warningLines(report, width),
    ...paragraph(report.capture.name, width, 'heading'),
    ...paragraph(facts, width, 'faint'),
    EMPTY_LINE,
    ...headline(report, width),
  ];
}

function warningLines(report: Report, width: number): Line[] {
  const note = secretsWarning(report);
  return note === undefined ? [] : [...paragraph(note.message, width, 'bad'), EMPTY_LINE];
}

const MARKS = {
  failed: { mark: '✗', style: 'bad' },
  warned: { mark: '!', style: 'warning' },
  healthy: { mark: '✓', style: 'good' },
  unknown: { mark: '·', style: 'faint' },
} as const satisfies Record<Verdict, { mark: string; style: Style }>;

function headline(report: Report, width: number): Line[] {
  const { mark, style } = MARKS[verdictOf(report)];
  const words = paragraph(report.summary.headline, width - 2, 'strong');
  return labelled('', 2, words).map((row, position) =>
    position === 0 ? line(span(`${mark} `, style), ...row.slice(1)) : row,
  );
}
