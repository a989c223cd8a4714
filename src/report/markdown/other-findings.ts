import type { Finding, Report } from '../report.js';
import { entryList } from '../text/entry-list.js';
import { markdownCode, markdownText } from './safe.js';
import { section } from './section.js';

/** What else was found, in short; the same of many messages is said once. What follows from a cause stands there. */
export function otherFindingsSection({ findings }: Report): string[] {
  const following = new Set(findings.flatMap(({ consequences }) => consequences));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings.filter(({ id, rootCause }) => !rootCause && !following.has(id))) {
    const key = JSON.stringify([finding.ruleId, finding.severity, finding.title]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return section('Other findings', [...groups.values()].flatMap(groupItem));
}

function groupItem(group: readonly Finding[]): string[] {
  const [finding] = group;
  if (finding === undefined) return [];
  const entries = group.flatMap(({ evidence }) =>
    evidence.flatMap(({ entry }) => (entry === null ? [] : [entry])),
  );
  const [fix] = finding.fix;
  const words = [
    `- **${finding.severity}:** ${markdownText(finding.title)}.`,
    markdownText(finding.detail),
    ...(fix === undefined ? [] : [`Fix: ${markdownText(fix)}`]),
    `(${[markdownCode(finding.ruleId), entryList(entries)].filter((word) => word !== '').join(', ')})`,
  ];
  return [words.join(' ')];
}
