import { type Group, groupAlike } from './alike.js';
import type { Finding, Report } from './report.js';
import { entryList } from './text/entry-list.js';

/**
 * What is neither a root cause nor follows from one, which stands with that cause. One rule may say the same of each of
 * a hundred requests: that is one thing to read.
 */
export function otherFindings({ findings }: Report): Group<Finding>[] {
  const following = new Set(findings.flatMap(({ consequences }) => consequences));
  const others = findings.filter(({ id, rootCause }) => !rootCause && !following.has(id));
  return groupAlike(others, ({ ruleId, severity, title }) => JSON.stringify([ruleId, severity, title]));
}

/** How often it was found, where, and whether it is only suspected. */
export function whereFound(alike: Group<Finding>): string[] {
  const evidence = alike.flatMap((finding) => finding.evidence);
  const entries = evidence.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const words = [
    alike.length === 1 ? '' : `${alike.length} times`,
    entryList(entries),
    alike[0].proof === 'heuristic' ? 'a suspicion' : '',
  ];
  return words.filter((word) => word !== '');
}
