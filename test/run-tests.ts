import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs every compiled test with this Node, or those whose path holds one of the words given:
 * `npm test -- cli/ to-text`. Node 20 takes no globs and Node 22 no folders, so the files are named one by one.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);

const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort()
  .map((file) => join(HERE, file));

if (files.length === 0) {
  process.stderr.write('No test file was found: build first (npm run build), or ask for another word.\n');
  process.exitCode = 1;
} else {
  process.exitCode = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1;
}
