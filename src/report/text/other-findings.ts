import type { Finding, Report } from '../report.js';
import { entryList } from './entry-list.js';
import { SEVERITY_STYLES } from './finding-words.js';
import { EMPTY_LINE, indent, type Line, line, paragraph, span } from './line.js';

const LEAD_COLUMNS = 10;

/** What else was found, each in short. What follows from a root cause stands with that, not here. */
export function otherFindingLines(report: Report, width: number): Line[] {
  const consequences = new Set(report.findings.flatMap((finding) => finding.consequences));
  const others = report.findings.filter(({ id, rootCause }) => !rootCause && !consequences.has(id));
  return others.flatMap((finding, position) => [
    ...(position === 0 ? [] : [EMPTY_LINE]),
    ...findingLines(finding, width),
  ]);
}

function findingLines(finding: Finding, width: number): Line[] {
  const columns = width - LEAD_COLUMNS;
  const severity = span(finding.severity.padEnd(LEAD_COLUMNS), SEVERITY_STYLES[finding.severity]);
  const [first = EMPTY_LINE, ...rest] = paragraph(finding.title, columns, 'strong');
  const fix = finding.fix[0];
  return [
    line(severity, ...first),
    ...indent(rest, LEAD_COLUMNS),
    ...indent(paragraph(finding.detail, columns), LEAD_COLUMNS),
    ...indent(fix === undefined ? [] : paragraph(`Fix: ${fix}`, columns), LEAD_COLUMNS),
    ...indent(paragraph(whereWords(finding), columns, 'faint'), LEAD_COLUMNS),
  ];
}

function whereWords(finding: Finding): string {
  const entries = finding.evidence.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const suspicion = finding.proof === 'heuristic' ? 'a suspicion' : '';
  return [entryList(entries), suspicion, finding.ruleId].filter((word) => word !== '').join(' · ');
}
