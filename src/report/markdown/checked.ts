import { noteSentences } from '../capture-notes.js';
import type { Report } from '../report.js';
import type { ReportIndex } from '../text/report-index.js';
import { markdownCode, markdownText } from './safe.js';
import { led, section } from './section.js';

/** More open questions than these are counted: the JSON report has them all. */
const MOST_QUESTIONS = 12;

/** What was looked at, what had to be repaired or is missing, and what the capture cannot tell. */
export function checkedSection(report: Report, index: ReportIndex): string[] {
  const { capture, timeline, flows, tokens, errors, findings } = report;
  const counts = [
    `Entries: ${capture.entryCount}`,
    `messages of the sign-in: ${timeline.length}`,
    `flows: ${flows.length}`,
    `tokens: ${tokens.length}`,
    `errors of the server: ${errors.length}`,
    `findings: ${findings.length}`,
  ];
  return section(
    'What was checked',
    [counts.join(', ')],
    led('**Repaired or missing in the capture**', noteItems(report)),
    led('**Cannot be told from this capture**', questionItems(report, index)),
  );
}

function noteItems(report: Report): string[] {
  return noteSentences(report).map((sentence) => `- ${markdownText(sentence)}`);
}

function questionItems({ undecided }: Report, index: ReportIndex): string[] {
  const items = undecided.map(({ ruleId, flow, reason }) => {
    const number = flow === null ? undefined : index.flowNumbers.get(flow);
    const where = number === undefined ? '' : `, flow ${number}`;
    return `- ${markdownText(reason)} (${markdownCode(ruleId)}${where})`;
  });
  const left = items.length - MOST_QUESTIONS;
  return left > 0 ? [...items.slice(0, MOST_QUESTIONS), `- and ${left} more`] : items;
}
