import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asFunction, type Bundle, codeCacheFolder, openBundle, PACKS } from '../cli/load-bundle.js';

/**
 * Runs the bundled command on samples, as users do, and keeps the code that V8 has compiled for that beside it. What it
 * prints is of no use: the build runs it as a process of its own.
 */
const thisFile = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'dist/cli');
const cache = codeCacheFolder(folder);

/** More than what is read by JSON.parse alone. */
const LARGE_BYTES = 4 * 2 ** 20;

const USUAL_RUNS = [
  ['samples/obo-id-token.har'],
  ['samples/healthy-code-flow.har', '--format', 'json'],
  [join(cache, 'large.har'), '--no-progress'],
];

if (process.argv[2] === 'compiled') await keepCompiled();
else await gather();

/** Packs the files that every run opens, and those that a usual one opens, then has it compiled by a process that has not opened them yet. */
async function gather(): Promise<void> {
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const large = join(cache, 'large.har');
  writeFileSync(large, enlarged(readFileSync(join(root, 'samples/obo-id-token.har'), 'utf8')));
  const bundle = openBundle(folder);
  await run(bundle, [['--version']]);
  const start = bundle.files();
  await run(bundle, USUAL_RUNS);
  const usual = bundle.files().filter((file) => !start.includes(file));
  writePack('start.cjs', start);
  writePack('usual.cjs', usual);
  const packs = [...start.map((file) => [file, 'start.cjs']), ...usual.map((file) => [file, 'usual.cjs'])];
  writeFileSync(join(cache, PACKS), JSON.stringify(Object.fromEntries(packs)));
  execFileSync(process.execPath, [thisFile, 'compiled'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(large);
}

function writePack(name: string, files: readonly string[]): void {
  const parts = files.map((file) => `${JSON.stringify(file)}:${sourceOf(file)}`);
  writeFileSync(join(cache, name), `({${parts.join(',\n')}})`);
}

function sourceOf(file: string): string {
  return asFunction(readFileSync(join(folder, file), 'latin1'));
}

async function keepCompiled(): Promise<void> {
  const bundle = openBundle(folder);
  await run(bundle, [['--version'], ...USUAL_RUNS, ['samples/required-claim-missing.saz']]);
  for (const [name, script] of bundle.scripts)
    writeFileSync(join(cache, `${name}.code`), script.createCachedData());
}

async function run(bundle: Bundle, runs: readonly (readonly string[])[]): Promise<void> {
  const loaded = bundle.load('main.cjs');
  const main: unknown =
    typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, 'main') : undefined;
  if (typeof main !== 'function') throw new Error('The bundle has no main function.');
  for (const args of runs) await Reflect.apply(main, undefined, [args]);
}

/** The same capture, with a comment that makes it large. */
function enlarged(har: string): string {
  return har.replace('"log"', `"comment":${JSON.stringify(' '.repeat(LARGE_BYTES))},"log"`);
}
