import type { QueueTimes } from './queue-times.js';
import type { ShardAnswer, ShardJob } from './shard-job.js';

/** The jobs of all runs, as the coordinator sees them. Calls wait while the queue restarts. */
export interface ShardQueue {
  /** Adds a job. One that is there by that id stays as it is. */
  readonly add: (id: string, job: ShardJob) => Promise<void>;
  readonly state: (id: string) => Promise<ShardState>;
  /** What a job that has ended came to; undefined where it is not there. */
  readonly end: (id: string) => Promise<ShardEnd | undefined>;
  /** Removes a job that nobody is at. */
  readonly remove: (id: string) => Promise<void>;
  /** Workers that are connected. */
  readonly workers: () => Promise<number>;
}

export type ShardState = 'absent' | 'pending' | 'ended';

/** The answer of a worker, or why the job was given up. */
export type ShardEnd = { readonly answer: ShardAnswer } | { readonly failure: string };

/** What a worker does with a job: answers it, or says what is to become of it. */
export type DoShard = (job: ShardJob) => Promise<Done>;

export type Done =
  | { readonly kind: 'answer'; readonly answer: ShardAnswer }
  /** Goes back at once: this worker stops. */
  | { readonly kind: 'handed-back' }
  /** Goes back for a while: this worker cannot do it, another may. */
  | { readonly kind: 'left' };

/** A worker that takes jobs. */
export interface ShardTaker {
  /** Takes no further jobs; resolves once those it has are back or done. */
  readonly close: () => Promise<void>;
}

/** A queue that was reached. */
export interface QueueConnection {
  readonly queue: () => Promise<ShardQueue>;
  readonly take: (work: DoShard, how: Taking) => Promise<ShardTaker>;
  readonly close: () => Promise<void>;
}

/** How jobs are taken. */
export interface Taking {
  readonly times: QueueTimes;
  /** Jobs that one worker is at, at once. */
  readonly jobs: number;
}
