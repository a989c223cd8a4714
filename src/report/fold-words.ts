import type { TimelineItem } from './report.js';
import { found, type ReportIndex } from './text/report-index.js';
import type { TimelineRow } from './text/timeline-folds.js';

/** What kinds of message are called when many of them are folded into one row. */
const PLURALS = new Map<string, string>([
  ['authorization-request', 'authorization requests'],
  ['token-request', 'token requests'],
  ['protected-resource-request', 'calls'],
  ['metadata-request', 'metadata requests'],
  ['jwks-request', 'key requests'],
  ['cors-preflight', 'preflights'],
  ['sign-in-step', 'sign-in steps'],
]);

/** What a row stands for that shows no message of its own: `27 more polls`, `these 2 again, 90 times`. */
export function foldWords(
  row: Exclude<TimelineRow, { kind: 'item' }>,
  above: TimelineRow | undefined,
  index: ReportIndex,
): string {
  if (row.kind === 'again') return `these ${row.steps} again, ${row.times} times`;
  const isPoll = above?.kind === 'item' && hasPendingAnswer(above.item, index);
  return `${row.count} more ${isPoll ? 'polls' : (PLURALS.get(row.last.kind) ?? 'like it')}`;
}

function hasPendingAnswer(item: TimelineItem, index: ReportIndex): boolean {
  return found(item.errors, index.errors).some(({ error }) =>
    /^(?:authorization_pending|slow_down)$/.test(error ?? ''),
  );
}
