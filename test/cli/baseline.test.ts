import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const OBO = sample('obo-id-token.har');
const SECRET = sample('expired-secret.har');
const KNOWN_TITLE = /An id_token was sent as on-behalf-of assertion \(known\)/;

/** The JSON report of a capture, in a file. */
async function baselineOf(context: TestContext, ...captures: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(context), 'baseline.json');
  await runEntrace([...captures, '-f', 'json', '-o', path]);
  return path;
}

test('what was found before does not count, and is marked as known', async (context) => {
  const baseline = await baselineOf(context, OBO);
  const { code, stdout, stderr } = await runEntrace([OBO, '--fail-on', 'error', '--baseline', baseline]);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.match(stdout, KNOWN_TITLE);
});

test('what another capture had is new here', async (context) => {
  const baseline = await baselineOf(context, SECRET);
  const { code, stdout } = await runEntrace([OBO, '--fail-on', 'error', '--baseline', baseline]);
  assert.equal(code, 1);
  assert.doesNotMatch(stdout, /\(known\)/);
});

test('a baseline of several captures knows the findings of each', async (context) => {
  const baseline = await baselineOf(context, OBO, SECRET);
  assert.equal((await runEntrace([OBO, SECRET, '--fail-on', 'warning', '--baseline', baseline])).code, 0);
});

const CHANGES: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['another rule', /"ruleId": "[^"]+"/g, '"ruleId": "other"'],
  ['another entry', /"entry": 13\b/g, '"entry": 12'],
  ['another pointer', /"pointer": "[^"]+"/g, '"pointer": "/request/method"'],
  ['another kind of flow', /"kind": "on-behalf-of"/g, '"kind": "refresh-token"'],
];

for (const [what, from, to] of CHANGES) {
  test(`a finding of ${what} is not the one that was known`, async (context) => {
    const baseline = await baselineOf(context, OBO);
    const text = readFileSync(baseline, 'utf8');
    assert.match(text, from);
    writeFileSync(baseline, text.replace(from, to));
    const { code } = await runEntrace([OBO, '--fail-on', 'error', '--baseline', baseline]);
    assert.equal(code, 1);
  });
}

test('ids of findings and flows may differ', async (context) => {
  const baseline = await baselineOf(context, OBO);
  const text = readFileSync(baseline, 'utf8').replace(/"(finding-|f)(\d+)"/g, '"$1$29"');
  writeFileSync(baseline, text);
  assert.equal((await runEntrace([OBO, '--fail-on', 'error', '--baseline', baseline])).code, 0);
});

test('the JSON is the same with and without a baseline', async (context) => {
  const baseline = await baselineOf(context, OBO);
  const { stdout } = await runEntrace([OBO, '-f', 'json', '--baseline', baseline]);
  assert.equal(stdout, readFileSync(baseline, 'utf8'));
});

test('a config file may name the baseline', async (context) => {
  const cwd = temporaryFolder(context);
  await runEntrace([OBO, '-f', 'json', '-o', join(cwd, 'known.json')]);
  const config = JSON.stringify({ 'fail-on': 'error', baseline: 'known.json' });
  writeFileSync(join(cwd, 'entrace.config.json'), config);
  assert.equal((await runEntrace([OBO], { cwd })).code, 0);
});

const NO_REPORT = 'is not a report of entrace. Write one with --format json --output.';

const MISTAKES: readonly (readonly [content: string, sentence: string])[] = [
  ['', NO_REPORT],
  ['[]', NO_REPORT],
  ['{"reports":1}', NO_REPORT],
  ['{"log":{"entries":[]}}', NO_REPORT],
  ['{"schemaVersion":2,"reports":[]}', 'was written by another version of entrace. Write it again.'],
];

for (const [content, sentence] of MISTAKES) {
  test(`the baseline ${content} ends in one sentence`, async (context) => {
    const cwd = temporaryFolder(context);
    writeFileSync(join(cwd, 'known.json'), content);
    const outcome = await runEntrace([OBO, '--baseline', 'known.json'], { cwd });
    const stderr = `entrace: --baseline: known.json ${sentence}\n`;
    assert.deepEqual(outcome, { code: 2, stdout: '', stderr });
  });
}

test('a baseline that is not there is one sentence', async () => {
  const stderr = 'entrace: --baseline: no-such.json cannot be read (ENOENT).\n';
  assert.deepEqual(await runEntrace([OBO, '--baseline', 'no-such.json']), { code: 2, stdout: '', stderr });
});

test('a baseline of nonsense of the right form knows nothing', async (context) => {
  const cwd = temporaryFolder(context);
  const reports = [null, 1, { findings: [null, { evidence: [null] }], flows: [7] }];
  writeFileSync(join(cwd, 'known.json'), JSON.stringify({ schemaVersion: 1, reports }));
  assert.equal((await runEntrace([OBO, '--fail-on', 'error', '--baseline', 'known.json'], { cwd })).code, 1);
});
