/** How long a queue waits for what. In milliseconds; tests shorten them. */
export interface QueueTimes {
  /** A worker that does not renew its lock for so long is taken for dead. */
  readonly lock: number;
  /** Between two looks for jobs of dead workers. */
  readonly stalledCheck: number;
  /** The first pause before a failed job is tried again; each further one is twice as long. */
  readonly backoff: number;
  /** A job that a worker had to leave is offered again after so long. */
  readonly leftAlone: number;
}

export const QUEUE_TIMES: QueueTimes = {
  // Locks are renewed at half of it by a thread that does nothing else: only a dead or frozen machine misses two.
  lock: 10_000,
  // With the lock: the work of a dead worker goes on within a quarter of a minute.
  stalledCheck: 5_000,
  // A store or a folder that is away comes back in seconds, or not soon.
  backoff: 1_000,
  // Time for a worker that can do it; short enough that a lone one, once repaired, does not idle.
  leftAlone: 5_000,
};

/**
 * Times that a job may lose its worker. One is bad luck, two may be; the third says that the job kills them. It is then
 * done capture by capture, so that only the capture that does it is given up.
 */
export const MOST_STALLS = 2;

/** Times that a job which failed is tried: with doubled pauses some 15 seconds, longer than a store restarts. */
export const ATTEMPTS = 5;

/** Failed jobs stay in the queue for who looks into it with BullMQ's tools; the results hold the reasons too. */
export const KEPT_FAILURES = { age: 7 * 24 * 3600, count: 1000 } as const;

/**
 * Events that Redis keeps. Nobody here reads them, and each that ends a job repeats its answer of some 20 kB: the ten
 * thousand that BullMQ keeps would hold more than all jobs.
 */
export const KEPT_EVENTS = 100;

/**
 * Shards that wait or are under way at once: enough for the workers of a hundred machines and for as many to wait. Names
 * beyond them wait on the coordinator's disk, not in its memory nor in the queue.
 */
export const SHARDS_ON_QUEUE = 500;

/** The queue's state is asked for after 50 ms, then after twice as long, up to 2 s: events may be lost, states are not. */
export const FIRST_LOOK = 50;
export const LONGEST_LOOK = 2_000;
