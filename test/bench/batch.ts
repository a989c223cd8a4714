import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/checkout.js';
import { writeCaptures } from './batch-captures.js';

/**
 * Measures how many captures a second a batch takes: in one thread, and in the pool. Needs a built checkout.
 * Run by hand: `node --import tsx test/bench/batch.ts --count 10000`.
 */

/** How memory is watched: the peak of the whole process, threads included, as the system counts it. */
interface Run {
  readonly seconds: number;
  /** Of all threads: says more than the time where other work runs on the machine. */
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly words: string;
}

function runBatch(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), 'batch', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const folder = mkdtempSync(join(tmpdir(), 'entrace-bench-'));
try {
  await writeCaptures(join(folder, 'queue'), count);
  const cores = availableParallelism();
  for (let round = 0; round < Number(values.rounds); round++) {
    const rates: number[] = [];
    for (const jobs of [1, cores]) {
      const output = join(folder, `results-${jobs}`);
      const { seconds, cpuSeconds, peakMiB, words } = await runBatch([
        join(folder, 'queue'),
        '-o',
        output,
        '--jobs',
        String(jobs),
        '--quiet',
      ]);
      rates.push(count / seconds);
      console.log(
        `${jobs} threads: ${(count / seconds).toFixed(1)}/s, ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor, peak ${Math.round(peakMiB)} MiB. ${words}`,
      );
      rmSync(output, { recursive: true });
    }
    console.log(`pool / one thread: ${((rates[1] ?? 0) / (rates[0] ?? 1)).toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
