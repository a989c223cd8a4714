import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { member } from '../../src/model/json.js';
import { apiCall, har, tokenRequest } from '../support/entra-builder.js';
import { API, CLIENT, TENANT } from '../support/ids.js';
import { lossyCapture } from '../support/lossy-capture.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const CAPTURE = sample('obo-id-token.har');

test('a capture is written with its receipt, and holds no secret any more', async (context) => {
  const folder = temporaryFolder(context);
  const output = join(folder, 'safe.har');
  const receipt = join(folder, 'receipt.json');
  const run = await runEntrace(['sanitize', CAPTURE, '-o', output, '--receipt', receipt]);
  assert.deepEqual([run.code, run.stdout], [0, '']);
  assert.match(run.stderr, /gives the same findings as the original/);
  const written: unknown = JSON.parse(readFileSync(receipt, 'utf8'));
  assert.equal(member(member(written, 'proof'), 'equal'), true);
  assert.deepEqual(readdirSync(folder).toSorted(), ['receipt.json', 'safe.har']);
  const check = await runEntrace(['sanitize', '--check', output]);
  assert.deepEqual([check.code, check.stderr], [0, '']);
  assert.match(check.stdout, /^Sanitized by entrace/);
});

test('a receipt that ends in .md is Markdown', async (context) => {
  const folder = temporaryFolder(context);
  const receipt = join(folder, 'receipt.md');
  await runEntrace(['sanitize', CAPTURE, '-o', join(folder, 'safe.har'), '--receipt', receipt, '--quiet']);
  assert.match(readFileSync(receipt, 'utf8'), /^# Receipt of a sanitized capture\n/);
});

test('a capture with secrets does not pass the check', async () => {
  const { code, stdout } = await runEntrace(['sanitize', '--check', CAPTURE]);
  assert.equal(code, 1);
  assert.match(stdout, /^This capture holds secrets: .*\b1 refresh token \(from entry 11 on\)/);
});

test('nothing is written over the capture, nor over a file that is there', async (context) => {
  const folder = temporaryFolder(context);
  const capture = join(folder, 'a.har');
  copyFileSync(CAPTURE, capture);
  const before = readFileSync(capture);
  const same = await runEntrace(['sanitize', capture, '-o', capture, '--force']);
  assert.equal(same.code, 2);
  assert.match(same.stderr, /is the capture itself/);
  assert.deepEqual(readFileSync(capture), before);
  const output = join(folder, 'safe.har');
  copyFileSync(CAPTURE, output);
  const there = await runEntrace(['sanitize', capture, '-o', output]);
  assert.equal(there.code, 2);
  assert.match(there.stderr, /exists/);
  const forced = await runEntrace(['sanitize', capture, '-o', output, '--force']);
  assert.equal(forced.code, 0);
});

test('each mistake is told in a sentence', async (context) => {
  const folder = temporaryFolder(context);
  const output = join(folder, 'x');
  for (const [args, complaint] of [
    [[], /No capture given/],
    [[CAPTURE], /Name the file to write/],
    [[CAPTURE, CAPTURE, '-o', output], /Name one capture/],
    [[CAPTURE, '-o', output, '--receipt', output], /name one file/],
    [[CAPTURE, '-o', output, '--mode', 'stict'], /Did you mean strict/],
    [[join(folder, 'none.har'), '-o', output], /There is no such file/],
  ] as const) {
    const { code, stderr } = await runEntrace(['sanitize', ...args]);
    assert.equal(code, 2);
    assert.match(stderr, complaint);
  }
  assert.equal(existsSync(output), false);
});

test('a SAZ becomes a SAZ, or a HAR', async (context) => {
  const folder = temporaryFolder(context);
  const saz = join(folder, 'a.saz');
  const har = join(folder, 'a.har');
  await runEntrace(['sanitize', sample('consent-required.saz'), '-o', saz, '-q']);
  await runEntrace(['sanitize', sample('consent-required.saz'), '-o', har, '-q', '--to', 'har']);
  assert.equal(readFileSync(saz).subarray(0, 2).toString(), 'PK');
  assert.equal(readFileSync(har, 'utf8').slice(0, 7), '{"log":');
});

test('the key of a case is read from its file, and a guessable one refused', async (context) => {
  const folder = temporaryFolder(context);
  const key = join(folder, 'key');
  const short = join(folder, 'short');
  const output = join(folder, 'safe.har');
  writeFileSync(key, '0123456789abcdef0123456789abcdef');
  writeFileSync(short, 'abc');
  assert.equal((await runEntrace(['sanitize', CAPTURE, '-o', output, '--key', key])).code, 0);
  assert.match(readFileSync(output, 'utf8'), /fake-refresh-token-[0-9a-f]{16}-/);
  const report = await runEntrace([output, '--key', key, '-f', 'json']);
  assert.match(report.stdout, /the key of the case vouches for it/);
  for (const [path, complaint] of [
    [short, /has 3 bytes; a key has 16 at least/],
    [join(folder, 'none'), /cannot be read/],
  ] as const) {
    const refused = await runEntrace(['sanitize', CAPTURE, '-o', `${output}2`, '--key', path]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, complaint);
  }
});

test('a finding that is lost is named, and exits with 1 unless that is allowed', async (context) => {
  const folder = temporaryFolder(context);
  const [capture, output, receipt] = ['a.har', 'safe.har', 'receipt.md'].map((name) => join(folder, name));
  assert.ok(capture !== undefined && output !== undefined && receipt !== undefined);
  writeFileSync(capture, lossyCapture());
  const lost = await runEntrace(['sanitize', capture, '-o', output, '--receipt', receipt]);
  assert.equal(lost.code, 1);
  assert.match(lost.stderr, /roles-claim-missing-for-user|1 finding/);
  assert.match(readFileSync(receipt, 'utf8'), /roles-claim-missing-for-user/);
  assert.ok(existsSync(output));
  const allowed = await runEntrace(['sanitize', capture, '-o', output, '--force', '--allow-loss']);
  assert.equal(allowed.code, 0);
  assert.match(allowed.stderr, /roles-claim-missing-for-user|1 finding/);
});

test('names of machines inside a network go, unless they are to stay', async (context) => {
  const folder = temporaryFolder(context);
  const [capture, output] = [join(folder, 'a.har'), join(folder, 'safe.har')];
  writeFileSync(capture, har(apiCall({ url: 'https://orders.corp/list' })).bytes);
  await runEntrace(['sanitize', capture, '-o', output, '--quiet']);
  assert.doesNotMatch(readFileSync(output, 'utf8'), /orders\.corp/);
  const kept = await runEntrace(['sanitize', capture, '-o', output, '--force', '--quiet', '--keep-host']);
  assert.equal(kept.code, 0);
  assert.match(readFileSync(output, 'utf8'), /orders\.corp/);
});

test('what is no sign-in goes on demand, and a capture of nothing else is refused', async (context) => {
  const folder = temporaryFolder(context);
  const [capture, output] = [join(folder, 'a.har'), join(folder, 'safe.har')];
  const picture = apiCall({ url: 'https://client.example/logo.png', token: null });
  writeFileSync(capture, har(picture, tokenRequest({ at: 2 })).bytes);
  const run = await runEntrace(['sanitize', capture, '-o', output, '--only-identity', '--quiet']);
  assert.equal(run.code, 0);
  assert.doesNotMatch(readFileSync(output, 'utf8'), /logo\.png/);
  writeFileSync(capture, har(picture).bytes);
  const refused = await runEntrace(['sanitize', capture, '-o', `${output}2`, '--only-identity']);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /Nothing in it is sign-in traffic.*--only-identity/);
  assert.ok(!existsSync(`${output}2`));
});

test('strict mode hides the tenant and the app as well', async (context) => {
  const folder = temporaryFolder(context);
  const output = join(folder, 'safe.har');
  const run = await runEntrace(['sanitize', CAPTURE, '-o', output, '--mode', 'strict', '--quiet']);
  assert.equal(run.code, 0);
  const text = readFileSync(output, 'utf8');
  assert.deepEqual(
    [TENANT, CLIENT, API].filter((id) => text.includes(id)),
    [],
  );
});
