import { type Report, SCHEMA_VERSION, type Unreadable } from '../report/report.js';
import { toCsv } from '../report/to-csv.js';
import { toNdjson } from '../report/to-ndjson.js';
import { VERSION } from '../report/version.js';
import type { CaptureRow } from './capture-row.js';

/** The result of one capture, in the parts that the files of a batch are put together from. */
export interface ResultRecord {
  readonly row: CaptureRow;
  /** Its line of results.ndjson. */
  readonly line: string;
  /** Its lines of findings.csv; empty where nothing was found. */
  readonly findings: string;
}

/** Ends every record: a text without it was cut off by a failing disk, and counts as not there. */
const END = 'end\n';

/** A record as one text: the row as JSON in the first line, the line of results in the second, then the findings. */
export function toRecordText({ row, line, findings }: ResultRecord): string {
  return `${JSON.stringify(row)}\n${line}${findings}${END}`;
}

/** Reads what {@link toRecordText} wrote; undefined for what is not whole. */
export function parseRecordText(text: string): ResultRecord | undefined {
  const rowEnd = text.indexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', rowEnd) + 1;
  if (rowEnd === 0 || lineEnd === 0 || !text.endsWith(END)) return undefined;
  return {
    row: parseRow(text.slice(0, rowEnd)),
    line: text.slice(rowEnd, lineEnd),
    findings: text.slice(lineEnd, -END.length),
  };
}

/** The text is our own, written whole: it is what it was. */
function parseRow(json: string): CaptureRow {
  const row: CaptureRow = JSON.parse(json);
  return row;
}

/** The record of a capture that was analysed. */
export function reportRecord(row: CaptureRow, report: Report): ResultRecord {
  const document = documentOf([report], []);
  return { row, line: toNdjson(document), findings: withoutHeader(toCsv(document)) };
}

/** The record of a capture that was not. */
export function unreadableRecord(row: CaptureRow, unreadable: Unreadable): ResultRecord {
  return { row, line: toNdjson(documentOf([], [unreadable])), findings: '' };
}

/** The first line of findings.csv. */
export const FINDINGS_HEADER = toCsv(documentOf([], []));

function withoutHeader(csv: string): string {
  return csv.slice(FINDINGS_HEADER.length);
}

function documentOf(reports: readonly Report[], unreadable: readonly Unreadable[]) {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'entrace', version: VERSION },
    reports,
    unreadable,
  } as const;
}
