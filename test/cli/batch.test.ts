import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { member } from '../../src/model/json.js';
import { IDENTITIES } from '../support/ids.js';
import { SAMPLES } from '../support/samples.js';
import { secretsOf } from '../support/secrets-of.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

/** A folder with two captures of one failure, a healthy one below it, and a file that is none. */
function queueOf(context: TestContext): { folder: string; input: string; output: string } {
  const folder = temporaryFolder(context);
  const input = join(folder, 'queue');
  mkdirSync(join(input, 'later'), { recursive: true });
  copyFileSync(sample('obo-id-token.har'), join(input, 'first.har'));
  copyFileSync(sample('obo-id-token.har'), join(input, 'later/again.har'));
  copyFileSync(sample('healthy-code-flow.har'), join(input, 'later/healthy.har'));
  writeFileSync(join(input, '=broken.har'), 'no capture');
  return { folder, input, output: join(folder, 'results') };
}

/** What is shown to people and programs, by name; the folder of the run's own state aside. */
function resultsIn(output: string): Map<string, string> {
  const names = readdirSync(output, { withFileTypes: true }).filter((each) => each.isFile());
  return new Map(names.map(({ name }) => [name, readFileSync(join(output, name), 'utf8')]));
}

test('every capture is a row, an unreadable one too, and the root causes are in groups', async (context) => {
  const { input, output } = queueOf(context);
  const { code, stderr, stdout } = await runEntrace(['batch', input, '-o', output]);
  assert.equal(code, 0);
  assert.match(
    `${stdout}${stderr}`,
    /4 captures: 2 broken, 1 with nothing wrong, 1 unreadable; 1 repeats another/,
  );
  const results = resultsIn(output);
  assert.deepEqual([...results.keys()].toSorted(), [
    'captures.csv',
    'findings.csv',
    'index.html',
    'results.ndjson',
    'summary.json',
    'summary.md',
  ]);
  const rows = (results.get('results.ndjson') ?? '').trimEnd().split('\n');
  assert.equal(rows.length, 4);
  const names = rows.map((row): unknown => {
    const parsed: unknown = JSON.parse(row);
    return member(member(parsed, 'capture') ?? member(parsed, 'unreadable'), 'name');
  });
  assert.deepEqual(names.toSorted(), ['=broken.har', 'first.har', 'later/again.har', 'later/healthy.har']);
  assert.match(results.get('summary.md') ?? '', /\| 2 \| An `id_token` was sent as on-behalf-of assertion/);
});

test('no cell of a spreadsheet starts a formula, whatever a file is called', async (context) => {
  const { input, output } = queueOf(context);
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  for (const file of ['captures.csv', 'findings.csv'])
    assert.doesNotMatch(resultsIn(output).get(file) ?? '', /(?:^|,)"?[=+@]/m);
});

test('no result holds a secret or an identity', async (context) => {
  const { input, output } = queueOf(context);
  await runEntrace(['batch', input, '-o', output, '--reports', 'html,markdown', '--quiet']);
  const planted = SAMPLES.filter(({ file }) => /^(?:obo-id-token|healthy-code-flow)/.test(file)).flatMap(
    ({ exchanges }) => secretsOf(exchanges),
  );
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  assert.ok(files.length > 10);
  for (const { parentPath, name } of files) {
    const text = readFileSync(join(parentPath, name), 'utf8');
    assert.deepEqual(
      [...planted, ...IDENTITIES].filter((value) => text.includes(value)),
      [],
      name,
    );
  }
});

test('a second run goes on where the first stopped, and gives the same bytes', async (context) => {
  const { folder, input, output } = queueOf(context);
  await runEntrace(['batch', join(input, 'later'), '-o', output, '--quiet']);
  rmSync(join(output, 'summary.json'));
  await runEntrace(['batch', join(input, 'later'), '-o', output, '--quiet']);
  const other = join(folder, 'undisturbed');
  await runEntrace(['batch', join(input, 'later'), '-o', other, '--quiet', '--jobs', '1']);
  assert.deepEqual(resultsIn(output), resultsIn(other));
});

test('a capture that has changed is read again', async (context) => {
  const { input, output } = queueOf(context);
  const path = join(input, 'later');
  await runEntrace(['batch', path, '-o', output, '--quiet']);
  copyFileSync(sample('expired-secret.har'), join(path, 'again.har'));
  await runEntrace(['batch', path, '-o', output, '--quiet']);
  assert.match(
    resultsIn(output).get('captures.csv') ?? '',
    /again\.har,broken,"?The client secret has expired/,
  );
});

test('--fail-on counts over all captures; an unreadable one is a row and no exit code', async (context) => {
  const { input, output } = queueOf(context);
  const { code } = await runEntrace(['batch', input, '-o', output, '--fail-on', 'error', '--quiet']);
  assert.equal(code, 1);
});

test('the parts of a shard are gathered by a run without it', async (context) => {
  const { folder, input, output } = queueOf(context);
  for (const part of ['1/2', '2/2'])
    assert.equal((await runEntrace(['batch', input, '-o', output, '--shard', part, '--quiet'])).code, 0);
  await runEntrace(['batch', input, '-o', output, '--quiet']);
  const whole = join(folder, 'whole');
  await runEntrace(['batch', input, '-o', whole, '--quiet']);
  assert.deepEqual(resultsIn(output), resultsIn(whole));
});

for (const [what, args, sentence] of [
  ['no capture', ['-o', 'x'], /entrace: .*capture/i],
  ['no output', ['.'], /-o|--output/],
  ['a folder that is not there', ['nowhere', '-o', 'x'], /nowhere/],
  ['a shard that is none', ['.', '-o', 'x', '--shard', '3'], /--shard/],
  ['a time limit that is no number', ['.', '-o', 'x', '--time-limit', 'soon'], /--time-limit/],
  ['a number of jobs that is none', ['.', '-o', 'x', '--jobs', 'many'], /--jobs/],
  ['a form of reports that is unknown', ['.', '-o', 'x', '--reports', 'pdf'], /--reports/],
] as const) {
  test(`${what} is refused with a sentence`, async (context) => {
    const cwd = temporaryFolder(context);
    const { code, stdout, stderr } = await runEntrace(['batch', ...args], { cwd });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
}

test('with the key of a case ids are called the same in all captures, and by another key otherwise', async (context) => {
  const { folder, input, output } = queueOf(context);
  const keyed = async (text: string): Promise<string[]> => {
    const key = join(folder, 'key');
    writeFileSync(key, text);
    const { code } = await runEntrace(['batch', input, '-o', output, '--quiet', '--key', key]);
    assert.equal(code, 0);
    const rows = resultsIn(output).get('results.ndjson')?.trimEnd().split('\n') ?? [];
    return rows.map((row) => /oid-[0-9a-f]{16}/.exec(row)?.[0] ?? '');
  };
  const first = await keyed('0123456789abcdef');
  const second = await keyed('fedcba9876543210');
  const used = (names: readonly string[]) => new Set(names.filter((name) => name !== ''));
  assert.equal(used(first).size, 1, 'one user, one name');
  assert.equal(used(second).size, 1);
  assert.notDeepEqual(first, second);
});

test('a key that cannot be read is told before any capture is', async (context) => {
  const { input, output } = queueOf(context);
  const { code, stderr } = await runEntrace(['batch', input, '-o', output, '--key', 'no-such-file']);
  assert.equal(code, 2);
  assert.match(stderr, /--key: .*no-such-file cannot be read, or is no key/);
});
