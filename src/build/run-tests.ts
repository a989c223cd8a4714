import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs the compiled tests with node:test: `npm test`, or with parts of file names to run some of them. Node 20 takes no
 * patterns and later ones take no folders, so that the files are listed here. Finding none is a failure.
 */
const FOLDER = fileURLToPath(new URL('../../test/', import.meta.url));

const wanted = process.argv.slice(2);
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      file.endsWith('.test.js') && (wanted.length === 0 || wanted.some((part) => file.includes(part))),
  )
  .toSorted()
  .map((file) => join(FOLDER, file));

if (files.length === 0) {
  process.stderr.write('No test file was found: run `npm run build` first.\n');
  process.exitCode = 1;
} else {
  const reporter = 'spec';
  const args = ['--test', `--test-concurrency=${availableParallelism()}`];
  const reporters = [`--test-reporter=${reporter}`, '--test-reporter-destination=stdout'];
  const run = spawnSync(process.execPath, [...args, ...reporters, ...files], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
