import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const CAPTURE = sample('required-claim-missing.saz');

test('one file is written for the case, and what is in it is said', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  const { code, stdout, stderr } = await runEntrace(['attach', CAPTURE, '-o', output]);
  assert.deepEqual([code, stdout], [0, '']);
  assert.match(stderr, /Written to .*case\.zip: README\.txt, report\.html, /);
  assert.match(stderr, /\nThe sanitized capture gives the same findings as the original/);
  assert.match(stderr, /\nA required claim is missing from the token/);
  assert.ok('required-claim-missing.sanitized.saz' in unzipSync(readFileSync(output)));
});

test('a HAR is put into it on demand, and nothing is said in quiet', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  const { code, stderr } = await runEntrace(['attach', CAPTURE, '-o', output, '--to', 'har', '--quiet']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.ok('required-claim-missing.sanitized.har' in unzipSync(readFileSync(output)));
});

test('a file that is there stays, unless it is forced', async (context) => {
  const output = join(temporaryFolder(context), 'case.zip');
  writeFileSync(output, 'mine');
  const refused = await runEntrace(['attach', CAPTURE, '-o', output]);
  assert.equal(refused.code, 2);
  assert.equal(readFileSync(output, 'utf8'), 'mine');
  const forced = await runEntrace(['attach', CAPTURE, '-o', output, '--force']);
  assert.equal(forced.code, 0);
});

test('the capture itself is never written over', async (context) => {
  const copy = join(temporaryFolder(context), 'a.saz');
  writeFileSync(copy, readFileSync(CAPTURE));
  const { code, stderr } = await runEntrace(['attach', copy, '-o', copy, '--force']);
  assert.equal(code, 2);
  assert.match(stderr, /never overwritten/);
  assert.deepEqual(readFileSync(copy), readFileSync(CAPTURE));
});

for (const [what, args, sentence] of [
  ['no capture', ['-o', 'x.zip'], /No capture given\. Try: entrace attach/],
  ['two captures', [CAPTURE, CAPTURE, '-o', 'x.zip'], /Name one capture/],
  ['no output', [CAPTURE], /Name the file to write: entrace attach <capture> -o case\.zip/],
  ['a file that is not there', ['nowhere.har', '-o', 'x.zip'], /nowhere\.har: There is no such file/],
  ['an unknown mode', [CAPTURE, '-o', 'x.zip', '--mode', 'loose'], /--mode: loose is not known/],
] as const) {
  test(`${what} is refused with a sentence`, async (context) => {
    const cwd = temporaryFolder(context);
    const { code, stdout, stderr } = await runEntrace(['attach', ...args], { cwd });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, sentence);
    assert.ok(!existsSync(join(cwd, 'x.zip')));
  });
}
