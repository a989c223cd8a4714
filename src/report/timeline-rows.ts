import { answerWords, hasFailed } from './message-outcome.js';
import { primaryEntry } from './primary-evidence.js';
import type { Report, TimelineItem } from './report.js';
import { flowLikeness } from './text/flow-words.js';
import type { ReportIndex } from './text/report-index.js';
import { foldTimeline, type TimelineRow } from './text/timeline-folds.js';

/** The timeline with what repeats folded. Where a root cause stands is never folded away. */
export function timelineRows(report: Report, index: ReportIndex): TimelineRow[] {
  const causes = causeEntries(report);
  const likenesses = new Map(report.flows.map((flow) => [flow.id, flowLikeness(flow, index)]));
  return foldTimeline(report.timeline, (item) => {
    const cause = causes.has(item.entry) ? item.entry : null;
    const likeness = item.flow === null ? null : likenesses.get(item.flow);
    return JSON.stringify([cause, likeness, ...looks(item, index)]);
  });
}

/** The entries that the root causes of a report point at. */
export function causeEntries({ findings }: Report): ReadonlySet<number | null> {
  return new Set(findings.filter(({ rootCause }) => rootCause).map(primaryEntry));
}

/** What a reader sees of a message but for its time. */
function looks(item: TimelineItem, index: ReportIndex): (string | null)[] {
  const { kind, from, to, method, url, label } = item;
  const seen = [kind, from, to, answerWords(item, index)];
  // Calls of an API that went well differ only in what they fetched, which is not this report's subject.
  const isPlainCall = kind === 'protected-resource-request' && !hasFailed(item, index);
  return isPlainCall ? seen : [...seen, method, url, label];
}
