import type { CaptureNote } from '../../model/capture.js';
import type { Report } from '../report.js';
import { entryList } from '../text/entry-list.js';
import { SECRETS_INCLUDED } from '../text/header.js';
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
    led('**Repaired or missing in the capture**', noteItems(capture.notes)),
    led('**Cannot be told from this capture**', questionItems(report, index)),
  );
}

function noteItems(notes: readonly CaptureNote[]): string[] {
  const entriesByMessage = new Map<string, number[]>();
  for (const { code, message, entry } of notes) {
    if (code === SECRETS_INCLUDED) continue;
    const entries = entriesByMessage.get(message) ?? [];
    entriesByMessage.set(message, entry === undefined ? entries : [...entries, entry]);
  }
  return [...entriesByMessage].map(([message, entries]) => {
    const where = entryList(entries);
    return `- ${markdownText(message)}${where === '' ? '' : ` (${where})`}`;
  });
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
