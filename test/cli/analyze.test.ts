import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isObject, member, stringMember } from '../../src/model/json.js';
import { type Outcome, runEntrace, sample, temporaryFolder } from './run-entrace.js';

const OBO = sample('obo-id-token.har');
const HEALTHY = sample('healthy-code-flow.har');
const ROOT_CAUSE = 'obo-assertion-is-id-token';

function documentOf({ stdout }: Outcome): unknown {
  return JSON.parse(stdout);
}

function listOf(value: unknown, name: string): unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? list : [];
}

function rulesOf(document: unknown): (string | undefined)[] {
  return listOf(document, 'reports').flatMap((report) =>
    listOf(report, 'findings').map((finding) => stringMember(finding, 'ruleId')),
  );
}

function firstCapture(document: unknown): unknown {
  return member(listOf(document, 'reports')[0], 'capture');
}

test('a capture alone is analysed as text', async () => {
  const { code, stdout, stderr } = await runEntrace([OBO]);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /^obo-id-token\.har\n/);
  assert.match(stdout, /AADSTS240002/);
  assert.match(stdout, new RegExp(ROOT_CAUSE));
});

test('analyze is the default command', async () => {
  const [named, unnamed] = await Promise.all([runEntrace(['analyze', OBO]), runEntrace([OBO])]);
  assert.deepEqual(named, unnamed);
});

test('JSON is one document with a report for each capture', async () => {
  const document = documentOf(await runEntrace([OBO, HEALTHY, '-f', 'json']));
  assert.equal(member(document, 'schemaVersion'), 1);
  assert.equal(stringMember(member(document, 'tool'), 'name'), 'entrace');
  assert.equal(listOf(document, 'reports').length, 2);
  assert.ok(rulesOf(document).includes(ROOT_CAUSE));
});

test('NDJSON is one line for each capture', async () => {
  const { stdout } = await runEntrace([OBO, HEALTHY, '--format=ndjson']);
  const lines: unknown[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => isObject(member(line, 'capture'))));
});

test('the same bytes give the same bytes, whatever the time zone and the folder', async (context) => {
  const folder = temporaryFolder(context);
  const [here, there] = await Promise.all([
    runEntrace([OBO, '-f', 'json']),
    runEntrace([OBO, '-f', 'json'], { cwd: folder, env: { TZ: 'America/New_York', LANG: 'de_DE.UTF-8' } }),
  ]);
  assert.equal(here.stdout, there.stdout);
});

test('- reads standard input', async () => {
  const piped = await runEntrace(['-', '-f', 'json'], { input: readFileSync(OBO) });
  assert.equal(piped.code, 0);
  assert.equal(stringMember(firstCapture(documentOf(piped)), 'name'), 'standard input');
  assert.ok(rulesOf(documentOf(piped)).includes(ROOT_CAUSE));
});

test('standard input cannot be read twice', async () => {
  const { code, stderr } = await runEntrace(['-', '-']);
  assert.equal(code, 2);
  assert.equal(stderr, 'entrace: Standard input (-) can be read only once.\n');
});

test('a path that begins with a dash stands after --', async (context) => {
  const folder = temporaryFolder(context);
  copyFileSync(HEALTHY, join(folder, '-dash.har'));
  const { code, stdout } = await runEntrace(['-f', 'json', '--', '-dash.har'], { cwd: folder });
  assert.equal(code, 0);
  assert.match(stdout, /"-dash\.har"/);
});

test('an unreadable capture is listed, the others are reported all the same', async () => {
  const outcome = await runEntrace(['no-such.har', OBO, '-f', 'json']);
  const document = documentOf(outcome);
  assert.equal(outcome.code, 2);
  assert.equal(outcome.stderr, 'no-such.har: There is no such file. Check the path for misspellings.\n');
  assert.ok(rulesOf(document).includes(ROOT_CAUSE));
  assert.deepEqual(member(document, 'unreadable'), [
    {
      name: 'no-such.har',
      code: 'ERR_NO_SUCH_FILE',
      message: 'no-such.har: There is no such file. Check the path for misspellings.',
    },
  ]);
});

