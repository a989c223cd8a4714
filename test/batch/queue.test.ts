import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PoolStopped } from '../../src/batch/capture-pool.js';
import { optionalPackage } from '../../src/batch/optional-package.js';
import { connectQueue } from '../../src/batch/queue/connect-queue.js';
import { parseQueueAddress } from '../../src/batch/queue/queue-address.js';
import { QUEUE_TIMES } from '../../src/batch/queue/queue-times.js';
import { runOnQueue } from '../../src/batch/queue/run-on-queue.js';
import { jobIdOf, type QueuedRun } from '../../src/batch/queue/shard-job.js';
import type { ShardQueue } from '../../src/batch/queue/shard-queue.js';
import { workOnQueue } from '../../src/batch/queue/work-on-queue.js';
import { ruleSetVersion } from '../../src/batch/run-settings.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { temporaryFolder } from '../cli/run-entrace.js';
import { NO_POSTGRES, startPostgres } from '../support/postgres.js';
import { NO_REDIS, startRedis } from '../support/redis.js';

const MISBEHAVING = new URL(`./misbehaving-worker${extname(import.meta.url)}`, import.meta.url);

const SETTINGS = { identities: 'mask', rules: [], rulesFrom: [], reports: [] } as const;

/** A run whose result store is there, and the reference of a capture in it. */
async function makeRun(context: TestContext, ruleSet?: string) {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, '.entrace'));
  const run: QueuedRun = {
    settings: SETTINGS,
    ruleSet: ruleSet ?? (await ruleSetVersion(SETTINGS)),
    store: pathToFileURL(`${folder}/`).href,
    timeLimitSeconds: 30,
  };
  return { folder, run, refOf: (name: string) => ({ name, uri: pathToFileURL(join(folder, name)).href }) };
}

