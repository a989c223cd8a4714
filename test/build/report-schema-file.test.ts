import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { reportSchema } from '../../src/index.js';
import { ROOT } from '../support/checkout.js';

test('the schema of the report is a file of the package, and the one that the reports are held to', () => {
  const path = createRequire(import.meta.url).resolve('entrace/report.schema.json');
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), reportSchema);
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  assert.match(packed, /"path": "dist\/report\.schema\.json"/);
});
