import type { Group } from '../alike.js';
import { otherFindings, whereFound } from '../other-findings.js';
import type { Finding, Report } from '../report.js';
import { SEVERITY_STYLES } from './finding-words.js';
import { EMPTY_LINE, indent, type Line, line, paragraph, span } from './line.js';

const LEAD_COLUMNS = 10;

/** What else was found, each in short. What follows from a root cause stands with that, not here. */
export function otherFindingLines(report: Report, width: number): Line[] {
  return otherFindings(report).flatMap((findings, position) => [
    ...(position === 0 ? [] : [EMPTY_LINE]),
    ...groupLines(findings, width),
  ]);
}

function groupLines(alike: Group<Finding>, width: number): Line[] {
  const [finding] = alike;
  const columns = width - LEAD_COLUMNS;
  const severity = span(finding.severity.padEnd(LEAD_COLUMNS), SEVERITY_STYLES[finding.severity]);
  const [first = EMPTY_LINE, ...rest] = paragraph(finding.title, columns, 'strong');
  const [fix] = finding.fix;
  const where = [...whereFound(alike), finding.ruleId].join(' · ');
  return [
    line(severity, ...first),
    ...indent(rest, LEAD_COLUMNS),
    ...indent(paragraph(finding.detail, columns), LEAD_COLUMNS),
    ...indent(fix === undefined ? [] : paragraph(`Fix: ${fix}`, columns), LEAD_COLUMNS),
    ...indent(paragraph(where, columns, 'faint'), LEAD_COLUMNS),
  ];
}
