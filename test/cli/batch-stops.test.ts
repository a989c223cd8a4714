import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow, manyCaptures, resultCount, shownBy, startEntrace, until } from './batch-runs.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

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
