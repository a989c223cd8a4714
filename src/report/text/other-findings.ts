import type { Finding, Report } from '../report.js';
import { entryList } from './entry-list.js';
import { SEVERITY_STYLES } from './finding-words.js';
import { EMPTY_LINE, indent, type Line, line, paragraph, span } from './line.js';

const LEAD_COLUMNS = 10;

/** What else was found, each in short. What follows from a root cause stands with that, not here. */
export function otherFindingLines(report: Report, width: number): Line[] {
  const consequences = new Set(report.findings.flatMap((finding) => finding.consequences));
  const others = report.findings.filter(({ id, rootCause }) => !rootCause && !consequences.has(id));
  return groupAlike(others).flatMap((findings, position) => [
    ...(position === 0 ? [] : [EMPTY_LINE]),
    ...groupLines(findings, width),
  ]);
}

/** One rule may say the same of each of a hundred requests: that is one thing to read. */
function groupAlike(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.ruleId, finding.severity, finding.title]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function groupLines(findings: readonly Finding[], width: number): Line[] {
  const [finding] = findings;
  if (finding === undefined) return [];
  const columns = width - LEAD_COLUMNS;
  const severity = span(finding.severity.padEnd(LEAD_COLUMNS), SEVERITY_STYLES[finding.severity]);
  const [first = EMPTY_LINE, ...rest] = paragraph(finding.title, columns, 'strong');
  const [fix] = finding.fix;
  return [
    line(severity, ...first),
    ...indent(rest, LEAD_COLUMNS),
    ...indent(paragraph(finding.detail, columns), LEAD_COLUMNS),
    ...indent(fix === undefined ? [] : paragraph(`Fix: ${fix}`, columns), LEAD_COLUMNS),
    ...indent(paragraph(whereWords(finding, findings), columns, 'faint'), LEAD_COLUMNS),
  ];
}

function whereWords(finding: Finding, alike: readonly Finding[]): string {
  const places = alike.flatMap(({ evidence }) =>
    evidence.flatMap(({ entry }) => (entry === null ? [] : [entry])),
  );
  const count = alike.length === 1 ? '' : `${alike.length} times`;
  const suspicion = finding.proof === 'heuristic' ? 'a suspicion' : '';
  return [count, entryList(places), suspicion, finding.ruleId].filter((word) => word !== '').join(' · ');
}
