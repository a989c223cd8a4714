import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { FORMATS } from '../../src/cli/formats.js';
import { member } from '../../src/model/json.js';
import { joinWords } from '../../src/report/text/entry-list.js';
import { type Outcome, runEntrace, sample, temporaryFolder } from './run-entrace.js';

const OBO = sample('obo-id-token.har');
const ROOT_CAUSE = 'obo-assertion-is-id-token';
const TAKEN = 'Options are taken from entrace.config.json.\n';

/** Runs entrace in a folder of its own that holds such a config file. */
function runBeside(
  context: TestContext,
  config: unknown,
  args: readonly string[] = [],
  name = 'entrace.config.json',
): Promise<Outcome> {
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, name), typeof config === 'string' ? config : JSON.stringify(config));
  return runEntrace([OBO, ...args], { cwd });
}

function firstCapture({ stdout }: Outcome): unknown {
  const reports = member(JSON.parse(stdout), 'reports');
  return member(Array.isArray(reports) ? reports[0] : undefined, 'capture');
}

test('a config file in the working directory is read, and that is said', async (context) => {
  const outcome = await runBeside(context, { format: 'json', 'fail-on': 'error', hash: true });
  assert.equal(outcome.code, 1);
  assert.equal(outcome.stderr, TAKEN);
  assert.equal(typeof member(firstCapture(outcome), 'sha256'), 'string');
});

test('only the command line can silence that a config file was found', async (context) => {
  assert.equal((await runBeside(context, { quiet: true })).stderr, TAKEN);
  assert.equal((await runBeside(context, { quiet: true }, ['--quiet'])).stderr, '');
});

test('one with a byte order mark is read as well', async (context) => {
  assert.equal((await runBeside(context, '\ufeff{"fail-on":"error"}')).code, 1);
});

test('an empty one changes nothing', async (context) => {
  const [beside, without] = await Promise.all([runBeside(context, {}), runEntrace([OBO])]);
  assert.deepEqual({ ...beside, stderr: '' }, without);
});

test('--config names another, and then nothing needs to be said', async (context) => {
  const outcome = await runBeside(context, { format: 'json' }, ['--config', 'mine.json'], 'mine.json');
  assert.equal(outcome.stderr, '');
  assert.match(outcome.stdout, /^\{/);
});

test('the one that is named is read instead of the one that lies there', async (context) => {
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, 'entrace.config.json'), JSON.stringify({ 'fail-on': 'error' }));
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify({ format: 'json' }));
  const outcome = await runEntrace([OBO, '--config', 'mine.json'], { cwd });
  assert.equal(outcome.code, 0);
  assert.match(outcome.stdout, /^\{/);
});

const OVERRIDDEN: readonly (readonly [option: string, value: unknown, args: readonly string[]])[] = [
  ['fail-on', 'error', ['--fail-on', 'never']],
  ['fail-on', 'error', ['--fail-on=critical']],
  ['format', 'json', ['-f', 'text']],
  ['hash', true, ['--no-hash']],
  ['color', true, ['--no-color']],
  ['rule', [`${ROOT_CAUSE}=off`], ['--rule', `${ROOT_CAUSE}=error`]],
];

for (const [option, value, args] of OVERRIDDEN) {
  test(`${args.join(' ')} wins over ${option}: ${JSON.stringify(value)}`, async (context) => {
    const [alone, both, plain] = await Promise.all([
      runBeside(context, { [option]: value }),
      runBeside(context, { [option]: value }, args),
      runEntrace([OBO]),
    ]);
    assert.deepEqual({ ...both, stderr: '' }, plain);
    assert.notDeepEqual({ ...alone, stderr: '' }, plain);
  });
}

test('identities are kept where the file says so, and masked where the command line does', async (context) => {
  const config = { format: 'json', identities: 'keep' };
  const [kept, masked, plain] = await Promise.all([
    runBeside(context, config),
    runBeside(context, config, ['--identities', 'mask']),
    runEntrace([OBO, '-f', 'json']),
  ]);
  assert.equal(masked.stdout, plain.stdout);
  assert.notEqual(kept.stdout, plain.stdout);
});

test('rules set in the file and on the command line are all set', async (context) => {
  const set = { rule: [`${ROOT_CAUSE}=critical`], 'fail-on': 'critical' };
  assert.equal((await runBeside(context, set)).code, 1);
  assert.equal((await runBeside(context, set, ['--rule', 'live-secrets-in-capture=off'])).code, 1);
  assert.equal((await runBeside(context, set, ['--rule', `${ROOT_CAUSE}=info`])).code, 0);
});

test('--password wins over a password file', async (context) => {
  const config = { 'password-file': 'no-such-file' };
  const refused = await runBeside(context, config, ['--config', 'mine.json'], 'mine.json');
  assert.equal(refused.stderr, 'entrace: --password-file: no-such-file cannot be read (ENOENT).\n');
  const read = await runBeside(context, config, ['--config', 'mine.json', '--password', 'x'], 'mine.json');
  assert.deepEqual({ code: read.code, stderr: read.stderr }, { code: 0, stderr: '' });
});

