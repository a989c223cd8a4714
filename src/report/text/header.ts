import { captureFacts } from '../capture-facts.js';
import type { Report, Summary } from '../report.js';
import { secretsWarning } from '../secrets-warning.js';
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

function headline({ summary, flows }: Report, width: number): Line[] {
  const { mark, style } = verdict(summary, flows.length > 0);
  const words = paragraph(summary.headline, width - 2, 'strong');
  return labelled('', 2, words).map((row, position) =>
    position === 0 ? line(span(`${mark} `, style), ...row.slice(1)) : row,
  );
}

function verdict(summary: Summary, hasFlows: boolean): { mark: string; style: Style } {
  const { critical, error, warning } = summary.counts;
  if (summary.rootCauses.length > 0 || critical > 0 || error > 0) return { mark: '✗', style: 'bad' };
  if (warning > 0) return { mark: '!', style: 'warning' };
  return hasFlows ? { mark: '✓', style: 'good' } : { mark: '·', style: 'faint' };
}
