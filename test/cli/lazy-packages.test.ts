import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../support/checkout.js';
import { sample } from './run-entrace.js';

const OPTIONAL = /node_modules\/(?:bullmq|ioredis|pg|s3mini|@azure)\//;

/** The files of packages that a run opens, as the system's loader sees them. */
function filesOf(args: readonly string[]): string {
  const { stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'entrace.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', NODE_DEBUG: 'module,esm' },
    maxBuffer: 2 ** 28,
  });
  return stderr;
}

test('packages of queues and stores are loaded only where one is named', () => {
  assert.match(filesOf(['worker', '--queue', 'redis://127.0.0.1:1']), OPTIONAL);
  for (const args of [['--version'], [sample('obo-id-token.har')]]) {
    assert.doesNotMatch(filesOf(args), OPTIONAL);
  }
});
