import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { member } from '../../src/model/json.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const CAPTURE = sample('obo-id-token.har');

test('one entry is shown, with its number or that of its flow', async () => {
  const [entry, flow] = await Promise.all([
    runEntrace(['show', CAPTURE, '--entry', '13']),
    runEntrace(['show', CAPTURE, '--flow', '3']),
  ]);
  assert.equal(entry.code, 0);
  assert.equal(entry.stderr, '');
  assert.match(entry.stdout, /^entry 13 · Exchanges the user token/);
  assert.deepEqual(flow, entry);
});

test('several entries stand one below the other', async () => {
  const { stdout } = await runEntrace(['show', CAPTURE, '--entry', '13', '--entry', '12']);
  assert.deepEqual(stdout.match(/^entry \d+/gm), ['entry 12', 'entry 13']);
});

test('JSON is a document of the same exchanges', async () => {
  const { stdout } = await runEntrace(['show', CAPTURE, '--flow=f3', '-f', 'json']);
  const document: unknown = JSON.parse(stdout);
  assert.equal(member(document, 'schemaVersion'), 1);
  assert.equal(member(document, 'capture'), 'obo-id-token.har');
  const exchanges = member(document, 'exchanges');
  assert.ok(Array.isArray(exchanges) && member(exchanges[0], 'entry') === 13);
});

test('what is shown goes to the file of --output, and never over one that is there', async (context) => {
  const output = join(temporaryFolder(context), 'entry.txt');
  const first = await runEntrace(['show', CAPTURE, '--entry', '13', '-o', output]);
  assert.deepEqual([first.code, first.stdout], [0, '']);
  assert.match(readFileSync(output, 'utf8'), /^entry 13/);
  const second = await runEntrace(['show', CAPTURE, '--entry', '13', '-o', output]);
  assert.equal(second.code, 2);
  assert.match(second.stderr, /exists/);
});

test('a SAZ is shown with its session', async () => {
  const { stdout } = await runEntrace(['show', sample('consent-required.saz'), '--entry', '15']);
  assert.match(stdout, /^entry 15 · .* · session #\d+ · /);
});

test('standard input is read', async () => {
  const { stdout } = await runEntrace(['show', '-', '--entry', '13'], { input: readFileSync(CAPTURE) });
  assert.match(stdout, /^entry 13/);
});

test('secrets are shown only on demand, and loudly', async () => {
  const { stdout, stderr } = await runEntrace(['show', CAPTURE, '--entry', '13', '--unsafe-include-secrets']);
  assert.match(stderr, /shows secrets/);
  assert.match(stdout, /^This shows secrets/);
  assert.match(stdout, /\n {2}assertion +eyJ/);
});

for (const [what, args, sentence] of [
  ['no capture', ['--entry', '1'], /Name one capture\. Try: entrace show/],
  ['two captures', [CAPTURE, CAPTURE, '--entry', '1'], /Name one capture/],
  ['nothing to show', [CAPTURE], /Say what to show: either --entry .* or --flow/],
  ['an entry and a flow', [CAPTURE, '--entry', '1', '--flow', '1'], /Say what to show: either/],
  ['an entry that is no number', [CAPTURE, '--entry', 'x'], /--entry: x is no number/],
  ['a flow that is none', [CAPTURE, '--flow', 'main'], /--flow: main is no flow/],
  [
    'an entry that is not there',
    [CAPTURE, '--entry', '99'],
    /no entry 99 that could be read\. Its last entry is 13\./,
  ],
  ['a flow that is not there', [CAPTURE, '--flow', '9'], /no flow f9\. It has f1, f2 and f3\./],
  ['a file that is not there', ['nowhere.har', '--entry', '1'], /nowhere\.har: There is no such file/],
] as const) {
  test(`${what} is refused with a sentence`, async () => {
    const { code, stdout, stderr } = await runEntrace(['show', ...args]);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
}
