import { handOffFacts } from '../handoff-facts.js';
import type { Handoff } from '../report.js';
import { EMPTY_LINE, indent, type Line, labelled, paragraph, verbatim } from './line.js';

const LABEL_COLUMNS = 16;

/** What a support case needs, ready to be copied. */
export function handOffLines(handoff: Handoff | null, width: number): Line[] {
  if (handoff === null) return [];
  return [
    ...handOffFacts(handoff).flatMap(([label, value]) => labelled(label, LABEL_COLUMNS, verbatim(value))),
    ...queryLines(handoff.signInLogQuery),
    ...nextCaptureLines(handoff.nextCapture, width),
  ];
}

function queryLines(query: string | null): Line[] {
  if (query === null) return [];
  const title = paragraph('Sign-in logs, in Log Analytics:', LABEL_COLUMNS * 4, 'faint');
  return [EMPTY_LINE, ...title, ...indent(verbatim(query, 'value'), 2)];
}

function nextCaptureLines(nextCapture: string | null, width: number): Line[] {
  if (nextCapture === null) return [];
  const sentence = paragraph(nextCapture, width - LABEL_COLUMNS);
  return [EMPTY_LINE, ...labelled('Next capture', LABEL_COLUMNS, sentence)];
}
