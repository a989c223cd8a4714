import { totalmem } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { type AnalystSetup, type CaptureOutcome, failedOutcome } from './analyst.js';
import type { CaptureRef } from './capture-source.js';
import type { FailureCode } from './failed-capture.js';
import { createGate } from './gate.js';
import { openCapture } from './open-capture.js';
import { hashCapture } from './read-capture.js';

/** How a pool works. */
export interface PoolOptions {
  readonly setup: AnalystSetup;
  /** Captures that are analysed at once. */
  readonly threads: number;
  /** A capture that takes longer is given up. */
  readonly timeLimitSeconds: number;
  /** JavaScript memory of one thread, in MiB; absent for {@link threadMemory}. */
  readonly memoryMiB?: number;
  /** Module whose default export takes a capture; absent for entrace's own. */
  readonly worker?: URL;
}

/** Analyses captures in threads. A thread that dies costs one capture, which is tried once more, alone. */
export interface CapturePool {
  /** Rejects with {@link PoolStopped} after `stop`, and for nothing else. */
  readonly analyse: (ref: CaptureRef) => Promise<CaptureOutcome>;
  /** Ends all threads at once; what they were at has no result. */
  readonly stop: () => Promise<void>;
}

/** The pool was stopped before the capture was done. */
export class PoolStopped extends Error {
  override readonly name = 'PoolStopped';
}

/** The largest sign-in captures need some hundred MiB once they are parsed. */
const MOST_THREAD_MIB = 1024;
const LEAST_THREAD_MIB = 256;
/** A capture that is alone may take this many times as much. */
const ALONE_FACTOR = 3;
/** All threads together leave some of the machine to others. */
const SHARE_OF_MACHINE = 0.6;

/** JavaScript memory that each of so many threads may take, in MiB. */
export function threadMemory(threads: number, machineBytes = totalmem()): number {
  const share = Math.floor((machineBytes * SHARE_OF_MACHINE) / 2 ** 20 / threads);
  return Math.min(MOST_THREAD_MIB, Math.max(LEAST_THREAD_MIB, share));
}

/** Starts a pool; threads start when there is work. */
export function createCapturePool(options: PoolOptions): CapturePool {
  const { threads, memoryMiB = threadMemory(threads) } = options;
  const pool = startThreads(options, threads, memoryMiB);
  let solo: Piscina<CaptureRef, CaptureOutcome> | undefined;
  let isStopped = false;
  const gate = createGate(threads);

  async function attempt(on: Piscina<CaptureRef, CaptureOutcome>, ref: CaptureRef) {
    const outcome = await runLimited(on, ref, options.timeLimitSeconds);
    if (isStopped) throw new PoolStopped();
    return outcome;
  }

  return {
    analyse: async (ref) => {
      const first = await gate.beside(() => attempt(pool, ref));
      if (typeof first !== 'string') return first;
      const second = await gate.alone(() => {
        solo ??= startThreads(options, 1, memoryMiB * ALONE_FACTOR);
        return attempt(solo, ref);
      });
      return typeof second === 'string' ? await givenUp(ref, second, options) : second;
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([pool.destroy(), solo?.destroy()]);
    },
  };
}

function startThreads(
  { setup, worker = ownWorker() }: PoolOptions,
  threads: number,
  memoryMiB: number,
): Piscina<CaptureRef, CaptureOutcome> {
  return new Piscina<CaptureRef, CaptureOutcome>({
    filename: worker.href,
    workerData: setup,
    minThreads: 0,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
    // Threads stay while a run has work: starting one and loading the rules takes longer than a capture.
    idleTimeout: IDLE_MS,
  });
}

const IDLE_MS = 60_000;

/** Beside this module, as source, compiled or bundled. */
function ownWorker(): URL {
  return new URL(`./capture-worker${extname(import.meta.url)}`, import.meta.url);
}

type Death = Extract<FailureCode, 'ERR_CRASHED' | 'ERR_TIME_LIMIT' | 'ERR_OUT_OF_MEMORY'>;

/** What came of the capture, or what the thread died of. */
async function runLimited(
  pool: Piscina<CaptureRef, CaptureOutcome>,
  ref: CaptureRef,
  seconds: number,
): Promise<CaptureOutcome | Death> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), seconds * 1000);
  try {
    return await pool.run(ref, { signal: limit.signal });
  } catch (error) {
    if (limit.signal.aborted) return 'ERR_TIME_LIMIT';
    const isFull = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    return isFull ? 'ERR_OUT_OF_MEMORY' : 'ERR_CRASHED';
  } finally {
    clearTimeout(timer);
  }
}

async function givenUp(ref: CaptureRef, code: Death, options: PoolOptions): Promise<CaptureOutcome> {
  const message = DEATHS[code](options);
  const sha256 = await findHash(ref, options.setup.password);
  return failedOutcome(ref, { name: ref.name, sha256, code, message });
}

const DEATHS = {
  ERR_CRASHED: () =>
    'The analysis broke off, twice, without saying why. Try it by itself: entrace <capture>; if that fails too, please report it.',
  ERR_TIME_LIMIT: ({ timeLimitSeconds }) =>
    `The analysis took longer than ${timeLimitSeconds} seconds, twice. Give it more with --time-limit.`,
  ERR_OUT_OF_MEMORY: () =>
    'The analysis needed more memory than a worker may take, also alone. Record a shorter capture, or try it by itself: entrace <capture>.',
} as const satisfies Record<Death, (options: PoolOptions) => string>;

async function findHash({ uri, name }: CaptureRef, password: string | undefined): Promise<string | null> {
  try {
    return (await hashCapture(await openCapture(uri), name, password)).sha256;
  } catch {
    return null;
  }
}
