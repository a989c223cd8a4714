import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/usage-error.js';
import { InputError } from '../../input/input-error.js';
import { type CapturePool, createCapturePool, PoolStopped } from '../capture-pool.js';
import type { CaptureRef } from '../capture-source.js';
import { isObjectUri, parseObjectUri } from '../objects/object-address.js';
import { openContainer } from '../objects/open-container.js';
import { openResultStore } from '../open-result-store.js';
import { runOnPool } from '../run-on-pool.js';
import { ruleSetVersion } from '../run-settings.js';
import type { QueueTimes } from './queue-times.js';
import { type QueuedRun, toAnswer } from './shard-job.js';
import type { DoShard, QueueConnection } from './shard-queue.js';

/** How a worker works. */
export interface WorkerSetup {
  readonly connection: QueueConnection;
  readonly times: QueueTimes;
  /** Captures that are analysed at once. */
  readonly threads: number;
  /** For encrypted captures; undefined for none. Never leaves this machine. */
  readonly password: string | undefined;
  /** Told of what keeps this worker from a job. */
  readonly tell: (sentence: string) => void;
  /** Told of each job that is done. */
  readonly onDone: (captures: number) => void;
  /** Module that analyses a capture in a thread; absent for entrace's own. */
  readonly worker?: URL;
}

/** Two, so that threads have work while the last captures of one shard are under way. */
const JOBS_AT_ONCE = 2;

/** Takes jobs from the queue until it is stopped; what is under way then goes back to the queue. */
export async function workOnQueue(setup: WorkerSetup, stop: AbortSignal): Promise<void> {
  const pools = createPools(setup);
  const { connection, times } = setup;
  const taker = await connection.take(toWork(setup, pools, stop), { times, jobs: JOBS_AT_ONCE });
  await stopped(stop);
  await pools.stop();
  await taker.close();
}

function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve();
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
}

function toWork({ tell, onDone }: WorkerSetup, pools: Pools, stop: AbortSignal): DoShard {
  return async ({ run, captures }) => {
    const obstacle = await findObstacle(run, captures);
    if (obstacle !== undefined) {
      tell(`A job is left to other workers: ${obstacle}`);
      return { kind: 'left' };
    }
    try {
      if (stop.aborted) return { kind: 'handed-back' };
      const outcomes = await pools.use(run, (pool) => runOnPool(pool)({ index: 0, captures }, () => {}));
      onDone(captures.length);
      return { kind: 'answer', answer: toAnswer(outcomes) };
    } catch (error) {
      if (!(error instanceof PoolStopped)) throw error;
      return { kind: 'handed-back' };
    }
  };
}

/** Why this worker must leave the jobs of a run to others; undefined where it may do them. */
async function findObstacle(run: QueuedRun, captures: readonly CaptureRef[]): Promise<string | undefined> {
  const own = await ownVersion(run);
  if (own === undefined) return 'its --rules-from module or its --key cannot be read on this machine.';
  if (own !== run.ruleSet) {
    return 'its batch was started by another version of entrace, or with other text in its own rules. Have the same here.';
  }
  return await placeObstacle(run.store, captures);
}

async function ownVersion({ settings }: QueuedRun): Promise<string | undefined> {
  try {
    return await ruleSetVersion(settings);
  } catch {
    return undefined;
  }
}

/** A folder that is not shared would take results that nobody finds; a store needs its package and its key here too. */
async function placeObstacle(store: string, captures: readonly CaptureRef[]): Promise<string | undefined> {
  try {
    if (store.startsWith('file:')) await access(fileURLToPath(new URL('.entrace/', store)));
    else await openResultStore(store);
    const [first] = captures;
    if (first !== undefined && isObjectUri(first.uri)) await openContainer(parseObjectUri(first.uri));
    return undefined;
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) return error.message;
    return `the folder for its results, ${store}, is not on this machine. Share it under the same path.`;
  }
}

interface Pools {
  readonly use: <Result>(run: QueuedRun, work: (pool: CapturePool) => Promise<Result>) => Promise<Result>;
  readonly stop: () => Promise<void>;
}

/** A pool for each run that has jobs here: threads know one run's settings. A pool of a run that is over makes room. */
function createPools({ threads, password, worker }: WorkerSetup): Pools {
  const pools = new Map<string, { readonly pool: CapturePool; users: number }>();

  function poolOf(run: QueuedRun) {
    const key = JSON.stringify(run);
    for (const [other, { pool, users }] of pools) {
      if (other === key || users > 0) continue;
      pools.delete(other);
      void pool.stop();
    }
    const known = pools.get(key);
    if (known !== undefined) return known;
    const { settings, ruleSet, store, timeLimitSeconds } = run;
    const setup = { settings, ruleSet, store, password };
    const pool = createCapturePool({
      setup,
      threads,
      timeLimitSeconds,
      ...(worker === undefined ? {} : { worker }),
    });
    const made = { pool, users: 0 };
    pools.set(key, made);
    return made;
  }

  return {
    use: async (run, work) => {
      const entry = poolOf(run);
      entry.users++;
      try {
        return await work(entry.pool);
      } finally {
        entry.users--;
      }
    },
    stop: async () => {
      await Promise.all([...pools.values()].map(({ pool }) => pool.stop()));
    },
  };
}