/** Starts a worker again whenever it dies, as a supervisor does. */
function supervise(context: TestContext, url: string): { deaths: () => number } {
  const script = fileURLToPath(new URL(`./mortal-worker${extname(import.meta.url)}`, import.meta.url));
  let child: ChildProcess | undefined;
  let isOver = false;
  let deaths = -1;
  const start = () => {
    deaths++;
    if (isOver) return;
    child = spawn(
      process.execPath,
      [...process.execArgv.filter((each) => !each.startsWith('--test')), script, url],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    child.on('close', start);
  };
  context.after(() => {
    isOver = true;
    child?.kill('SIGKILL');
  });
  start();
  return { deaths: () => deaths };
}

test('a capture that kills each worker is a row with its reason, and costs the others nothing', {
  skip: NO_REDIS,
}, async (context) => {
  const redis = await startRedis(context);
  const { run, refOf } = await makeRun(context);
  const connection = await connectQueue(parseQueueAddress(redis.url));
  context.after(() => connection.close());
  const workers = supervise(context, redis.url);
  const runShard = runOnQueue({ queue: await connection.queue(), run, stop: new AbortController().signal });
  const captures = ['a.har', 'kills.har', 'b.har'].map(refOf);
  const outcomes = await runShard({ index: 0, captures }, () => {});
  assert.deepEqual(
    outcomes.map(({ ref, verdict }) => [ref.name, verdict]),
    [
      ['a.har', 'nothing-wrong'],
      ['kills.har', 'unreadable'],
      ['b.har', 'nothing-wrong'],
    ],
  );
  const [, dead] = outcomes;
  assert.ok(dead !== undefined && 'failed' in dead);
  assert.equal(dead.failed.code, 'ERR_DEAD_LETTER');
  assert.equal(
    dead.failed.message,
    'No worker came to an end with it. Each worker that took it died or froze. Try it by itself: entrace <capture>.',
  );
  assert.ok(workers.deaths() >= 4, `${workers.deaths()} deaths`);
});

test('a worker leaves jobs of another version, and of a folder that it has not, with a sentence', {
  skip: NO_REDIS,
}, async (context) => {
  const redis = await startRedis(context);
  const connection = await connectQueue(parseQueueAddress(redis.url));
  const stop = new AbortController();
  const told = new Set<string>();
  const working = workOnQueue(
    {
      connection,
      times: QUEUE_TIMES,
      threads: 1,
      password: undefined,
      tell: (sentence) => {
        told.add(sentence);
        if (told.size === 2) stop.abort();
      },
      onDone: () => assert.fail('nothing can be done'),
    },
    stop.signal,
  );
  const queue = await connection.queue();
  const other = await makeRun(context, 'another');
  const elsewhere = await makeRun(context);
  const away = { ...elsewhere.run, store: 'file:///not/on/this/machine/' };
  const jobs = [
    { run: other.run, captures: [other.refOf('a.har')] },
    { run: away, captures: [elsewhere.refOf('a.har')] },
  ];
  for (const job of jobs) await queue.add(jobIdOf(job), job);
  await working;
  assert.deepEqual(
    [...told].map((each) => each.replace(/^A job is left to other workers: /, '')).toSorted(),
    [
      'its batch was started by another version of entrace, or with other text in its own rules. Have the same here.',
      'the folder for its results, file:///not/on/this/machine/, is not on this machine. Share it under the same path.',
    ],
  );
  for (const job of jobs)
    assert.equal(await queue.state(jobIdOf(job)), 'pending', 'another worker may take it');
  await connection.close();
});

/** A queue that ends each job as it is told to, without a store. */
function queueOf(ends: readonly string[]): { queue: ShardQueue; added: string[] } {
  const added: string[] = [];
  let looks = 0;
  const queue: ShardQueue = {
    add: async (id) => {
      added.push(id);
    },
    state: async () => {
      const state = ends[Math.min(looks++, ends.length - 1)];
      return state === 'ended' || state === 'absent' ? state : 'pending';
    },
    end: async () => ({ answer: [{ verdict: 'nothing-wrong', worst: null, hadFault: false, key: 'k' }] }),
    remove: async () => {},
    workers: async () => 1,
  };
  return { queue, added };
}

test('a job that the queue lost is added again, under the same id', async (context) => {
  const { run, refOf } = await makeRun(context);
  const { queue, added } = queueOf(['absent', 'pending', 'absent', 'ended']);
  const runShard = runOnQueue({ queue, run, stop: new AbortController().signal });
  const [outcome] = await runShard({ index: 0, captures: [refOf('a.har')] }, () => {});
  assert.equal(outcome?.ref.name, 'a.har');
  assert.equal(added.length, 2);
  assert.equal(new Set(added).size, 1);
});

test('whoever stops waiting leaves the job where it is', async (context) => {
  const { run, refOf } = await makeRun(context);
  const { queue } = queueOf(['pending']);
  const stop = new AbortController();
  const waiting = runOnQueue({ queue, run, stop: stop.signal })(
    { index: 0, captures: [refOf('a.har')] },
    () => {},
  );
  stop.abort();
  await assert.rejects(waiting, PoolStopped);
});

test('the id of a job is made of the run and of the captures', async (context) => {
  const { run, refOf } = await makeRun(context);
  const id = jobIdOf({ run, captures: [refOf('a.har')] });
  assert.equal(jobIdOf({ run: { ...run }, captures: [refOf('a.har')] }), id);
  for (const other of [
    { run, captures: [refOf('b.har')] },
    { run: { ...run, ruleSet: 'other' }, captures: [refOf('a.har')] },
    { run: { ...run, store: 'file:///other/' }, captures: [refOf('a.har')] },
  ]) {
    assert.notEqual(jobIdOf(other), id);
  }
});

test('a package that is missing is told with what to install', async () => {
  const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  const load = optionalPackage(() => Promise.reject(missing), 'bullmq ioredis');
  await assert.rejects(
    load,
    new UsageError('This needs packages that are not installed. Install them: npm install bullmq ioredis'),
  );
});

test('PostgreSQL does as well: a worker that stops hands back, another does the work', {
  skip: NO_POSTGRES,
}, async (context) => {
  const url = await startPostgres(context);
  const { run, refOf } = await makeRun(context);
  const connection = await connectQueue(parseQueueAddress(url));
  const work = (stop: AbortSignal) =>
    workOnQueue(
      {
        connection,
        times: QUEUE_TIMES,
        threads: 1,
        password: undefined,
        tell: () => {},
        onDone: () => {},
        worker: MISBEHAVING,
      },
      stop,
    );
  const captures = ['a.har', 'b.har', 'throws.har'].map(refOf);
  const leaving = new AbortController();
  const left = work(leaving.signal);
  const queue = await connection.queue();
  const client = { queue, run, stop: new AbortController().signal };
  const outcomes = runOnQueue(client)({ index: 0, captures }, () => {});
  leaving.abort();
  await left;
  const stop = new AbortController();
  const working = work(stop.signal);
  const ended = await outcomes;
  stop.abort();
  await working;
  await connection.close();
  assert.deepEqual(
    ended.map((outcome) => ('failed' in outcome ? outcome.failed.code : outcome.verdict)),
    ['nothing-wrong', 'nothing-wrong', 'ERR_CRASHED'],
  );
});
