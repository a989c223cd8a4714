import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../support/checkout.js';

const FULL = '/dev/full';
/** More than any pipe holds. */
const CAPTURES = Array.from({ length: 8 }, () => join(ROOT, 'samples/obo-id-token.har'));
const ARGS = [join(ROOT, 'bin/entrace.js'), ...CAPTURES, '--format', 'json'];

interface Ended {
  readonly code: number | null;
  readonly bytes: number;
  readonly stderr: string;
}

/** Runs entrace with its output going to a pipe that is read only after a while, or to a file of this name. */
function run(output: 'pipe' | number, errors: 'pipe' | number, readAfterMs = 0): Promise<Ended> {
  const child = spawn(process.execPath, ARGS, { stdio: ['ignore', output, errors] });
  let bytes = 0;
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += String(data);
  });
  child.stdout?.on('data', (data: Uint8Array) => {
    bytes += data.length;
  });
  child.stdout?.pause();
  setTimeout(() => child.stdout?.resume(), readAfterMs);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, bytes, stderr })));
}

test('a reader that takes its time gets all of it', async () => {
  const [quick, slow] = [await run('pipe', 'pipe'), await run('pipe', 'pipe', 1500)];
  assert.ok(quick.bytes > 300_000);
  assert.deepEqual(slow, quick);
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, ARGS, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += String(data);
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
});

test('a full disk is told, and is no fault', { skip: existsSync(FULL) ? false : `no ${FULL}` }, async () => {
  const { code, stderr } = await run(openSync(FULL, 'w'), 'pipe');
  assert.deepEqual(
    { code, stderr },
    { code: 2, stderr: 'entrace: What was to be printed cannot be written (ENOSPC).\n' },
  );
  assert.equal((await run(openSync(FULL, 'w'), openSync(FULL, 'w'))).code, 2);
});
