import { groupAlike } from './alike.js';
import { primaryEvidence } from './primary-evidence.js';
import type { ErrorReport, EvidenceReport, Finding, Report } from './report.js';
import { truncate } from './text/display-width.js';
import { found, type ReportIndex } from './text/report-index.js';

/** A captured value is shown to be recognised, not to be read in full. */
const LONGEST_VALUE = 240;
const LONGEST_DESCRIPTION = 400;

/** Where the server's sentences end and its ids and times begin, which the hand-off block shows. */
const SERVER_TAIL = /\s*(?:Trace ID|Correlation ID|Timestamp):/i;

/** A captured value, cut to what a reader needs. */
export function shortValue(value: string): string {
  return truncate(withoutTail(value) || value, LONGEST_VALUE);
}

/** What the server says, without the ids at its end; empty where it says nothing. */
export function serverSentence({ description }: ErrorReport): string {
  return truncate(withoutTail(description ?? ''), LONGEST_DESCRIPTION);
}

function withoutTail(text: string): string {
  return text.split(SERVER_TAIL, 1)[0]?.trim() ?? '';
}

/** The errors that a finding accounts for; what differs only in its ids is told once. */
export function explainedErrors({ explains }: Finding, index: ReportIndex): ErrorReport[] {
  const alike = groupAlike(found(explains, index.errors), (each) =>
    JSON.stringify([each.code, each.error, each.suberror, serverSentence(each)]),
  );
  return alike.map(([first]) => first);
}

/** The evidence of a finding with the primary piece first. */
export function orderedEvidence(finding: Finding): EvidenceReport[] {
  const primary = primaryEvidence(finding);
  const others = finding.evidence.filter((each) => each !== primary);
  return primary === undefined ? others : [primary, ...others];
}

/** What follows from a root cause. */
export function consequencesOf({ consequences }: Finding, { findings }: Report): Finding[] {
  return findings.filter(({ id }) => consequences.includes(id));
}
