import type { AnalystSetup } from '../batch/analyst.js';
import { connectQueue } from '../batch/queue/connect-queue.js';
import { parseQueueAddress } from '../batch/queue/queue-address.js';
import { SHARDS_ON_QUEUE } from '../batch/queue/queue-times.js';
import { runOnQueue } from '../batch/queue/run-on-queue.js';
import type { RunShard } from '../batch/shard.js';
import { tell } from './io.js';

/** What `entrace batch` says of the queue. */
export interface QueueArguments {
  readonly queue: string;
  readonly timeLimitSeconds: number;
  readonly quiet: boolean;
}

/** Reaches the queue on which workers wait for shards. */
export async function hireWorkers(
  { queue: address, timeLimitSeconds, quiet }: QueueArguments,
  { settings, ruleSet, store }: AnalystSetup,
  stop: AbortSignal,
): Promise<{ runShard: RunShard; shardsAtOnce: number; dismiss: () => Promise<void> }> {
  const { shown, ...rest } = parseQueueAddress(address);
  const connection = await connectQueue({ shown, ...rest });
  const queue = await connection.queue();
  if (!quiet && (await queue.workers()) === 0) {
    await tell(`No worker is at this queue yet. On each machine: entrace worker --queue ${shown}`);
  }
  // The password for encrypted captures stays where it is: workers have their own.
  const run = { settings, ruleSet, store, timeLimitSeconds };
  return {
    runShard: runOnQueue({ queue, run, stop }),
    shardsAtOnce: SHARDS_ON_QUEUE,
    dismiss: () => connection.close(),
  };
}
