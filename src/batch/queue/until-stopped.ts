import { PoolStopped } from '../capture-pool.js';
import type { ShardQueue } from './shard-queue.js';

/** A queue whose calls reject with {@link PoolStopped} once it is to stop, even where the queue is away and never answers. */
export function untilStopped(queue: ShardQueue, stop: AbortSignal): ShardQueue {
  return {
    add: (id, job) => orStopped(queue.add(id, job), stop),
    state: (id) => orStopped(queue.state(id), stop),
    end: (id) => orStopped(queue.end(id), stop),
    remove: (id) => orStopped(queue.remove(id), stop),
    workers: () => orStopped(queue.workers(), stop),
  };
}

function orStopped<Result>(call: Promise<Result>, stop: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onStop = () => reject(new PoolStopped());
    if (stop.aborted) onStop();
    stop.addEventListener('abort', onStop, { once: true });
    call.then(resolve, reject).finally(() => stop.removeEventListener('abort', onStop));
  });
}
