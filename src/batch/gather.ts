import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signatureKey } from '../report/clusters.js';
import { escapeHidden } from '../report/to-json.js';
import { type CaptureOutcome, failedRecord } from './analyst.js';
import { CAPTURES_HEADER, captureLine } from './captures-csv.js';
import type { Outcomes } from './coordinator.js';
import { createDashboardRows } from './dashboard-rows.js';
import { findDuplicateRows, writeRow } from './duplicates.js';
import { mapOrdered } from './map-ordered.js';
import { extensionOf } from './render-reports.js';
import type { ReportForm } from './report-forms.js';
import { reportPath } from './report-path.js';
import { FINDINGS_HEADER, parseRecordText, type ResultRecord } from './result-record.js';
import type { ResultStore } from './result-store.js';
import type { SkipReason } from './skip-reason.js';
import { sortLines } from './sorted-lines.js';
import { type BatchSummary, createSummary } from './summary.js';
import { summaryMarkdown } from './summary-markdown.js';
import { createTextFile, readLines } from './text-file.js';
import { toDashboard } from './to-dashboard.js';

/** What is put together, and where. */
export interface Gathering {
  readonly outcomes: Outcomes;
  readonly store: ResultStore;
  /** Where files are made before they are handed to the store; belongs to this run alone. */
  readonly folder: string;
  readonly reports: readonly ReportForm[];
  readonly skipped: Readonly<Record<SkipReason, number>>;
}

/** Results that are fetched ahead: a store far away is as fast as one at hand. */
const READ_AHEAD = 16;

/** The files of a batch, in the order in which they are published: who looks at the last sees all others. */
const FILES = ['results.ndjson', 'findings.csv', 'captures.csv', 'summary.json', 'summary.md', 'index.html'];

/** Puts the results of all captures together and publishes them. The same results always give the same bytes. */
export async function gather(gathering: Gathering): Promise<BatchSummary> {
  const { folder, store, reports, skipped } = gathering;
  await mkdir(folder, { recursive: true });
  const draft = await writeResults(gathering);
  const rows = await findDuplicateRows(join(folder, 'rows'), folder);
  const { summary, clusters } = draft.finish({ duplicates: rows.count, skipped });
  const clusterIds = new Map(clusters.map(({ id, cause }) => [signatureKey(cause.signature), id]));
  const shown = createDashboardRows(clusterIds, reports);
  const captures = await createTextFile(join(folder, 'captures.csv'));
  await captures.write(CAPTURES_HEADER);
  for await (const placed of rows.read()) {
    await captures.write(captureLine(placed, clusterIds));
    shown.add(placed);
  }
  await captures.close();
  const json = escapeHidden(JSON.stringify(summary, undefined, 2));
  await writeFile(join(folder, 'summary.json'), `${json}\n`);
  await writeFile(join(folder, 'summary.md'), summaryMarkdown(summary));
  await writeFile(join(folder, 'index.html'), toDashboard({ summary, rows: shown.list() }));
  for (const file of FILES) await store.publish(file, join(folder, file));
  await removeOldReports(gathering);
  return summary;
}

/** The files that hold one part for each capture, and the rows for what comes after. */
async function writeResults({ outcomes, store, folder, reports }: Gathering) {
  const [results, findings, rows, published] = await Promise.all(
    ['results.ndjson', 'findings.csv', 'rows', 'reports'].map((file) => createTextFile(join(folder, file))),
  );
  if (!results || !findings || !rows || !published) throw new TypeError('four files were opened');
  const summary = createSummary();
  await findings.write(FINDINGS_HEADER);
  const records = mapOrdered(outcomes.read(), READ_AHEAD, async (outcome) => {
    const record = await recordOf(outcome, store);
    const keys = await publishReports(outcome, record, reports, store);
    return { record, keys };
  });
  for await (const { record, keys } of records) {
    summary.add(record.row);
    await results.write(record.line);
    await findings.write(record.findings);
    await writeRow(rows, record.row);
    for (const key of keys) await published.write(`${key}\n`);
  }
  for (const file of [results, findings, rows, published]) await file.close();
  return summary;
}

async function recordOf(outcome: CaptureOutcome, store: ResultStore): Promise<ResultRecord> {
  if ('failed' in outcome) return failedRecord(outcome.failed);
  const record = parseRecordText((await store.read(`${outcome.key}.txt`)) ?? '');
  return record ?? failedRecord(lost(outcome.ref.name));
}

function lost(name: string) {
  const message = 'Its result was removed while the batch ran. Run the batch again.';
  return { name, sha256: null, code: 'ERR_UNREADABLE_FILE', message } as const;
}

/** Gives a capture's own reports the names that people look for; the keys that were written. */
async function publishReports(
  outcome: CaptureOutcome,
  { row }: ResultRecord,
  forms: readonly ReportForm[],
  store: ResultStore,
): Promise<string[]> {
  if ('failed' in outcome || row.verdict === 'unreadable') return [];
  const keys: string[] = [];
  for (const extension of forms.map(extensionOf)) {
    const key = `${reportPath(row.name)}${extension}`;
    await store.copy(`${outcome.key}${extension}`, key);
    keys.push(key);
  }
  return keys;
}

/** Reports of captures that are gone, or of forms that were not asked for this time. */
async function removeOldReports({ store, folder }: Gathering): Promise<void> {
  const wanted = await sortLines(readLines(join(folder, 'reports')), join(folder, 'wanted'));
  const present = await sortLines(store.list('reports/'), join(folder, 'present'));
  const rest = wanted.read()[Symbol.asyncIterator]();
  let next = await rest.next();
  for await (const key of present.read()) {
    while (next.done !== true && next.value < key) next = await rest.next();
    if (next.done === true || next.value !== key) await store.remove(key);
  }
}
