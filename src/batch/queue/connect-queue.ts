import type { Job, Queue, Worker } from 'bullmq';
import { UsageError } from '../../cli/usage-error.js';
import { optionalPackage } from '../optional-package.js';
import type { QueueAddress } from './queue-address.js';
import { ATTEMPTS, KEPT_EVENTS, KEPT_FAILURES, MOST_STALLS, QUEUE_TIMES } from './queue-times.js';
import { JOB_NAME, QUEUE_NAME, type ShardAnswer } from './shard-job.js';
import type { DoShard, QueueConnection, ShardEnd, ShardQueue, ShardState, Taking } from './shard-queue.js';

type BullMq = typeof import('bullmq');

/**
 * Connects to BullMQ on Redis or PostgreSQL.
 *
 * @throws UsageError where it cannot be reached, or a package is missing
 */
export async function connectQueue(address: QueueAddress): Promise<QueueConnection> {
  return address.kind === 'redis' ? await connectRedis(address) : await connectPostgres(address);
}

async function connectRedis(address: QueueAddress): Promise<QueueConnection> {
  const names = 'bullmq ioredis';
  const bullmq = await optionalPackage(() => import('bullmq'), names);
  const { Redis } = await optionalPackage(() => import('ioredis'), names);
  await reached(address, async () => {
    // The first time nobody waits: it does not restart, it is not there.
    const first = quiet(new Redis(address.url, { lazyConnect: true, retryStrategy: () => null }));
    try {
      await first.connect();
      await first.ping();
    } finally {
      first.disconnect();
    }
  });
  // Commands wait for a Redis that restarts.
  const connection = quiet(new Redis(address.url, { maxRetriesPerRequest: null }));
  return {
    queue: () =>
      toShardQueue(
        quiet(new bullmq.Queue(QUEUE_NAME, { connection, streams: { events: { maxLen: KEPT_EVENTS } } })),
      ),
    take: async (work, how) => {
      const process = toProcessor(bullmq, work, how);
      return await toTaker(quiet(new bullmq.Worker(QUEUE_NAME, process, { connection, ...options(how) })));
    },
    close: async () => connection.disconnect(),
  };
}

async function connectPostgres(address: QueueAddress): Promise<QueueConnection> {
  const names = 'bullmq pg';
  const { createPostgresBackend: backend, ...bullmq } = await optionalPackage(() => import('bullmq'), names);
  const pg = await optionalPackage(() => import('pg'), names);
  await reached(address, async () => {
    const client = new pg.default.Client({ connectionString: address.url });
    await client.connect();
    await client.end();
  });
  const connection = { connectionString: address.url, migrate: true };
  const open: { close: () => Promise<void> }[] = [];
  return {
    queue: async () => {
      const queue = quiet(new bullmq.Queue(QUEUE_NAME, { connection }, backend));
      open.push(queue);
      return await toShardQueue(queue);
    },
    take: async (work, how) => {
      const process = toProcessor(bullmq, work, how);
      return await toTaker(
        quiet(new bullmq.Worker(QUEUE_NAME, process, { connection, ...options(how) }, backend)),
      );
    },
    close: async () => {
      for (const each of open) await each.close();
    },
  };
}

function options({ times, jobs }: Taking) {
  return {
    concurrency: jobs,
    lockDuration: times.lock,
    stalledInterval: times.stalledCheck,
    maxStalledCount: MOST_STALLS,
  };
}

/** What is lost comes back by itself; without a listener it would end the process. */
function quiet<Emitter extends { on(event: 'error', listener: () => void): unknown }>(
  emitter: Emitter,
): Emitter {
  emitter.on('error', () => {});
  return emitter;
}

async function reached({ shown }: QueueAddress, connect: () => Promise<void>): Promise<void> {
  try {
    await connect();
  } catch {
    // The driver's own words may hold the address with its password.
    throw new UsageError(
      `--queue: ${shown} cannot be reached. Check that it runs, and that the name and password are right.`,
    );
  }
}

type QueueCalls = Pick<
  Queue,
  'add' | 'getJobState' | 'getJob' | 'remove' | 'getWorkersCount' | 'waitUntilReady'
>;

async function toShardQueue(queue: QueueCalls): Promise<ShardQueue> {
  await queue.waitUntilReady();
  return {
    add: async (jobId, job) => {
      await queue.add(JOB_NAME, job, { jobId, ...JOB_OPTIONS });
    },
    state: async (id) => stateOf(await queue.getJobState(id)),
    end: async (id) => endOf(await queue.getJob(id)),
    remove: async (id) => {
      await queue.remove(id);
    },
    workers: () => queue.getWorkersCount(),
  };
}

const JOB_OPTIONS = {
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: QUEUE_TIMES.backoff },
  removeOnFail: KEPT_FAILURES,
  // A stack would hold paths of the worker's machine.
  stackTraceLimit: 0,
} as const;

function stateOf(state: string): ShardState {
  if (state === 'unknown') return 'absent';
  return state === 'completed' || state === 'failed' ? 'ended' : 'pending';
}

function endOf(job: Job | undefined): ShardEnd | undefined {
  if (job === undefined) return undefined;
  if (job.failedReason) return { failure: failureOf(job.failedReason) };
  const answer: ShardAnswer = job.returnvalue;
  return { answer };
}

/** BullMQ's own words for a job that lost its worker too often say nothing to who reads a result. */
function failureOf(reason: string): string {
  return /stalled more than/.test(reason) ? 'Each worker that took it died or froze.' : reason;
}

function toProcessor(
  { DelayedError, WaitingError }: Pick<BullMq, 'DelayedError' | 'WaitingError'>,
  work: DoShard,
  { times }: Taking,
) {
  return async (job: Job, token?: string): Promise<ShardAnswer> => {
    const done = await work(job.data);
    switch (done.kind) {
      case 'answer':
        return done.answer;
      case 'handed-back':
        await job.moveToWait(token);
        throw new WaitingError();
      case 'left':
        await job.moveToDelayed(Date.now() + times.leftAlone, token);
        throw new DelayedError();
    }
  };
}

async function toTaker(worker: Pick<Worker, 'waitUntilReady' | 'close'>) {
  await worker.waitUntilReady();
  return { close: () => worker.close() };
}