test('paths in a config file start from its folder', async (context) => {
  const cwd = temporaryFolder(context);
  mkdirSync(join(cwd, 'settings'));
  const config = { output: 'report.txt', force: true, quiet: true };
  writeFileSync(join(cwd, 'settings', 'mine.json'), JSON.stringify(config));
  const outcome = await runEntrace([OBO, '--config', join('settings', 'mine.json')], { cwd });
  assert.deepEqual(outcome, { code: 0, stdout: '', stderr: '' });
  assert.match(readFileSync(join(cwd, 'settings', 'report.txt'), 'utf8'), /AADSTS240002/);
});

const FROM_ELSEWHERE =
  'is taken only from a file that --config names, so that a folder from elsewhere can neither run code nor write files.';
const FORMAT_WORDS = joinWords(Object.keys(FORMATS), 'or');
const NO_OBJECT = 'this is not a JSON object of options, as in { "fail-on": "error" }.';

const MISTAKES: readonly (readonly [config: unknown, sentence: string])[] = [
  ['{ "format": "json", }', NO_OBJECT],
  ['', NO_OBJECT],
  [['format'], NO_OBJECT],
  [null, NO_OBJECT],
  [{ failOn: 'error' }, 'there is no option failOn. Did you mean fail-on?'],
  [{ 'no-color': true }, 'there is no option no-color. Did you mean color?'],
  [{ frobnicate: 1 }, 'there is no option frobnicate.'],
  ['{ "__proto__": {} }', 'there is no option __proto__.'],
  [{ f: 'json' }, 'there is no option f.'],
  [{ format: ['json'] }, 'format must be a text.'],
  [{ hash: 'yes' }, 'hash must be true or false.'],
  [{ quiet: null }, 'quiet must be true or false.'],
  [{ rule: 'sign-in-failed=off' }, 'rule must be a list of texts.'],
  [{ rule: [1] }, 'rule must be a list of texts.'],
  [{ format: 'jsno' }, `format: jsno is not known. Did you mean json? Choose ${FORMAT_WORDS}.`],
  [{ identities: 'show' }, 'identities: show is not known. Choose mask or keep.'],
  [
    { rule: ['obo-assertion-is-idtoken=off'] },
    `rule: there is no rule obo-assertion-is-idtoken. Did you mean ${ROOT_CAUSE}?`,
  ],
  [
    { rule: [ROOT_CAUSE] },
    `rule ${ROOT_CAUSE}: say what it is to be, as in ${ROOT_CAUSE}=warning; choose off, info, warning, error or critical.`,
  ],
  [{ password: 'hunter2' }, 'password cannot stand in a config file; give it as --password.'],
  [
    { 'unsafe-include-secrets': true },
    'unsafe-include-secrets cannot stand in a config file; give it as --unsafe-include-secrets.',
  ],
  [{ config: 'other.json' }, 'config cannot stand in a config file; give it as --config.'],
  [{ output: '../report.txt' }, `output ${FROM_ELSEWHERE}`],
  [{ force: true }, `force ${FROM_ELSEWHERE}`],
  [{ 'password-file': 'secret.txt' }, `password-file ${FROM_ELSEWHERE}`],
];

for (const [config, sentence] of MISTAKES) {
  test(`the config ${JSON.stringify(config)} ends in one sentence`, async (context) => {
    const { code, stdout, stderr } = await runBeside(context, config, ['--quiet']);
    assert.deepEqual(
      { code, stdout, stderr },
      { code: 2, stdout: '', stderr: `entrace: entrace.config.json: ${sentence}\n` },
    );
  });
}

test('a named config file that is not there is one sentence', async () => {
  const outcome = await runEntrace([OBO, '--config', 'no-such.json']);
  const stderr = 'entrace: --config: no-such.json cannot be read (ENOENT).\n';
  assert.deepEqual(outcome, { code: 2, stdout: '', stderr });
});

test('a folder by the name of a config file is one sentence', async (context) => {
  const cwd = temporaryFolder(context);
  mkdirSync(join(cwd, 'entrace.config.json'));
  const { code, stderr } = await runEntrace([OBO], { cwd });
  assert.equal(code, 2);
  assert.equal(stderr, 'entrace: entrace.config.json cannot be read (EISDIR).\n');
});

test('a file too large to be a config is not read to its end', async (context) => {
  const { code, stderr } = await runBeside(context, ' '.repeat(300 * 1024));
  assert.equal(code, 2);
  assert.equal(stderr, 'entrace: entrace.config.json cannot be read (it is too large).\n');
});

test('a name in a config file cannot command the terminal', async (context) => {
  const { code, stderr } = await runBeside(context, { '\u001b]0;owned\u0007': 1 });
  assert.equal(code, 2);
  assert.doesNotMatch(stderr, /[\u001b\u0007]/);
});

test('other commands take nothing from a config file', async (context) => {
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, 'entrace.config.json'), JSON.stringify({ format: 'json' }));
  const { code, stdout, stderr } = await runEntrace(['rules'], { cwd });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  assert.match(stdout, /^Rule /);
});
