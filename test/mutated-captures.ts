import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { documentAsText } from '../src/cli/document-as-text.js';
import { nodePorts } from '../src/cli/node-ports.js';
import { type Capture, InputError, parseCaptures, runAnalysis } from '../src/index.js';
import { isObject, numberMember, stringMember } from '../src/model/json.js';
import { plainPaint } from '../src/report/text/plain-paint.js';
import { documentOf } from './support/analysed.js';
import { diceOf, mutate } from './support/mutate.js';
import { type MutationBase, mutationBases } from './support/mutation-bases.js';

/**
 * Damages captures of all formats and puts each through the whole analysis: none may crash it, take longer than two
 * seconds or make the process larger than 512 MB. `node dist/test/mutated-captures.js [how many] [first seed]`; a
 * failure names its seed, and `… 1 <seed>` repeats it.
 */
const MOST_MS = 2000;
/** A process that says nothing for so long is at a case that never ends. */
const HANGS_MS = 90_000;
const MOST_BYTES = 512 * 2 ** 20;
const DEFAULT_CASES = 10_000;
/** Messages take time; a process that dies is told to this many cases. */
const REPORT_EVERY = 20;

/** What a part of the cases came to. */
interface Progress {
  readonly seed: number;
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly slowestSeed: number;
  readonly peakBytes: number;
  readonly failures: readonly string[];
}

const [count = DEFAULT_CASES, first = 0] = process.argv.slice(2).map(Number);

/** One process a processor, each with every n-th seed. */
async function runAll(): Promise<number> {
  const parts = Math.min(availableParallelism(), count);
  const started = performance.now();
  const done = await Promise.all(Array.from({ length: parts }, (_, part) => runProcess(part, parts)));
  const failures = done.flatMap((part) => part.failures);
  const sum = (of: (part: Progress) => number) => done.reduce((total, part) => total + of(part), 0);
  const slowest = done.reduce((a, b) => (a.slowestMs > b.slowestMs ? a : b));
  const peak = Math.max(...done.map(({ peakBytes }) => peakBytes));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.stdout.write(
    `mutated captures: ${sum(({ read }) => read)} read, ${sum(({ refused }) => refused)} refused, ${failures.length} failed ` +
      `in ${seconds} s; slowest ${slowest.slowestMs.toFixed(0)} ms (seed ${slowest.slowestSeed}), peak ${Math.round(peak / 2 ** 20)} MB\n`,
  );
  const isWhole = sum(({ read, refused }) => read + refused) + failures.length >= count;
  return isWhole && failures.length === 0 ? 0 : 1;
}

/** A process that dies or hangs is a failure of the seed that it was at. */
function runProcess(part: number, parts: number): Promise<Progress> {
  const env = { ...process.env, FROM: String(first + part), STEP: String(parts) };
  const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { env });
  let last: Progress = {
    seed: first + part,
    read: 0,
    refused: 0,
    slowestMs: 0,
    slowestSeed: 0,
    peakBytes: 0,
    failures: [],
  };
  let heardAt = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - heardAt > HANGS_MS) child.kill('SIGKILL');
  }, 1000);
  child.on('message', (message) => {
    heardAt = performance.now();
    last = toProgress(message, last);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const failure = `seed ${last.seed} or one of the next ${REPORT_EVERY}: the process ended by ${signal ?? code}`;
      resolve(code === 0 ? last : { ...last, failures: [...last.failures, failure] });
    });
  });
}

function toProgress(message: unknown, last: Progress): Progress {
  const failure = stringMember(message, 'failure');
  if (failure !== undefined) return { ...last, failures: [...last.failures, failure] };
  const number = (name: keyof Progress) => (isObject(message) ? numberMember(message, name) : undefined) ?? 0;
  return {
    ...last,
    seed: number('seed'),
    read: number('read'),
    refused: number('refused'),
    slowestMs: number('slowestMs'),
    slowestSeed: number('slowestSeed'),
    peakBytes: number('peakBytes'),
  };
}

async function runPart(from: number, step: number): Promise<void> {
  const bases = await mutationBases();
  const tally = { seed: from, read: 0, refused: 0, slowestMs: 0, slowestSeed: 0, peakBytes: 0 };
  // The first run of all code is the slowest, and says nothing of a capture.
  for (const base of bases) await outcomeOf(base.bytes, base.name);
  for (let seed = from; seed < first + count; seed += step) {
    tally.seed = seed;
    if ((tally.read + tally.refused) % REPORT_EVERY === 0) process.send?.(tally);
    const { outcome, ms } = await runCase(bases, seed);
    if (outcome === 'read' || outcome === 'refused') tally[outcome] += 1;
    else process.send?.({ failure: `seed ${seed} (${outcome})` });
    if (ms > tally.slowestMs) Object.assign(tally, { slowestMs: ms, slowestSeed: seed });
    tally.peakBytes = process.resourceUsage().maxRSS * 1024;
    if (tally.peakBytes > MOST_BYTES) {
      process.send?.({ failure: `seed ${seed} (${Math.round(tally.peakBytes / 2 ** 20)} MB)` });
      break;
    }
  }
  process.send?.(tally);
  process.disconnect();
}

async function runCase(
  bases: readonly MutationBase[],
  seed: number,
): Promise<{ outcome: string; ms: number }> {
  const dice = diceOf(seed);
  const base = bases[dice.roll(bases.length)];
  if (base === undefined) throw new Error('there are no bases');
  const bytes = mutate(base, dice);
  const before = process.cpuUsage();
  const outcome = await outcomeOf(bytes, base.name);
  // The time of the processor: a machine that is busy with something else is not what is measured.
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  return { outcome: ms > MOST_MS ? `${base.name}: ${ms.toFixed(0)} ms` : outcome, ms };
}

/** `read`, `refused`, or what went wrong. */
async function outcomeOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    for (const capture of await parseCaptures(bytes, { name: 'case', ports: nodePorts }))
      await report(capture);
    return 'read';
  } catch (error) {
    if (error instanceof InputError) return 'refused';
    return `${name}: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

async function report(capture: Capture): Promise<void> {
  const { report, faults } = await runAnalysis(capture, { ports: nodePorts });
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`the rule ${fault.ruleId} failed: ${fault.message}`);
  documentAsText(documentOf(report), { width: 100, paint: plainPaint });
}

if (process.send === undefined) process.exitCode = await runAll();
else await runPart(Number(process.env.FROM), Number(process.env.STEP));
