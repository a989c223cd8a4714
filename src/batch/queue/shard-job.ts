import { createHash } from 'node:crypto';
import type { CaptureOutcome } from '../analyst.js';
import type { CaptureRef } from '../capture-source.js';
import type { RunSettings } from '../run-settings.js';

/** What all jobs of a run have in common. Plain data without secrets. */
export interface QueuedRun {
  readonly settings: RunSettings;
  /** Of {@link ruleSetVersion}: a worker whose own differs leaves the job. */
  readonly ruleSet: string;
  /** URI of the result store, the same for every machine. */
  readonly store: string;
  readonly timeLimitSeconds: number;
}

/** A job of the queue: names of captures and how they are to be analysed, never their contents. */
export interface ShardJob {
  readonly run: QueuedRun;
  readonly captures: readonly CaptureRef[];
}

type WithoutRef<Outcome> = Outcome extends CaptureOutcome ? Omit<Outcome, 'ref'> : never;

/** What a job returns, in the order of its captures: who asked knows their names. */
export type ShardAnswer = readonly WithoutRef<CaptureOutcome>[];

/** What BullMQ calls the queue, and the jobs in it. */
export const QUEUE_NAME = 'entrace';
export const JOB_NAME = 'shard';

/** The same work has the same id, whoever asks for it and however often: it is in the queue once. */
export function jobIdOf({ run, captures }: ShardJob): string {
  const parts = [run.ruleSet, run.store, run.timeLimitSeconds, captures.map(({ uri, name }) => [uri, name])];
  return `shard-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_DIGITS)}`;
}

/** Enough that no two shards share one. */
const ID_DIGITS = 32;

export function toAnswer(outcomes: readonly CaptureOutcome[]): ShardAnswer {
  return outcomes.map(({ ref: _, ...rest }) => rest);
}

/** The outcomes of a job's captures; undefined for an answer to something else. */
export function fromAnswer(
  answer: ShardAnswer,
  captures: readonly CaptureRef[],
): CaptureOutcome[] | undefined {
  if (!Array.isArray(answer) || answer.length !== captures.length) return undefined;
  return captures.flatMap((ref, at) => {
    const rest = answer[at];
    return rest === undefined ? [] : [{ ...rest, ref }];
  });
}
