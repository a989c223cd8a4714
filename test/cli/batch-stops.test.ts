import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../support/checkout.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const FILES = ['obo-id-token.har', 'consent-required.saz', 'healthy-code-flow.har', 'expired-secret.har'];

/** A folder of so many captures, some of them broken or doubled. */
function manyCaptures(context: TestContext, count: number): { folder: string; input: string } {
  const folder = temporaryFolder(context);
  const input = join(folder, 'queue');
  mkdirSync(join(input, 'deep'), { recursive: true });
  for (let at = 0; at < count; at++) {
    const file = FILES[at % FILES.length] ?? '';
    copyFileSync(sample(file), join(input, at % 3 === 0 ? 'deep' : '', `${at}-${file}`));
    if (at % 20 === 0)
      writeFileSync(join(input, `${at}-cut.har`), readFileSync(sample(file)).subarray(0, 40));
  }
  return { folder, input };
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; signal: string | null; stderr: string; stdout: string }>;
}

/** Starts the command without waiting for its end. */
function startEntrace(context: TestContext, args: readonly string[]): Started {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'entrace.js'), ...args], {
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', CI: 'true', TZ: 'Asia/Tokyo' },
  });
  context.after(() => child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stderr, stdout }));
  });
  return { child, ended };
}

const LONGEST_WAIT_MS = 60_000;

async function until(what: string, isTrue: () => boolean): Promise<void> {
  const end = Date.now() + LONGEST_WAIT_MS;
  while (!isTrue()) {
    assert.ok(Date.now() < end, `${what} did not come`);
    await setTimeout(20);
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function resultCount(output: string): number {
  return filesBelow(join(output, '.entrace', 'results')).filter((path) => path.endsWith('.txt')).length;
}

/** All that a batch shows, as a digest of each file by its path; its own state aside. */
function shownBy(output: string): Map<string, string> {
  const paths = filesBelow(output).filter((path) => !path.includes('.entrace'));
  return new Map(paths.toSorted().map((path) => [path.slice(output.length), digestOf(path)]));
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

test('killed at any moment and started again, it ends with the bytes of an undisturbed run', async (context) => {
  const { folder, input } = manyCaptures(context, 60);
  const output = join(folder, 'killed');
  const args = ['batch', input, '-o', output, '--reports', 'markdown', '--quiet'];
  for (const enough of [1, 20, 45]) {
    const { child, ended } = startEntrace(context, args);
    await until(`result ${enough}`, () => resultCount(output) >= enough || child.exitCode !== null);
    child.kill('SIGKILL');
    const { signal } = await ended;
    assert.equal(signal, 'SIGKILL', 'it was still at work');
    assert.equal(existsSync(join(output, 'index.html')), false);
  }
  const before = filesBelow(join(output, '.entrace', 'results')).length;
  assert.ok(before >= 45);
  assert.equal((await runEntrace(args)).code, 0);
  const undisturbed = join(folder, 'undisturbed');
  await runEntrace(['batch', input, '-o', undisturbed, '--reports', 'markdown', '--quiet', '--jobs', '1']);
  assert.deepEqual(shownBy(output), shownBy(undisturbed));
  assert.ok(shownBy(output).size > 60);
});

test('what is finished is not done again: a result that is whole is taken as it is', async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const output = join(folder, 'results');
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  // Their order is that of hashes, and one is of a capture that cannot be read.
  const record = filesBelow(join(output, '.entrace', 'results')).find((path) =>
    readFileSync(path, 'utf8').includes('microsoft'),
  );
  assert.ok(record !== undefined);
  writeFileSync(record, readFileSync(record, 'utf8').replaceAll('microsoft', 'MICROSOFT'));
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  assert.match(readFileSync(join(output, 'results.ndjson'), 'utf8'), /MICROSOFT/);
});

test('a result that a failing disk cut off is made again', async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const output = join(folder, 'results');
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  const whole = shownBy(output);
  for (const record of filesBelow(join(output, '.entrace', 'results'))) {
    writeFileSync(record, readFileSync(record).subarray(0, 100));
  }
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  assert.deepEqual(shownBy(output), whole);
});

test('Ctrl-C ends it cleanly, says that nothing is lost, and the same command goes on', async (context) => {
  const { folder, input } = manyCaptures(context, 60);
  const output = join(folder, 'results');
  const { child, ended } = startEntrace(context, ['batch', input, '-o', output]);
  await until('a result', () => resultCount(output) >= 1);
  child.kill('SIGINT');
  const { signal, stderr, stdout } = await ended;
  assert.equal(signal, 'SIGINT');
  assert.match(stderr, /Stopped. Nothing is lost: the same command goes on where it was\./);
  assert.doesNotMatch(stderr, /\n\s+at /);
  assert.equal(stdout, '');
  assert.equal(existsSync(join(output, 'results.ndjson')), false);
  assert.deepEqual(filesBelow(join(output, '.entrace', 'unfinished')), []);
  const again = await runEntrace(['batch', input, '-o', output]);
  assert.match(again.stdout, /^63 captures: /);
});

test('other options make other results, and the old ones go', async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const output = join(folder, 'results');
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  const before = resultCount(output);
  await runEntrace(['batch', input, '-o', output, '--quiet', '--rule', 'client-secret-expired=info']);
  assert.match(readFileSync(join(output, 'findings.csv'), 'utf8'), /,info,client-secret-expired,/);
  assert.equal(resultCount(output), before);
});

test('reports of captures that are gone go as well', async (context) => {
  const { folder, input } = manyCaptures(context, 4);
  const output = join(folder, 'results');
  const args = ['batch', input, '-o', output, '--quiet', '--reports', 'html,markdown'];
  await runEntrace(args);
  assert.equal(filesBelow(join(output, 'reports')).length, 8);
  writeFileSync(join(input, 'deep', '0-obo-id-token.har'), '{}');
  await runEntrace(args);
  assert.equal(filesBelow(join(output, 'reports')).length, 6);
});

test('--watch takes captures as they arrive, until Ctrl-C', async (context) => {
  const folder = temporaryFolder(context);
  const input = join(folder, 'inbox');
  const output = join(folder, 'results');
  mkdirSync(input);
  const { child, ended } = startEntrace(context, [
    'batch',
    input,
    '-o',
    output,
    '--watch',
    '--fail-on',
    'error',
  ]);
  const isIn = (name: string) =>
    existsSync(join(output, 'captures.csv')) &&
    readFileSync(join(output, 'captures.csv'), 'utf8').includes(name);
  await until('an empty result', () => existsSync(join(output, 'captures.csv')));
  copyFileSync(sample('obo-id-token.har'), join(input, 'first.har'));
  await until('the first capture', () => isIn('first.har'));
  copyFileSync(sample('healthy-code-flow.har'), join(input, 'second.har'));
  await until('the second capture', () => isIn('second.har'));
  child.kill('SIGINT');
  const { code, signal, stderr } = await ended;
  assert.deepEqual([code, signal], [1, null], stderr);
});
