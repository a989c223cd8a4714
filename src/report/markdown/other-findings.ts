import type { Group } from '../alike.js';
import { otherFindings, whereFound } from '../other-findings.js';
import type { Finding, Report } from '../report.js';
import { markdownCode, markdownText } from './safe.js';
import { section } from './section.js';

/** What else was found, in short. */
export function otherFindingsSection(report: Report): string[] {
  return section('Other findings', otherFindings(report).map(groupItem));
}

function groupItem(alike: Group<Finding>): string {
  const [finding] = alike;
  const [fix] = finding.fix;
  const words = [
    `- **${finding.severity}:** ${markdownText(finding.title)}.`,
    markdownText(finding.detail),
    ...(fix === undefined ? [] : [`Fix: ${markdownText(fix)}`]),
    `(${[markdownCode(finding.ruleId), ...whereFound(alike)].join(', ')})`,
  ];
  return words.join(' ');
}
