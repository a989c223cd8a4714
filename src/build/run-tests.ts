import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs the compiled tests with node:test: `npm test`, or with parts of file names to run some of them, and with `!web` all but
 * those of a folder. Node 20 takes no patterns and later ones take no folders, so that the files are listed here. Finding none is a
 * failure.
 */
const FOLDER = fileURLToPath(new URL('../../test/', import.meta.url));

/** Tests of the faces start processes, browsers and servers: each file has a process of its own. */
const FACES = /^(?:cli|batch|web)(?:[/\\]|$)/;

/** Tests wait much of their time, for a browser or a server: so many more run at once than there are cores. */
const WAITING = 1;

const given = process.argv.slice(2);
const wanted = given.filter((part) => !part.startsWith('!'));
const leftOut = given.filter((part) => part.startsWith('!')).map((part) => `${part.slice(1)}${sep}`);
const found = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js') && !leftOut.some((folder) => file.startsWith(folder)))
  .toSorted();
const chosen =
  wanted.length === 0 ? grouped(found) : found.filter((file) => wanted.some((part) => file.includes(part)));

if (chosen.length === 0) {
  process.stderr.write('No test file was found: run `npm run build` first.\n');
  process.exitCode = 1;
} else {
  const args = ['--test', `--test-concurrency=${availableParallelism() + WAITING}`];
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const files = chosen.map((file) => join(FOLDER, file));
  const run = spawnSync(process.execPath, [...args, ...reporters, ...files], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}

/**
 * The core is pure, so that the tests of one of its folders can share a process: starting one for each of hundreds of
 * small files takes ten times as long as running them.
 */
function grouped(files: readonly string[]): string[] {
  const folders = new Map<string, string[]>();
  const alone: string[] = [];
  for (const file of files) {
    const folder = dirname(file);
    if (folder === '.' || FACES.test(folder)) alone.push(file);
    else folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...alone, ...[...folders].map(([folder, members]) => writeGroup(folder, members))];
}

/** Writes the file that runs all tests of a folder, and gives its name. */
function writeGroup(folder: string, files: readonly string[]): string {
  const name = `${folder.replaceAll(/[/\\]/g, '-')}.group.js`;
  const imports = files.map(
    (file) => `await import(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)});\n`,
  );
  writeFileSync(join(FOLDER, name), imports.join(''));
  return name;
}
