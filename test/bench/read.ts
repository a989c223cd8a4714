import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type BenchFile, generate } from './generate.js';

/**
 * Times whole processes that read one capture, in turn, round by round, so that whatever slows the machine down
 * slows all of them: `node --import tsx test/bench/read.ts [--rounds 7] [case ...]`.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../..');
/** Outside of the checkout: the files are large, and made again where they are missing. */
const FOLDER = join(tmpdir(), 'entrace-bench');

const PLAIN = { identity: { count: 600 }, hasBodies: true, indent: 2 } as const;

const CASES: Readonly<Record<string, BenchFile>> = {
  '1mb': { ...PLAIN, megabytes: 1, identity: { count: 40 } },
  '5mb-usual': { ...PLAIN, megabytes: 5, identity: { count: 20 } },
  '5mb': { ...PLAIN, megabytes: 5, identity: { count: 220 } },
  '100mb': { ...PLAIN, megabytes: 100 },
  '100mb-compact': { ...PLAIN, megabytes: 100, indent: 0 },
  '100mb-no-bodies': { ...PLAIN, megabytes: 100, hasBodies: false },
  '100mb-no-bodies-compact': { ...PLAIN, megabytes: 100, hasBodies: false, indent: 0 },
  '100mb-40-percent': { ...PLAIN, megabytes: 100, identity: { share: 0.4 } },
  '500mb': { ...PLAIN, megabytes: 500 },
  '2gb': { ...PLAIN, megabytes: 2000 },
  '2gb-1500': { ...PLAIN, megabytes: 2000, identity: { count: 1500 } },
};

interface Peer {
  readonly name: string;
  readonly command: string;
  readonly arguments: (file: string) => readonly string[];
  /** A Node program, whose peak memory and processor time can be asked for. */
  readonly isNode: boolean;
}

interface Run {
  readonly ms: number;
  readonly peakMegabytes: number | undefined;
  /** What other work on the machine changes least; all threads together. */
  readonly processorMs: number | undefined;
  readonly failed: boolean;
}

const peerFile = (name: string) => join(HERE, 'peers', name);

function node(name: string, ...programAndOptions: readonly string[]): Peer {
  const [program = '', ...options] = programAndOptions;
  return { name, command: process.execPath, arguments: (file) => [program, file, ...options], isNode: true };
}

async function peers(): Promise<readonly Peer[]> {
  const scanner = await bundle('scanner.ts');
  const stream = await bundle('stream-parser.mjs');
  const entrace = join(ROOT, 'bin/entrace.js');
  const all = [
    { name: 'node -e 0', command: process.execPath, arguments: () => ['-e', '0'], isNode: true },
    node('read loop', peerFile('read-loop.cjs')),
    node('JSON.parse', peerFile('json-parse.cjs')),
    { name: 'jq', command: 'jq', arguments: (file: string) => ['.log.entries|length', file], isNode: false },
    {
      name: 'grep -c',
      command: 'grep',
      arguments: (file: string) => ['-c', 'login.microsoftonline.com', file],
      isNode: false,
    },
    node('@streamparser/json', stream),
    node('scanner', scanner),
    node('scanner, reading ahead', scanner, 'ahead'),
    node('entrace --format json', entrace, '--format', 'json'),
  ];
  return all.filter(
    (peer) => isThere(peer) && (peer.name !== 'entrace --format json' || existsSync(entrace)),
  );
}

function isThere({ command }: Peer): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

async function bundle(name: string): Promise<string> {
  const outfile = join(FOLDER, name.replace(/\.m?[tj]s$/, '.bundle.mjs'));
  const options = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  } as const;
  await build({ ...options, entryPoints: [peerFile(name)], outfile });
  return outfile;
}

const MOST_OUTPUT = 2 ** 28;

function run(peer: Peer, file: string): Run {
  const hook = peer.isNode ? ['--require', peerFile('usage.cjs')] : [];
  const start = performance.now();
  const { status, output } = spawnSync(peer.command, [...hook, ...peer.arguments(file)], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    maxBuffer: MOST_OUTPUT,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
  });
  const ms = performance.now() - start;
  const [peak = 0, processor = 0] = (output?.[3]?.toString() ?? '').split(' ').map(Number);
  return {
    ms,
    peakMegabytes: peak > 0 ? peak / 1024 : undefined,
    processorMs: processor > 0 ? processor / 1000 : undefined,
    failed: status !== 0,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function ratio(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(2);
}

/** Ratios are taken round by round: their median is steadier than the ratio of medians. */
function compare(name: string, runs: ReadonlyMap<string, readonly Run[]>): string {
  const own = runs.get(name) ?? [];
  const times = own.map((each) => each.ms);
  const timesThatOf = (other: string) => {
    const theirs = runs.get(other) ?? [];
    if (own.some((each) => each.failed) || theirs.some((each) => each.failed)) return Number.NaN;
    return median(theirs.map(({ ms }, i) => (times[i] ?? Number.NaN) / ms));
  };
  const peaks = own.flatMap(({ peakMegabytes }) => (peakMegabytes === undefined ? [] : [peakMegabytes]));
  const processor = own.flatMap(({ processorMs }) => (processorMs === undefined ? [] : [processorMs]));
  const cells = [
    name,
    own.some((each) => each.failed) ? 'fails' : median(times).toFixed(0),
    Math.min(...times).toFixed(0),
    processor.length === 0 ? '-' : Math.min(...processor).toFixed(0),
    ratio(1 / timesThatOf('JSON.parse')),
    ratio(timesThatOf('read loop')),
    ratio(timesThatOf('node -e 0')),
    peaks.length === 0 ? '-' : median(peaks).toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

function bench(name: string, file: BenchFile, contestants: readonly Peer[], rounds: number): void {
  const path = join(FOLDER, `${name}.har`);
  const counts = existsSync(path) ? undefined : generate(path, file);
  const runs = new Map<string, Run[]>(contestants.map((peer) => [peer.name, []]));
  for (const peer of contestants) run(peer, path);
  for (let round = 0; round < rounds; round++) {
    for (const peer of contestants) runs.get(peer.name)?.push(run(peer, path));
  }
  console.log(
    `\n### ${name}${counts === undefined ? '' : ` (${counts.entries} entries, ${counts.identity} of identity)`}\n`,
  );
  console.log(
    '| | median ms | least ms | least processor ms | × faster than JSON.parse | × read loop | × node -e 0 | peak MiB |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
  for (const peer of contestants) console.log(compare(peer.name, runs));
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, only: { type: 'string', multiple: true } },
  allowPositionals: true,
});
mkdirSync(FOLDER, { recursive: true });
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${values.rounds} rounds`);
const wanted = (await peers()).filter(({ name }) => values.only?.includes(name) ?? true);
for (const name of positionals.length === 0 ? Object.keys(CASES) : positionals) {
  const file = CASES[name];
  if (file === undefined)
    throw new Error(`There is no case ${name}; there are ${Object.keys(CASES).join(', ')}.`);
  bench(name, file, wanted, Number(values.rounds));
}
