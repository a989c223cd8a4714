import type { ErrorReport, EvidenceReport, Finding, Report } from '../report.js';
import { type RequestRow, requestRows } from '../request-text.js';
import {
  consequencesOf,
  explainedErrors,
  orderedEvidence,
  serverSentence,
  shortValue,
} from '../root-cause-words.js';
import { displayWidth } from './display-width.js';
import { OWNER_WORDS, PROOF_WORDS, SEVERITY_STYLES } from './finding-words.js';
import {
  EMPTY_LINE,
  indent,
  type Line,
  labelled,
  line,
  paragraph,
  type Style,
  span,
  verbatim,
} from './line.js';
import { evidencePlace } from './place.js';
import { indexReport } from './report-index.js';
import { table } from './table.js';

const LABEL_COLUMNS = 11;

/** One root cause in full: why, what the server said, the evidence, the fix, the checklist, the corrected request. */
export function rootCauseLines(finding: Finding, report: Report, width: number): Line[] {
  const columns = width - LABEL_COLUMNS;
  const errors = explainedErrors(finding, indexReport(report));
  const blocks: [label: string, lines: Line[]][] = [
    ['Why', paragraph(finding.detail, columns)],
    ['Server', errors.flatMap((error) => errorLines(error, columns))],
    ['Evidence', orderedEvidence(finding).flatMap((piece) => pieceLines(piece, columns))],
    ['Fix', fixLines(finding.fix, columns)],
    ['Checked', checklistLines(finding, columns)],
    ['Corrected', correctedLines(finding)],
    ['As curl', curlLines(finding)],
    ['Leads to', consequenceLines(finding, report, columns)],
    ['More', referenceLines(finding)],
  ];
  const shown = blocks.filter(([, lines]) => lines.length > 0);
  return [
    ...titleLines(finding, width),
    ...shown.flatMap(([label, lines]) => [EMPTY_LINE, ...labelled(label, LABEL_COLUMNS, lines)]),
  ];
}

function titleLines(finding: Finding, width: number): Line[] {
  const severity = span(`${finding.severity}  `, SEVERITY_STYLES[finding.severity]);
  const known = [PROOF_WORDS[finding.proof], OWNER_WORDS[finding.owner], finding.ruleId].join(' · ');
  const lead = displayWidth(severity.text);
  const [first = EMPTY_LINE, ...rest] = paragraph(finding.title, width - lead, 'strong');
  return [
    line(severity, ...first),
    ...indent(rest, lead),
    ...indent(paragraph(known, width - lead, 'faint'), lead),
  ];
}

function errorLines(error: ErrorReport, columns: number): Line[] {
  const names = [error.code, error.error, error.suberror, error.title].filter((name) => name !== null);
  const sentence = serverSentence(error);
  const quoted = sentence === '' ? [] : paragraph(`“${sentence}”`, columns);
  return [...paragraph([...new Set(names)].join(' · '), columns, 'bad'), ...quoted];
}

function pieceLines(piece: EvidenceReport, columns: number): Line[] {
  const value = piece.value === undefined ? [] : paragraph(shortValue(piece.value), columns - 2, 'value');
  return [
    ...paragraph(evidencePlace(piece), columns),
    ...indent(value, 2),
    ...indent(paragraph(piece.note, columns - 2, 'faint'), 2),
  ];
}

function fixLines(fix: readonly string[], columns: number): Line[] {
  if (fix.length === 1) return fix.flatMap((step) => paragraph(step, columns));
  return fix.flatMap((step, position) => labelled(`${position + 1}.`, 3, paragraph(step, columns - 3)));
}

function checklistLines({ checklist }: Finding, columns: number): Line[] {
  const rows = checklist.map((item) => [
    span(item.name),
    span(item.state, item.state === 'present' ? 'good' : 'warning'),
    span(item.value === null ? '' : shortValue(item.value), 'value'),
  ]);
  return table(rows, [{ canShrink: true }, {}, { canShrink: true }], columns);
}

const CHANGE_MARKS = {
  kept: { mark: '  ', style: 'value' },
  removed: { mark: '- ', style: 'bad' },
  added: { mark: '+ ', style: 'good' },
} as const satisfies Record<RequestRow['change'], { mark: string; style: Style }>;

function correctedLines({ correctedRequest }: Finding): Line[] {
  const rows = correctedRequest === null ? [] : requestRows(correctedRequest.lines);
  return rows.map(({ change, text }) => {
    const { mark, style } = CHANGE_MARKS[change];
    return line(span(`${mark}${text}`, style));
  });
}

function curlLines({ correctedRequest }: Finding): Line[] {
  return correctedRequest === null ? [] : verbatim(correctedRequest.curl, 'value');
}

function consequenceLines(finding: Finding, report: Report, columns: number): Line[] {
  return consequencesOf(finding, report).flatMap(({ title, ruleId }) =>
    paragraph(`${title} (${ruleId})`, columns),
  );
}

function referenceLines(finding: Finding): Line[] {
  const links = finding.references.map(({ title, url }) => line(`${title}  `, span(url, 'faint')));
  return finding.docsUrl === '' ? links : [...links, line('This rule  ', span(finding.docsUrl, 'faint'))];
}
