import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SEVERITIES, type Severity } from '../rules/rule-terms.js';
import type { CaptureOutcome } from './analyst.js';
import type { CaptureSource } from './capture-source.js';
import { listCaptures, runShards } from './coordinator.js';
import { gather } from './gather.js';
import type { ReportForm } from './report-forms.js';
import { RESULTS, resultPrefix } from './result-key.js';
import type { ResultStore } from './result-store.js';
import type { RunShard } from './shard.js';
import type { SkipReason } from './skip-reason.js';
import type { BatchSummary } from './summary.js';

/** All that a batch needs, whoever analyses the captures. */
export interface Batch {
  readonly source: CaptureSource;
  readonly store: ResultStore;
  readonly ruleSet: string;
  readonly reports: readonly ReportForm[];
  readonly runShard: RunShard;
  /** Shards that are under way at once. */
  readonly shardsAtOnce: number;
  readonly shardSize: number;
  /** For files on their way, on this machine; belongs to this run alone, and is gone after it. */
  readonly folder: string;
  /** False where others work at the same results, so that somebody else gathers them. */
  readonly isGathered: boolean;
  /** What the source left alone, once all is listed. */
  readonly skipped: () => Readonly<Record<SkipReason, number>>;
  /** Told before the first capture; captures that are named twice count twice. */
  readonly onListed: (count: number) => void;
  readonly onOutcome: (outcome: CaptureOutcome) => void;
}

/** How a batch ended. */
export interface BatchEnd {
  readonly captures: number;
  /** Undefined where somebody else gathers. */
  readonly summary: BatchSummary | undefined;
  /** Worst severity that counts for `--fail-on`; null for none. */
  readonly worst: Severity | null;
  readonly hadFault: boolean;
}

/**
 * Lists the captures, has them analysed and puts the results together. Stopped at any moment and started again, it
 * ends with the same files.
 */
export async function runBatch(batch: Batch): Promise<BatchEnd> {
  const { folder, store, onListed, onOutcome, runShard, shardsAtOnce, shardSize } = batch;
  let worst: Severity | null = null;
  const seen = { captures: 0, hadFault: false };
  const note = (outcome: CaptureOutcome) => {
    seen.captures++;
    seen.hadFault ||= outcome.hadFault;
    worst = worseOf(worst, outcome.worst);
    onOutcome(outcome);
  };
  try {
    const list = await listCaptures(batch.source, folder);
    onListed(list.count);
    const outcomes = await runShards(list, folder, {
      runShard,
      atOnce: shardsAtOnce,
      size: shardSize,
      onOutcome: note,
    });
    const { reports, skipped } = batch;
    const made = { outcomes, store, folder: join(folder, 'files'), reports, skipped: skipped() };
    const summary = batch.isGathered ? await gather(made) : undefined;
    if (batch.isGathered) await removeOtherVersions(store, batch.ruleSet);
    return { ...seen, summary, worst };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function worseOf(a: Severity | null, b: Severity | null): Severity | null {
  return SEVERITIES.find((severity) => severity === a || severity === b) ?? null;
}

/** Results of other options or of an older entrace: they would never be used again, and take as much room. */
async function removeOtherVersions(store: ResultStore, ruleSet: string): Promise<void> {
  for await (const key of store.list(RESULTS)) {
    if (!key.startsWith(resultPrefix(ruleSet))) await store.remove(key);
  }
}
