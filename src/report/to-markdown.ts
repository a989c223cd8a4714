import { captureFacts } from './capture-facts.js';
import { checkedSection } from './markdown/checked.js';
import { flowsSection } from './markdown/flows.js';
import { handOffSection } from './markdown/hand-off.js';
import { otherFindingsSection } from './markdown/other-findings.js';
import { rootCauseSection } from './markdown/root-cause.js';
import { markdownCode, markdownText } from './markdown/safe.js';
import { parted } from './markdown/section.js';
import { timelineSection } from './markdown/timeline.js';
import type { Document, Report, Unreadable } from './report.js';
import { secretsWarning } from './secrets-warning.js';
import { indexReport } from './text/report-index.js';

/** Writes a case note for each capture, to be pasted into GitHub, Azure DevOps or ServiceNow. */
export function toMarkdown({ tool, reports, unreadable }: Document): string {
  const notes = [...reports.map(toCaseNote), ...unreadableNote(unreadable)];
  return [...notes, `Written by entrace ${markdownText(tool.version)}.\n`].join('\n---\n\n');
}

/** One capture as a case note, ended by a line feed: headline, hand-off, root causes, timeline, and what was checked. */
export function toCaseNote(report: Report): string {
  const index = indexReport(report);
  const causes = report.findings.filter(({ rootCause }) => rootCause);
  return [
    ...headerLines(report),
    ...handOffSection(report.handoff),
    ...causes.flatMap((cause) => rootCauseSection(cause, report, index)),
    ...timelineSection(report, index),
    ...flowsSection(report, index),
    ...otherFindingsSection(report),
    ...checkedSection(report, index),
  ].join('\n');
}

function headerLines(report: Report): string[] {
  const { capture, summary } = report;
  const warning = secretsWarning(report);
  return parted([
    warning === undefined ? [] : [`**Warning:** ${markdownText(warning.message)}`],
    [`## Sign-in capture ${markdownText(capture.name)}`],
    [`**${markdownText(summary.headline)}**`],
    [captureFacts(capture).map(markdownText).join(' · ')],
  ]);
}

function unreadableNote(unreadable: readonly Unreadable[]): string[] {
  if (unreadable.length === 0) return [];
  const items = unreadable.map(({ code, message }) => `- ${markdownCode(code)} ${markdownText(message)}`);
  return [parted([['## Not read'], items]).join('\n')];
}
