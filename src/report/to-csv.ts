import { csvCell } from './csv-cell.js';
import { primaryEvidence } from './primary-evidence.js';
import type { Document, Finding, Report } from './report.js';
import { secretsWarning } from './secrets-warning.js';
import { found, indexReport, type ReportIndex } from './text/report-index.js';

type Cell = string | number | boolean | null;

/** Columns in the order that they are written. */
const COLUMNS = [
  'capture',
  'severity',
  'ruleId',
  'rootCause',
  'title',
  'detail',
  'code',
  'entry',
  'pointer',
  'within',
  'flow',
  'client',
  'tenant',
  'resource',
  'correlationId',
  'time',
  'clientName',
  'resourceName',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

/** RFC 4180 section 2. */
const LINE_END = '\r\n';

/**
 * Writes one row for each finding, under a row of column names, fit for a spreadsheet (RFC 4180, formulas made
 * harmless). A capture without findings, or one that could not be read, has no row.
 */
export function toCsv(document: Document): string {
  const rows = document.reports.flatMap(reportRows);
  const lines = rows.map((row) => COLUMNS.map((column) => csvCell(row[column] ?? null)));
  return [COLUMNS, ...lines].map((cells) => `${cells.join(',')}${LINE_END}`).join('');
}

function reportRows(report: Report): Row[] {
  const index = indexReport(report);
  const itemTimes = new Map(report.timeline.map((item) => [item.entry, item.startedDateTime]));
  const findings = report.findings.map((finding) => findingRow(finding, report, index, itemTimes));
  return [...warningRows(report), ...findings];
}

function warningRows(report: Report): Row[] {
  const note = secretsWarning(report);
  if (note === undefined) return [];
  return [{ capture: report.capture.name, severity: 'warning', ruleId: note.code, title: note.message }];
}

function findingRow(
  finding: Finding,
  report: Report,
  index: ReportIndex,
  itemTimes: ReadonlyMap<number, string | null>,
): Row {
  const place = primaryEvidence(finding);
  const entry = place?.entry ?? null;
  return {
    capture: report.capture.name,
    severity: finding.severity,
    ruleId: finding.ruleId,
    rootCause: finding.rootCause,
    title: finding.title,
    detail: finding.detail,
    code: finding.codes.join(' '),
    entry,
    pointer: place?.pointer ?? null,
    within: place?.within?.join(' ') ?? null,
    time: entry === null ? null : (itemTimes.get(entry) ?? null),
    ...flowCells(finding, index),
  };
}

function flowCells(finding: Finding, index: ReportIndex): Row {
  const flow = finding.flow === null ? undefined : index.flows.get(finding.flow);
  const explained = found(finding.explains, index.errors).map(({ correlationId }) => correlationId);
  return {
    flow: finding.flow,
    client: flow?.clientId ?? null,
    clientName: flow?.clientName ?? null,
    tenant: flow?.authority?.tenant ?? null,
    resource: flow?.resource?.id ?? null,
    resourceName: flow?.resource?.name ?? null,
    correlationId: explained.find((id) => id !== null) ?? flow?.correlationIds[0] ?? null,
  };
}
