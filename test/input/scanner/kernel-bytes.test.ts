import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compileScanner } from '../../../src/build/build-scanner.js';

/** The folder of the checkout, from `test` as well as from `dist/test`. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(`dist${sep}`, '');

const isInstalled = existsSync(join(ROOT, 'node_modules/assemblyscript'));

test('the committed kernel is what its source compiles to', {
  skip: !isInstalled && 'no compiler',
}, async () => {
  const committed = readFileSync(join(ROOT, 'src/input/scanner/kernel-bytes.ts'), 'utf8');
  assert.equal(await compileScanner(join(ROOT, 'src/input/scanner/kernel/index.ts')), committed);
});
