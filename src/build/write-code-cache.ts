import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeCacheFolder, openBundle } from '../cli/load-bundle.js';

/**
 * Runs the bundled command on samples, as users do, and keeps the code that V8 has compiled for that beside it. What it
 * prints is of no use: the build runs it as a process of its own.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'dist/cli');
const cache = codeCacheFolder(folder);

/** More than what is read by JSON.parse alone. */
const LARGE_BYTES = 4 * 2 ** 20;

rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });
const large = join(cache, 'large.har');
writeFileSync(large, enlarged(readFileSync(join(root, 'samples/obo-id-token.har'), 'utf8')));

const bundle = openBundle(folder);
const loaded = bundle.load('main.cjs');
const main: unknown = typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, 'main') : undefined;
if (typeof main !== 'function') throw new Error('The bundle has no main function.');

for (const args of [
  ['--version'],
  ['samples/obo-id-token.har'],
  ['samples/healthy-code-flow.har', '--format', 'json'],
  ['samples/required-claim-missing.saz'],
  [large, '--no-progress'],
]) {
  await Reflect.apply(main, undefined, [args]);
}
rmSync(large);
for (const [file, script] of bundle.scripts) writeFileSync(join(cache, file), script.createCachedData());

/** The same capture, with a comment that makes it large. */
function enlarged(har: string): string {
  return har.replace('"log"', `"comment":${JSON.stringify(' '.repeat(LARGE_BYTES))},"log"`);
}
