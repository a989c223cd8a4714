import { noteSentences } from '../capture-notes.js';
import type { Report, Undecided } from '../report.js';
import { type Line, labelled, paragraph } from './line.js';

/** Open questions beyond these are counted: the JSON report has them all. */
const SHOWN_QUESTIONS = 5;
const BULLET_COLUMNS = 2;

/** What the capture lacks: repairs, missing things, and what could not be judged of a flow that failed. */
export function missingLines(report: Report, width: number): Line[] {
  const sentences = [...noteSentences(report), ...openQuestions(report)];
  return sentences.flatMap((sentence) =>
    labelled('·', BULLET_COLUMNS, paragraph(sentence, width - BULLET_COLUMNS)),
  );
}

/** What cannot be told matters where something failed; a healthy capture has no questions. */
function openQuestions(report: Report): string[] {
  const failed = new Set(report.flows.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id));
  const asked = report.undecided.filter(({ flow }) => flow !== null && failed.has(flow));
  const sentences = [...new Set(asked.map(questionWords))];
  const more = sentences.length - SHOWN_QUESTIONS;
  const shown = sentences.slice(0, SHOWN_QUESTIONS);
  return more > 0 ? [...shown, `${more} more open questions are in the JSON report (--format json).`] : shown;
}

function questionWords({ ruleId, reason }: Undecided): string {
  return `${reason} (${ruleId})`;
}
