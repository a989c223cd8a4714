import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { listCaptures } from '../../src/batch/coordinator.js';
import { toShards } from '../../src/batch/shard.js';
import { ROOT } from '../support/checkout.js';
import { freePort } from '../support/redis.js';
import { writeCaptures } from './batch-captures.js';

/**
 * Measures how many captures a second a batch takes: in one thread, with all of the machine and held to one core
 * (with taskset of util-linux), in the pool, and by two workers on a queue. Needs a built checkout.
 * Run by hand: `node --import tsx test/bench/batch.ts --count 10000`; `--names` for the listing alone.
 */

/** How memory is watched: the peak of the whole process, threads included, as the system counts it. */
interface Run {
  readonly seconds: number;
  /** Of all threads: says more than the time where other work runs on the machine. */
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly words: string;
}

function runBatch({ args, isOnOneCore }: Case): Promise<Run> {
  const start = performance.now();
  const entrace = [process.execPath, join(ROOT, 'bin', 'entrace.js'), 'batch', ...args];
  const [command = '', ...rest] = isOnOneCore === true ? ['taskset', '-c', '0', ...entrace] : entrace;
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  let peakMiB = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(child.pid));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid));
  }, 200);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`the batch ended with ${code}`));
      resolve({
        seconds: (performance.now() - start) / 1000,
        cpuSeconds,
        peakMiB,
        words: words.split('\n')[0] ?? '',
      });
    });
  });
}

/** 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Time in the process and in the system for it, in ticks of a hundredth (proc(5), `stat`, fields 14 and 15). */
function cpuOf(pid: number | undefined): number {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user = '0', system = '0'] = fields.split(' ').slice(11, 13);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return 0;
  }
}

/** A Redis and two workers of one thread each, as processes of their own. */
async function startQueue(
  folder: string,
): Promise<{ url: string; redisBytes: () => number; stop: () => void }> {
  const port = await freePort();
  const options = ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'yes'];
  const redis = spawn('redis-server', options, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  const ask = (...words: string[]) =>
    spawnSync('redis-cli', ['-p', String(port), ...words], { encoding: 'utf8' }).stdout;
  while (!/PONG/.test(ask('ping'))) await setTimeout(50);
  const workers = [1, 2].map(() => {
    const args = [join(ROOT, 'bin', 'entrace.js'), 'worker', '--queue', url, '--concurrency', '1'];
    return spawn(process.execPath, args, { stdio: 'ignore' });
  });
  return {
    url,
    redisBytes: () => Number(/used_memory_peak:(\d+)/.exec(ask('info', 'memory'))?.[1] ?? 0),
    stop: () => {
      for (const each of [...workers, redis]) each.kill('SIGKILL');
    },
  };
}

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** Holds all threads of the process to one core, those of V8 and of files included. */
  readonly isOnOneCore?: boolean;
}

async function measure({ name, args, ...how }: Case, folder: string, count: number): Promise<number> {
  const output = join(folder, 'results');
  const run = await runBatch({
    ...how,
    name,
    args: [join(folder, 'queue'), '-o', output, '--quiet', ...args],
  });
  const { seconds, cpuSeconds, peakMiB, words } = run;
  rmSync(output, { recursive: true });
  console.log(
    `${name}: ${(count / seconds).toFixed(1)}/s, ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor, peak ${Math.round(peakMiB)} MiB. ${words}`,
  );
  return count / seconds;
}

/**
 * What the pool gains. A process of one thread uses a second core for compiling, collecting garbage and files, so that the
 * ratio to it says less than that to one core.
 */
async function measurePool(folder: string, count: number): Promise<void> {
  const oneThread = { name: '1 thread', args: ['--jobs', '1'] };
  const one = await measure(oneThread, folder, count);
  const cores = String(availableParallelism());
  const pool = await measure({ name: `${cores} threads`, args: ['--jobs', cores] }, folder, count);
  console.log(`pool / one thread: ${(pool / one).toFixed(2)}`);
  const apart = await measureApart(folder, count);
  console.log(`what the machine gives, two processes / one: ${(apart / one).toFixed(2)}`);
  if (spawnSync('taskset', ['--version']).status !== 0) return console.log('1 core: taskset not found');
  const held = await measure({ ...oneThread, name: '1 thread on 1 core', isOnOneCore: true }, folder, count);
  console.log(`pool / one core: ${(pool / held).toFixed(2)}`);
}

/** Two processes that know nothing of each other, half of the captures each, and nobody gathers: what two cores give at most. */
async function measureApart(folder: string, count: number): Promise<number> {
  const output = join(folder, 'results');
  const start = performance.now();
  const args = [join(folder, 'queue'), '-o', output, '--quiet', '--jobs', '1'];
  const runs = await Promise.all(
    ['1/2', '2/2'].map((half) => runBatch({ name: half, args: [...args, '--shard', half] })),
  );
  const seconds = (performance.now() - start) / 1000;
  rmSync(output, { recursive: true });
  const cpuSeconds = runs.reduce((sum, run) => sum + run.cpuSeconds, 0);
  console.log(
    `2 processes, half each: ${(count / seconds).toFixed(1)}/s, ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor`,
  );
  return count / seconds;
}

async function measureQueue(folder: string, count: number): Promise<void> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    return console.log('2 workers on a queue: redis-server not found');
  }
  const queue = await startQueue(folder);
  try {
    await measure({ name: '2 workers on a queue', args: ['--queue', queue.url] }, folder, count);
    console.log(`Redis at most: ${(queue.redisBytes() / 2 ** 20).toFixed(1)} MiB`);
  } finally {
    queue.stop();
  }
}

/** Names of captures that are listed, sorted and cut into shards in a second; nothing is opened. */
async function measureListing(folder: string, names: number): Promise<void> {
  const source = {
    list: async function* () {
      for (let at = 0; at < names; at++) {
        const name = `2026/11/${at % 30}/sign-in-${at}.har`;
        yield { name, uri: `https://account.blob.core.windows.net/captures/${name}` };
      }
    },
  };
  const start = performance.now();
  const list = await listCaptures(source, join(folder, 'listing'));
  let shards = 0;
  for await (const _ of toShards(list.read())) shards++;
  const seconds = (performance.now() - start) / 1000;
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `Sorting ${names} names into ${shards} shards: ${seconds.toFixed(1)} s, ${memory} MiB of this process`,
  );
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '1' },
    names: { type: 'string', default: '1000000' },
  },
});
const count = Number(values.count);
const folder = mkdtempSync(join(tmpdir(), 'entrace-bench-'));
try {
  await writeCaptures(join(folder, 'queue'), count);
  for (let round = 0; round < Number(values.rounds); round++) {
    await measurePool(folder, count);
    await measureQueue(folder, count);
  }
  await measureListing(folder, Number(values.names));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
