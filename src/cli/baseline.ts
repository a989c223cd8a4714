import { isObject, member, parseJson, stringMember } from '../model/json.js';
import { type Document, type Finding, type Report, SCHEMA_VERSION } from '../report/report.js';
import { readText } from './io.js';
import { UsageError } from './usage-error.js';

/** What an earlier run found, as one key for each finding; the keys compare, nothing else. */
export type Baseline = ReadonlySet<string>;

/** The JSON of a thousand reports; a text much longer could not be held. */
const LARGEST_BASELINE_BYTES = 2 ** 28;

/**
 * Reads the JSON report of an earlier run; without a path nothing is known yet.
 *
 * @throws UsageError where it cannot be read or is no such report
 */
export async function readBaseline(path: string | undefined): Promise<Baseline> {
  if (path === undefined) return new Set();
  const document = parseJson(await readText(path, '--baseline', LARGEST_BASELINE_BYTES));
  if (!isObject(document) || !Array.isArray(document.reports)) {
    throw new UsageError(
      `--baseline: ${path} is not a report of entrace. Write one with --format json --output.`,
    );
  }
  if (document.schemaVersion !== SCHEMA_VERSION) {
    throw new UsageError(`--baseline: ${path} was written by another version of entrace. Write it again.`);
  }
  return new Set(document.reports.flatMap(keysOf));
}

function keysOf(report: unknown): string[] {
  const kinds = new Map(
    listOf(report, 'flows').map((flow) => [member(flow, 'id'), stringMember(flow, 'kind')]),
  );
  return listOf(report, 'findings').map((finding) => {
    const primary = listOf(finding, 'evidence').find((piece) => member(piece, 'role') === 'primary');
    const kind = kinds.get(member(finding, 'flow'));
    return keyOf(member(finding, 'ruleId'), member(primary, 'entry'), member(primary, 'pointer'), kind);
  });
}

/** Ids of findings and flows are numbers in a row and change with every other finding: places do not. */
function keyOf(ruleId: unknown, entry: unknown, pointer: unknown, flowKind: unknown): string {
  return JSON.stringify([ruleId, entry ?? null, pointer ?? null, flowKind ?? null]);
}

function listOf(value: unknown, name: string): unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? list : [];
}

/** The document without what was known: what `--fail-on` judges. */
export function withoutKnown(document: Document, baseline: Baseline): Document {
  return mapFindings(document, (finding, isKnown) => (isKnown ? [] : [finding]), baseline);
}

/** The document with what was known marked as such in its title, for people to read. */
export function markKnown(document: Document, baseline: Baseline): Document {
  return mapFindings(
    document,
    (finding, isKnown) => [isKnown ? { ...finding, title: `${finding.title} (known)` } : finding],
    baseline,
  );
}

function mapFindings(
  document: Document,
  map: (finding: Finding, isKnown: boolean) => Finding[],
  baseline: Baseline,
): Document {
  if (baseline.size === 0) return document;
  const reports = document.reports.map((report) => ({
    ...report,
    findings: report.findings.flatMap((finding) => map(finding, baseline.has(keyIn(report, finding)))),
  }));
  return { ...document, reports };
}

function keyIn(report: Report, finding: Finding): string {
  const primary = finding.evidence.find(({ role }) => role === 'primary');
  const flow = report.flows.find(({ id }) => id === finding.flow);
  return keyOf(finding.ruleId, primary?.entry, primary?.pointer, flow?.kind);
}
