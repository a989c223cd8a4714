import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type CaptureOutcome, failedOutcome } from '../analyst.js';
import { PoolStopped } from '../capture-pool.js';
import type { CaptureRef } from '../capture-source.js';
import type { RunShard } from '../shard.js';
import { FIRST_LOOK, LONGEST_LOOK } from './queue-times.js';
import { fromAnswer, jobIdOf, type QueuedRun, type ShardJob } from './shard-job.js';
import type { ShardQueue } from './shard-queue.js';
import { untilStopped } from './until-stopped.js';

/** Whom the work is for. */
export interface QueueClient {
  readonly queue: ShardQueue;
  readonly run: QueuedRun;
  /** Ends the waiting; the jobs stay in the queue. */
  readonly stop: AbortSignal;
}

/** Has shards analysed by whoever takes jobs from the queue. */
export function runOnQueue(client: QueueClient): RunShard {
  // Each shard that is waited for listens: many are no leak here.
  setMaxListeners(0, client.stop);
  const stoppable = { ...client, queue: untilStopped(client.queue, client.stop) };
  return async ({ captures }, onOutcome) => {
    const outcomes = await runJob(stoppable, captures);
    for (const outcome of outcomes) onOutcome(outcome);
    return outcomes;
  };
}

async function runJob(client: QueueClient, captures: readonly CaptureRef[]): Promise<CaptureOutcome[]> {
  const end = await endOfJob(client, { run: client.run, captures });
  if (typeof end !== 'string') return end;
  const [first] = captures;
  if (captures.length === 1 && first !== undefined) return [deadLetter(first, end)];
  return await runSingly(client, captures);
}

/**
 * What is wrong with one capture costs the others nothing: their results are there, or come now. One after the other, so
 * that none of them is lost beside the one that kills.
 */
async function runSingly(client: QueueClient, captures: readonly CaptureRef[]): Promise<CaptureOutcome[]> {
  const all: CaptureOutcome[] = [];
  for (const ref of captures) all.push(...(await runJob(client, [ref])));
  return all;
}

function deadLetter(ref: CaptureRef, reason: string): CaptureOutcome {
  const message = `No worker came to an end with it. ${reason} Try it by itself: entrace <capture>.`;
  return failedOutcome(ref, { name: ref.name, sha256: null, code: 'ERR_DEAD_LETTER', message });
}

/**
 * Waits for the outcomes of a job, or for the reason why it was given up. A job that is already under way is waited for;
 * one that ended before this run is done again, since captures may have changed: what has not is found by its key.
 */
async function endOfJob({ queue, stop }: QueueClient, job: ShardJob): Promise<CaptureOutcome[] | string> {
  const id = jobIdOf(job);
  if ((await queue.state(id)) === 'ended') await queue.remove(id);
  await queue.add(id, job);
  for (let pause = FIRST_LOOK; ; pause = Math.min(pause * 2, LONGEST_LOOK)) {
    await pauseFor(pause, stop);
    const state = await queue.state(id);
    // A queue that lost it, or somebody who took it away, costs the work once more and nothing else.
    if (state === 'absent') await queue.add(id, job);
    const end = state === 'ended' ? await queue.end(id) : undefined;
    if (end === undefined) continue;
    if ('failure' in end) return end.failure;
    const outcomes = fromAnswer(end.answer, job.captures);
    await queue.remove(id);
    if (outcomes !== undefined) return outcomes;
  }
}

async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    throw new PoolStopped();
  }
}
