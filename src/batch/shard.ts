import type { CaptureOutcome } from './analyst.js';
import type { CaptureRef } from './capture-source.js';

/** Captures that are handed out together: one job of a queue. */
export interface Shard {
  /** From 0, in the order of the list. */
  readonly index: number;
  readonly captures: readonly CaptureRef[];
}

/** Large enough that a queue holds few jobs, small enough that a lost worker costs little. */
export const SHARD_SIZE = 100;

/**
 * Has all captures of a shard analysed: in the threads of this process, or by whoever takes the job from a queue.
 * Outcomes are in the order of the captures, and each is told once as soon as it is known.
 */
export type RunShard = (
  shard: Shard,
  onOutcome: (outcome: CaptureOutcome) => void,
) => Promise<CaptureOutcome[]>;

/** Cuts a list of captures into shards. */
export async function* toShards(
  captures: AsyncIterable<CaptureRef>,
  size: number = SHARD_SIZE,
): AsyncIterable<Shard> {
  let index = 0;
  let pending: CaptureRef[] = [];
  for await (const capture of captures) {
    pending.push(capture);
    if (pending.length < size) continue;
    yield { index: index++, captures: pending };
    pending = [];
  }
  if (pending.length > 0) yield { index, captures: pending };
}
