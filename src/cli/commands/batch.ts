import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnalystSetup } from '../../batch/analyst.js';
import { createCapturePool, PoolStopped } from '../../batch/capture-pool.js';
import type { CaptureSource } from '../../batch/capture-source.js';
import { createSource } from '../../batch/create-source.js';
import { type HashShard, ofHashShard } from '../../batch/hash-shard.js';
import { isUsable } from '../../batch/local-source.js';
import { checkObjectPath, isObjectUri } from '../../batch/objects/object-address.js';
import { prepareObjectStore } from '../../batch/objects/prepare-object-store.js';
import { openResultStore } from '../../batch/open-result-store.js';
import type { ReportForm } from '../../batch/report-forms.js';
import { type BatchEnd, runBatch } from '../../batch/run-batch.js';
import { runOnPool } from '../../batch/run-on-pool.js';
import { type RunSettings, ruleSetVersion } from '../../batch/run-settings.js';
import { type RunShard, SHARD_SIZE } from '../../batch/shard.js';
import { NOTHING_SKIPPED, type OnSkip } from '../../batch/skip-reason.js';
import { createTextFile, readLines, toLines } from '../../batch/text-file.js';
import { waitForCaptures } from '../../batch/wait-for-captures.js';
import { InputError } from '../../input/input-error.js';
import { type AnalysisSettings, analysisOptions, loadRules } from '../analysis-options.js';
import { createBatchProgress } from '../batch-progress.js';
import { batchWords } from '../batch-words.js';
import { EXIT_CODES, type ExitCode, type FailOn, reaches } from '../exit-code.js';
import { print, STANDARD_STREAM, tell } from '../io.js';
import type { OutputArguments } from '../output-arguments.js';
import { findPassword, type PasswordArguments } from '../password.js';
import { UsageError } from '../usage-error.js';

/** The arguments of `entrace batch`, as the command line gives them. */
export interface BatchArguments
  extends OutputArguments,
    PasswordArguments,
    Omit<AnalysisSettings, 'includeSecrets'> {
  /** Files, folders and patterns; `-` for a list on standard input. */
  readonly paths: readonly string[];
  readonly reports: readonly ReportForm[];
  readonly watch: boolean;
  readonly shard: HashShard | undefined;
  /** Address of the queue whose workers analyse the captures; undefined for this machine alone. */
  readonly queue: string | undefined;
  /** Captures in one job of the queue; undefined for {@link SHARD_SIZE}. */
  readonly shardSize: number | undefined;
  /** Undefined for the number of cores. */
  readonly jobs: number | undefined;
  readonly timeLimitSeconds: number;
  readonly failOn: FailOn;
  readonly rulesFrom: readonly string[];
  /** Path of the key of the case; undefined for none. */
  readonly key: string | undefined;
  readonly progress: boolean;
}

/** Two shards, so that threads have work while the last captures of one are still under way. */
const SHARDS_AT_ONCE = 2;

/** Analyses many captures: results go to a folder, a summary to standard output. */
export async function batchCommand(given: BatchArguments): Promise<ExitCode> {
  const output = await checkArguments(given);
  const setup = await toSetup(given, output);
  return await stoppable(async (stop) => {
    const analysts = await hireAnalysts(given, setup, stop);
    try {
      const work = { given, output, setup, analysts, stop };
      return given.watch ? await watch(work) : await runAndTell(work);
    } finally {
      await analysts.dismiss();
    }
  });
}

/** Who analyses the captures. */
interface Analysts {
  readonly runShard: RunShard;
  readonly shardsAtOnce: number;
  readonly dismiss: () => Promise<void>;
}

/** The threads of this process, or whoever works on the queue. */
async function hireAnalysts(
  given: BatchArguments,
  setup: AnalystSetup,
  stop: AbortSignal,
): Promise<Analysts> {
  if (given.queue !== undefined) {
    const { hireWorkers } = await import('../batch-queue.js');
    return await hireWorkers({ ...given, queue: given.queue }, setup, stop);
  }
  const { timeLimitSeconds, jobs: threads = availableParallelism() } = given;
  const pool = createCapturePool({ setup, threads, timeLimitSeconds });
  stop.addEventListener('abort', () => void pool.stop());
  return { runShard: runOnPool(pool), shardsAtOnce: SHARDS_AT_ONCE, dismiss: () => pool.stop() };
}

