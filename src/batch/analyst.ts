import { type AnalyzeOptions, runAnalysis } from '../analyze.js';
import { analysisOptions, loadRules } from '../cli/analysis-options.js';
import { readCaseKey } from '../cli/case-key.js';
import { faultKind, faultSentence } from '../cli/fault.js';
import { tellFault } from '../cli/tell-fault.js';
import { InputError } from '../input/input-error.js';
import type { Report, Severity } from '../report/report.js';
import { type CaptureRow, rowOf, unreadableRow, type Verdict } from './capture-row.js';
import type { CaptureRef } from './capture-source.js';
import { type FailedCapture, isLasting } from './failed-capture.js';
import { openCapture } from './open-capture.js';
import { openResultStore } from './open-result-store.js';
import { type HashedCapture, hashCapture } from './read-capture.js';
import { extensionOf, renderReports } from './render-reports.js';
import { resultKey } from './result-key.js';
import { parseRecordText, reportRecord, toRecordText, unreadableRecord } from './result-record.js';
import type { ResultStore } from './result-store.js';
import type { RunSettings } from './run-settings.js';

/** What a worker thread has to know before the first capture. Plain data; it never leaves the process. */
export interface AnalystSetup {
  readonly settings: RunSettings;
  /** Of {@link ruleSetVersion}. */
  readonly ruleSet: string;
  /** URI of the result store. */
  readonly store: string;
  /** For encrypted captures; undefined for none. */
  readonly password: string | undefined;
}

/** What came of a capture: its result is in the store, or, where it may come out otherwise next time, in here. */
export type CaptureOutcome = {
  readonly ref: CaptureRef;
  readonly verdict: Verdict;
  /** Worst severity that counts for `--fail-on`; null for none. */
  readonly worst: Severity | null;
  /** Whether entrace itself, or a rule of the user's own, failed in it. */
  readonly hadFault: boolean;
} & ({ readonly key: string } | { readonly failed: FailedCapture });

/** The outcome of a capture that has no result to be kept. */
export function failedOutcome(ref: CaptureRef, failed: FailedCapture): CaptureOutcome {
  const hadFault = failed.code === 'ERR_FAULT';
  return { ref, verdict: 'unreadable', worst: null, hadFault, failed };
}

function keptOutcome(ref: CaptureRef, key: string, { verdict, worst, faults }: CaptureRow): CaptureOutcome {
  return { ref, verdict, worst, hadFault: faults.length > 0, key };
}

/** Analyses one capture, or finds that its result is known. Never rejects because of what is in the capture. */
export type Analyst = (ref: CaptureRef) => Promise<CaptureOutcome>;

/** Makes an analyst; the user's own rules are loaded once. */
export async function createAnalyst(setup: AnalystSetup): Promise<Analyst> {
  const store = await openResultStore(setup.store);
  const ownRules = await loadRules(setup.settings.rulesFrom);
  const key = await readCaseKey(setup.settings.keyFile);
  const options = {
    ...analysisOptions({ ...setup.settings, includeSecrets: false }, ownRules),
    ...(key === undefined ? {} : { key }),
  };
  return async (ref) => {
    try {
      return await analyse(ref, { ...setup, store, options });
    } catch (error) {
      return failedOutcome(ref, await toFailed(ref, null, error));
    }
  };
}

interface Context {
  readonly ruleSet: string;
  readonly settings: RunSettings;
  readonly password: string | undefined;
  readonly store: ResultStore;
  readonly options: AnalyzeOptions;
}

async function analyse(ref: CaptureRef, context: Context): Promise<CaptureOutcome> {
  const capture = await hashCapture(await openCapture(ref.uri), ref.name, context.password);
  const key = resultKey(ref, capture.sha256, context.ruleSet);
  const text = await context.store.read(`${key}.txt`);
  const known = text === undefined ? undefined : parseRecordText(text);
  if (known !== undefined) return keptOutcome(ref, key, known.row);
  if (text !== undefined) await removeDamaged(key, context);
  try {
    return keptOutcome(ref, key, await storeReport(key, capture, context));
  } catch (error) {
    const failed = await toFailed(ref, capture.sha256, error);
    if (!isLasting(failed.code)) return failedOutcome(ref, failed);
    const record = failedRecord(failed);
    await context.store.writeOnce(`${key}.txt`, toRecordText(record));
    return keptOutcome(ref, key, record.row);
  }
}

/** What a failing disk cut off would keep its whole successor away: a key is written once. */
async function removeDamaged(key: string, { store, settings }: Context): Promise<void> {
  for (const extension of ['.txt', ...settings.reports.map(extensionOf)])
    await store.remove(`${key}${extension}`);
}

async function storeReport(key: string, capture: HashedCapture, context: Context): Promise<CaptureRow> {
  const { report, faults } = await runAnalysis(
    { ...(await capture.parse()), sha256: capture.sha256 },
    context.options,
  );
  const row = rowOf(report, [...new Set(faults.map(({ ruleId }) => ruleId))]);
  await storeReportFiles(key, report, context);
  await context.store.writeOnce(`${key}.txt`, toRecordText(reportRecord(row, report)));
  return row;
}

/** Before the record: where the record is, everything is. */
async function storeReportFiles(key: string, report: Report, { settings, store }: Context): Promise<void> {
  for (const { extension, text } of await renderReports(report, settings.reports)) {
    await store.writeOnce(`${key}${extension}`, text);
  }
}

async function toFailed(ref: CaptureRef, sha256: string | null, error: unknown): Promise<FailedCapture> {
  if (error instanceof InputError)
    return { name: ref.name, sha256, code: error.code, message: error.message };
  if (process.env.ENTRACE_DEBUG === '1') await tellFault(ref.name, error);
  return { name: ref.name, sha256, code: 'ERR_FAULT', message: faultSentence(ref.name, faultKind(error)) };
}

/** The record of a capture without a report. */
export function failedRecord(failed: FailedCapture) {
  const { name, code, message } = failed;
  return unreadableRecord(unreadableRow(failed), { name, code, message: `${name}: ${message}` });
}
