import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { leaksOf, outputsOf } from './plant.js';
import { plantCapture } from './plantings.js';

/**
 * Plants so many secrets and names (100,000 by default) and looks for each in all that entrace makes of the captures.
 * CI runs it once; the same seeds every time.
 */
const WANTED = 100_000;

/** Plantings of one capture: enough that few captures do, and few enough to look at one. */
const IN_ONE = 500;

const FIRST_SEED = 1000;

const [share, shares, total] = process.argv.slice(2).map(Number);
if (share !== undefined && shares !== undefined && total !== undefined)
  process.exitCode = await plantShare(share, shares, total);
else process.exitCode = await plantAll(share ?? WANTED);

async function plantAll(wanted: number): Promise<number> {
  const workers = availableParallelism();
  const started = performance.now();
  const codes = await Promise.all(
    Array.from({ length: workers }, (_, index) => runShare(index, workers, wanted)),
  );
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${wanted} plantings in ${seconds} s\n`);
  return codes.every((code) => code === 0) ? 0 : 1;
}

function runShare(index: number, workers: number, wanted: number): Promise<number> {
  const args = [String(index), String(workers), String(wanted)];
  const child = fork(fileURLToPath(import.meta.url), args);
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function plantShare(first: number, step: number, wanted: number): Promise<number> {
  let leaks = 0;
  let count = 0;
  for (let seed = FIRST_SEED + first; count < wanted / step; seed += step) {
    const planted = plantCapture(seed, IN_ONE);
    count += planted.count;
    for (const leak of leaksOf(planted, await outputsOf(planted))) {
      leaks += 1;
      process.stdout.write(`seed ${seed}: ${leak}\n`);
    }
  }
  return leaks === 0 && count >= wanted / step ? 0 : 1;
}