/** Ends cleanly on Ctrl-C. A second one ends at once: nothing is ever half-written. */
async function stoppable(run: (stop: AbortSignal) => Promise<ExitCode>): Promise<ExitCode> {
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let received: NodeJS.Signals = 'SIGINT';
  const onSignal = (signal: NodeJS.Signals) => {
    received = signal;
    stop.abort();
  };
  for (const signal of signals) process.once(signal, onSignal);
  try {
    return await run(stop.signal);
  } catch (error) {
    // A store that lists or takes no results: what is to be done is said, and it is no fault of entrace.
    if (error instanceof InputError) throw new UsageError(error.message);
    if (!(error instanceof PoolStopped)) throw error;
    await tell('Stopped. Nothing is lost: the same command goes on where it was.');
    for (const signal of signals) process.off(signal, onSignal);
    // Whoever waits for this process learns that it was stopped, and by what.
    process.kill(process.pid, received);
    return EXIT_CODES.done;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}

interface Work {
  readonly given: BatchArguments;
  readonly output: string;
  readonly setup: AnalystSetup;
  readonly analysts: Analysts;
  readonly stop: AbortSignal;
}

async function runAndTell(work: Work): Promise<ExitCode> {
  const end = await runOnce(work);
  await tellEnd(end, work);
  return exitCodeOf(end, work.given.failOn);
}

/** Runs whenever captures have come or changed, until it is stopped. */
async function watch(work: Work): Promise<ExitCode> {
  const { given, stop } = work;
  let code: ExitCode = EXIT_CODES.done;
  try {
    for await (const _ of waitForCaptures({ paths: () => fromArray(given.paths), stop })) {
      code = await runAndTell(work);
      if (!given.quiet) await tell('Waiting for captures. Ctrl-C ends.');
    }
  } catch (error) {
    if (!(error instanceof PoolStopped)) throw error;
  }
  return code;
}

async function runOnce({ given, output, setup, analysts, stop }: Work): Promise<BatchEnd> {
  const folder = await makeRunFolder(output);
  const progress = await createBatchProgress(process.stderr, given.progress && !given.quiet, Date.now);
  const skipped = { ...NOTHING_SKIPPED };
  const onSkip: OnSkip = (reason, path) => {
    skipped[reason]++;
    if (reason === 'unreadable-folder')
      void tell(`${path}: this folder may not be read. Check its permissions.`);
  };
  const source = createSource({ paths: await toPaths(given.paths, folder), onSkip });
  try {
    return await runBatch({
      source: untilStopped(given.shard === undefined ? source : ofHashShard(source, given.shard), stop),
      store: await openResultStore(setup.store),
      ruleSet: setup.ruleSet,
      reports: given.reports,
      runShard: analysts.runShard,
      shardsAtOnce: analysts.shardsAtOnce,
      shardSize: given.shardSize ?? SHARD_SIZE,
      folder,
      isGathered: given.shard === undefined,
      skipped: () => skipped,
      onListed: (count) => {
        if (count === 0 && !given.watch && given.shard === undefined)
          throw nothingFound(skipped['other-file']);
        progress.onListed(count);
      },
      onOutcome: ({ verdict }) => progress.onOutcome(verdict),
    });
  } finally {
    progress.stop();
  }
}

/** Where results go to a folder, beside them: that disk has room for what becomes of it. */
async function makeRunFolder(output: string): Promise<string> {
  if (isObjectUri(output)) return await mkdtemp(join(tmpdir(), 'entrace-'));
  const folder = join(output, '.entrace', 'unfinished', `${process.pid}-run`);
  await mkdir(folder, { recursive: true });
  return folder;
}

function nothingFound(others: number): UsageError {
  const rest = others === 0 ? '' : ` ${others} other files lie there; name a file itself to have it read.`;
  return new UsageError(`No capture was found there.${rest}`);
}

function untilStopped(source: CaptureSource, stop: AbortSignal): CaptureSource {
  return {
    list: async function* () {
      for await (const ref of source.list()) {
        if (stop.aborted) throw new PoolStopped();
        yield ref;
      }
    },
  };
}

/** What was named; a list on standard input goes to a file first, since it is read twice and may be long. */
async function toPaths(paths: readonly string[], folder: string): Promise<() => AsyncIterable<string>> {
  if (!paths.includes(STANDARD_STREAM)) return () => fromArray(paths);
  const listed = join(folder, 'standard-input');
  const file = await createTextFile(listed);
  for await (const line of toLines(process.stdin.setEncoding('utf8'))) {
    const path = line.replace(/\r$/, '');
    if (path !== '') await file.write(`${path}\n`);
  }
  await file.close();
  return async function* () {
    yield* paths.filter((path) => path !== STANDARD_STREAM);
    yield* readLines(listed);
  };
}

async function* fromArray(items: readonly string[]): AsyncIterable<string> {
  yield* items;
}

async function checkArguments(given: BatchArguments): Promise<string> {
  const { paths, output, watch: isWatching, shard } = given;
  if (paths.length === 0) {
    throw new UsageError('No captures given. Try: entrace batch <folder> -o results.');
  }
  if (output === undefined) throw new UsageError('Say where the results go, as in: -o results.');
  if (paths.filter((path) => path === STANDARD_STREAM).length > 1) {
    throw new UsageError('Standard input (-) can be read only once.');
  }
  if (isWatching && paths.includes(STANDARD_STREAM)) {
    throw new UsageError('--watch: a list on standard input cannot be watched. Name the folder.');
  }
  if (isWatching && shard !== undefined)
    throw new UsageError('--watch and --shard cannot be given together.');
  checkQueue(given);
  if (isWatching && [...paths, output].some(isObjectUri))
    throw new UsageError('--watch: only folders can be watched.');
  const place = isObjectUri(output) ? await prepareObjectStore(output, given.force) : resolve(output);
  for (const path of paths) await checkPath(path, place);
  if (!isObjectUri(output)) await prepareOutput(output, given.force);
  return place;
}

/** What a queue leaves to its workers, or does itself. */
function checkQueue({ queue, watch, shard, shardSize, jobs, password, passwordFile }: BatchArguments): void {
  if (queue === undefined) {
    if (shardSize !== undefined) throw new UsageError('--shard-size is for --queue.');
    return;
  }
  if (watch) {
    throw new UsageError(
      '--watch and --queue cannot be given together. Start the batch again for new captures.',
    );
  }
  if (shard !== undefined) {
    throw new UsageError('--shard and --queue cannot be given together: the queue hands out the captures.');
  }
  if (jobs !== undefined) {
    throw new UsageError('--jobs and --queue cannot be given together: entrace worker has --concurrency.');
  }
  if (password !== undefined || passwordFile !== undefined) {
    throw new UsageError('A password never goes through a queue: give it to entrace worker.');
  }
}

async function checkPath(path: string, output: string): Promise<void> {
  if (path === STANDARD_STREAM) return;
  if (isObjectUri(path)) return checkObjectPath(path, output);
  if (!(await isUsable(path))) {
    throw new UsageError(`${path}: there is no such file or folder. Check the path for misspellings.`);
  }
  if (resolve(path) === output || resolve(path).startsWith(`${output}${sep}`)) {
    throw new UsageError(`--output: ${path} is to be read, so the results must go to another folder.`);
  }
}

/** Makes the folder. One that holds other things is refused: the results would lie among them. */
async function prepareOutput(output: string, force: boolean): Promise<void> {
  try {
    await mkdir(output, { recursive: true });
    const names = await readdir(output);
    if (force || names.length === 0 || names.includes('.entrace')) {
      await mkdir(join(output, '.entrace'), { recursive: true });
      return;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`--output: ${output} cannot be used as a folder (${code}).`);
  }
  throw new UsageError(
    `--output: ${output} holds other files. Name a new folder, or write into it with --force.`,
  );
}

async function toSetup(given: BatchArguments, output: string): Promise<AnalystSetup> {
  const settings: RunSettings = {
    identities: given.identities,
    rules: given.rules,
    rulesFrom: given.rulesFrom.map((path) => resolve(path)),
    reports: given.reports,
    ...(given.key === undefined ? {} : { keyFile: resolve(given.key) }),
  };
  // What cannot be used is told once and here, before any thread meets it.
  analysisOptions({ ...given, includeSecrets: false }, await loadRules(given.rulesFrom));
  return {
    settings,
    ruleSet: await ruleSetVersion(settings),
    store: isObjectUri(output) ? output : pathToFileURL(`${output}${sep}`).href,
    password: await findPassword(given),
  };
}

async function tellEnd({ summary, captures }: BatchEnd, { given, output }: Work): Promise<void> {
  if (summary !== undefined) return await print(batchWords(summary, given.output ?? output));
  const { index = 1, count = 1 } = given.shard ?? {};
  await print(
    `Part ${index} of ${count}: ${captures} captures done. Once all parts are, gather them with the same command without --shard.\n`,
  );
}

function exitCodeOf({ worst, hadFault }: BatchEnd, failOn: FailOn): ExitCode {
  if (hadFault) return EXIT_CODES.fault;
  return worst !== null && reaches(worst, failOn) ? EXIT_CODES.findings : EXIT_CODES.done;
}