const BAD_INPUTS: readonly (readonly [what: string, content: string, code: string])[] = [
  ['an empty file', '', 'ERR_EMPTY_FILE'],
  ['text that is no JSON', 'hello\n', 'ERR_NOT_JSON'],
  ['JSON that is no HAR', '{"a":1}', 'ERR_NOT_A_HAR'],
  ['a zip that is no archive', 'PK\u0003\u0004 and nothing else', 'ERR_DAMAGED_ARCHIVE'],
];

for (const [what, content, expected] of BAD_INPUTS) {
  test(`${what} is one sentence, exit code 2 and no stack trace`, async (context) => {
    const path = join(temporaryFolder(context), 'input.har');
    writeFileSync(path, content);
    const { code, stdout, stderr } = await runEntrace([path, '-f', 'json']);
    assert.equal(code, 2);
    assert.equal(stringMember(listOf(JSON.parse(stdout), 'unreadable')[0], 'code'), expected);
    assert.ok(stderr.startsWith(`${path}: `));
    assert.equal(stderr.trimEnd().split('\n').length, 1);
    assert.doesNotMatch(stderr, /\n {2,}at |node:internal/);
  });
}

test('a folder is refused with a way out', async (context) => {
  const { code, stderr } = await runEntrace([temporaryFolder(context)]);
  assert.equal(code, 2);
  assert.match(stderr, /: This is a folder, not a capture\. Name the HAR or SAZ files in it\.\n$/);
});

const FAIL_ON: readonly (readonly [path: string, failOn: string, code: number])[] = [
  [OBO, 'never', 0],
  [OBO, 'critical', 0],
  [OBO, 'error', 1],
  [OBO, 'warning', 1],
  [OBO, 'info', 1],
  // Its one finding says that it holds live secrets, which never counts.
  [HEALTHY, 'info', 0],
];

for (const [path, failOn, expected] of FAIL_ON) {
  test(`--fail-on ${failOn} ends ${path.replace(/.*[\\/]/, '')} with ${expected}`, async () => {
    assert.equal((await runEntrace([path, '--fail-on', failOn])).code, expected);
  });
}

test('an unreadable capture counts more than findings', async () => {
  assert.equal((await runEntrace([OBO, 'no-such.har', '--fail-on', 'error'])).code, 2);
});

test('--rule silences a rule, or changes how bad it is', async () => {
  const off = documentOf(await runEntrace([OBO, '-f', 'json', '--rule', `${ROOT_CAUSE}=off`]));
  assert.ok(!rulesOf(off).includes(ROOT_CAUSE));
  const twice = ['--rule', `${ROOT_CAUSE}=off`, '--rule', `${ROOT_CAUSE}=critical`];
  assert.equal((await runEntrace([OBO, '--fail-on', 'critical', ...twice])).code, 1);
});

test('--hash adds the SHA-256 of the file, and nothing else does', async () => {
  const sha256 = createHash('sha256').update(readFileSync(OBO)).digest('hex');
  const hashed = documentOf(await runEntrace([OBO, '-f', 'json', '--hash']));
  const plain = documentOf(await runEntrace([OBO, '-f', 'json']));
  assert.equal(member(firstCapture(hashed), 'sha256'), sha256);
  assert.equal(member(firstCapture(plain), 'sha256'), null);
});

test('--output writes the report to a file and says so', async (context) => {
  const path = join(temporaryFolder(context), 'report.json');
  const { code, stdout, stderr } = await runEntrace([OBO, '-f', 'json', '-o', path]);
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: '', stderr: `Written to ${path}.\n` });
  assert.ok(rulesOf(JSON.parse(readFileSync(path, 'utf8'))).includes(ROOT_CAUSE));
});

test('--quiet keeps silent about the file', async (context) => {
  const path = join(temporaryFolder(context), 'report.txt');
  const { stderr } = await runEntrace([OBO, '-q', '-o', path]);
  assert.equal(stderr, '');
});

