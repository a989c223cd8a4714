import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { allRules } from '../../src/rules/all-rules.js';
import { toCatalogue } from '../../src/rules/catalogue.js';
import { NOT_IMPLEMENTED } from '../../src/rules/not-implemented.js';
import { runEntrace, temporaryFolder } from './run-entrace.js';

const WIDE = { env: { COLUMNS: '120' } };

test('the rules are a table: id, severity, category and title in columns that stand below each other', async () => {
  const { code, stdout, stderr } = await runEntrace(['rules'], WIDE);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const lines = stdout.split('\n');
  const [heading = ''] = lines;
  assert.match(heading, /^Rule +Severity +Category +What it finds$/);
  for (const { meta } of allRules) {
    const row = lines.find((line) => line.startsWith(`${meta.id} `)) ?? '';
    assert.ok(row.slice(heading.indexOf('Severity')).startsWith(`${meta.severity} `), meta.id);
    assert.ok(row.slice(heading.indexOf('Category')).startsWith(`${meta.category} `), meta.id);
    assert.ok(meta.title.startsWith(row.slice(heading.indexOf('What'))), meta.id);
  }
  assert.match(stdout, new RegExp(`\\n${allRules.length} rules\\. `));
});

test('on a narrow terminal a title is wrapped, and an id never', async () => {
  const { stdout } = await runEntrace(['rules'], { env: { COLUMNS: '80' } });
  for (const { meta } of allRules) assert.ok(stdout.includes(`\n${meta.id} `), meta.id);
});

test('as JSON the list is the meta of every rule', async () => {
  const { code, stdout } = await runEntrace(['rules', '--format', 'json']);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(allRules.map(({ meta }) => meta))));
});

test('as Markdown the list is the catalogue', async () => {
  const { stdout } = await runEntrace(['rules', '-f', 'markdown']);
  assert.equal(stdout, toCatalogue(allRules, NOT_IMPLEMENTED));
});

test('the list goes to a file, and none is overwritten unless --force is given', async (context) => {
  const path = join(temporaryFolder(context), 'rules.md');
  const first = await runEntrace(['rules', '-f', 'markdown', '-o', path]);
  assert.deepEqual(first, { code: 0, stdout: '', stderr: `Written to ${path}.\n` });
  writeFileSync(path, 'mine');
  const refused = await runEntrace(['rules', '-o', path]);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /exists\. Name another file, or overwrite it with --force\.\n$/);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
  const forced = await runEntrace(['rules', '-o', path, '--force', '--quiet']);
  assert.deepEqual(forced, { code: 0, stdout: '', stderr: '' });
  assert.match(readFileSync(path, 'utf8'), /^Rule /);
});

test('colour is written where it is asked for, and never into a file', async (context) => {
  const path = join(temporaryFolder(context), 'rules.txt');
  const shown = await runEntrace(['rules'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
  assert.ok(shown.stdout.includes('\u001b[31merror'));
  await runEntrace(['rules', '-o', path]);
  assert.ok(!readFileSync(path, 'utf8').includes('\u001b'));
});

const MISTAKES: readonly (readonly [args: readonly string[], sentence: string])[] = [
  [
    ['pkce-verifier-mismatch'],
    'entrace rules lists all rules and takes no names. For one: entrace explain <id>.',
  ],
  [
    ['-f', 'markdwn'],
    '--format: markdwn is not known. Did you mean markdown? Choose text, json or markdown.',
  ],
  [['--fail-on', 'error'], 'The option --fail-on belongs to another command. See entrace rules --help.'],
];

for (const [args, sentence] of MISTAKES) {
  test(`"entrace rules ${args.join(' ')}" ends in one sentence`, async () => {
    const outcome = await runEntrace(['rules', ...args]);
    assert.deepEqual(outcome, { code: 2, stdout: '', stderr: `entrace: ${sentence}\n` });
  });
}