test('--output refuses a file that exists, unless --force is given', async (context) => {
  const path = join(temporaryFolder(context), 'report.txt');
  writeFileSync(path, 'mine');
  const refused = await runEntrace([OBO, '-o', path]);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /exists\. Name another file, or overwrite it with --force\.\n$/);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
  assert.equal((await runEntrace([OBO, '-o', path, '--force'])).code, 0);
  assert.match(readFileSync(path, 'utf8'), /AADSTS240002/);
});

test('a capture is never overwritten, by whatever name it is called', async (context) => {
  const folder = temporaryFolder(context);
  const capture = join(folder, 'capture.har');
  copyFileSync(OBO, capture);
  symlinkSync(capture, join(folder, 'symbolic.har'));
  linkSync(capture, join(folder, 'hard.har'));
  for (const output of ['capture.har', './capture.har', 'symbolic.har', 'hard.har']) {
    const { code, stderr } = await runEntrace(['capture.har', '--force', '-o', output], { cwd: folder });
    assert.equal(code, 2, output);
    assert.match(stderr, /is the capture itself/);
  }
  assert.deepEqual(readFileSync(capture), readFileSync(OBO));
});

test('an output that cannot be written is one sentence', async (context) => {
  const path = join(temporaryFolder(context), 'no', 'such', 'folder.txt');
  const { code, stderr } = await runEntrace([OBO, '-o', path]);
  assert.equal(code, 2);
  assert.equal(stderr, `entrace: --output: ${path} cannot be written (ENOENT).\n`);
});

test('--unsafe-include-secrets is loud on every channel, and its file is private', async (context) => {
  const path = join(temporaryFolder(context), 'report.txt');
  const { stderr } = await runEntrace([OBO, '--unsafe-include-secrets', '-q', '-o', path]);
  assert.match(stderr, /^This report shows secrets/);
  assert.match(readFileSync(path, 'utf8'), /^This report shows secrets/);
  assert.equal(statSync(path).mode & 0o077, 0);
  const json = documentOf(await runEntrace([OBO, '--unsafe-include-secrets', '-f', 'json']));
  assert.equal(stringMember(listOf(firstCapture(json), 'notes')[0], 'code'), 'secrets-included');
});

test('a file name cannot command the terminal', async (context) => {
  const folder = temporaryFolder(context);
  const hostile = 'a\u001b]0;owned\u0007\u202e.har';
  copyFileSync(HEALTHY, join(folder, hostile));
  const read = await runEntrace([hostile], { cwd: folder });
  const missing = await runEntrace([`missing-${hostile}`], { cwd: folder });
  const json = await runEntrace([hostile, '-f', 'json'], { cwd: folder });
  for (const text of [read.stdout, missing.stderr, json.stdout]) {
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  }
  assert.equal(read.code, 0);
  assert.equal(missing.code, 2);
});

test('a reader that goes away is no error', async () => {
  const { code, stderr } = await runEntrace([OBO, OBO, OBO, '-f', 'json'], { readerGoesAway: true });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
});

test('colour is written when it is asked for, and never otherwise', async () => {
  const isColoured = async (args: readonly string[], env: Readonly<Record<string, string>>) =>
    (await runEntrace([OBO, ...args], { env })).stdout.includes('\u001b[');
  assert.equal(await isColoured([], { NO_COLOR: '', FORCE_COLOR: '1' }), true);
  assert.equal(await isColoured([], { NO_COLOR: '' }), false);
  assert.equal(await isColoured([], { FORCE_COLOR: '1' }), false);
  assert.equal(await isColoured(['--no-color'], { NO_COLOR: '', FORCE_COLOR: '1' }), false);
  assert.equal(await isColoured(['--color'], {}), true);
});

test('the width of the terminal is kept to', async () => {
  const { stdout } = await runEntrace([HEALTHY], { env: { COLUMNS: '72' } });
  assert.ok(stdout.split('\n').some((line) => line.length === 72));
  assert.ok(stdout.split('\n').every((line) => line.length <= 72));
});

for (const flag of ['--progress', '--no-progress']) {
  test(`${flag} changes nothing where there is no terminal`, async () => {
    assert.deepEqual(await runEntrace([OBO, flag]), await runEntrace([OBO]));
  });
}
