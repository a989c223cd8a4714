import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ANALYZE_OPTIONS } from '../../src/cli/analyze-options.js';
import { COMMAND_NAMES } from '../../src/cli/command-names.js';
import { COMMANDS } from '../../src/cli/command-table.js';
import { FORMATS } from '../../src/cli/formats.js';
import { stringMember } from '../../src/model/json.js';
import { joinWords } from '../../src/report/text/entry-list.js';
import { VERSION } from '../../src/report/version.js';
import { ROOT } from '../support/checkout.js';
import { runEntrace, temporaryFolder } from './run-entrace.js';

test('--version prints the version of package.json', async () => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  assert.equal(VERSION, stringMember(manifest, 'version'));
  assert.deepEqual(await runEntrace(['--version']), { code: 0, stdout: `${VERSION}\n`, stderr: '' });
});

test('--help goes to standard output, names every option and the exit codes, in English', async () => {
  const { code, stdout, stderr } = await runEntrace(['--help'], { env: { LANG: 'fr_FR.UTF-8' } });
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const option of Object.keys(ANALYZE_OPTIONS)) assert.match(stdout, new RegExp(`--${option}\\b`));
  assert.match(stdout, /Exit codes: 0 done, 1 findings/);
  assert.match(stdout, /Show help/);
});

for (const { names, describe, usage, exits, options } of COMMANDS) {
  const [name = ''] = names;
  test(`entrace ${name} --help says what it takes, what it does and how it ends`, async () => {
    const { code, stdout, stderr } = await runEntrace([name, '--help']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    const text = stdout.replace(/\s+/g, ' ');
    assert.ok(text.startsWith(`entrace ${name} ${usage[0]}`.trim()), text.slice(0, 80));
    for (const part of [describe, ...usage.slice(1), `Exit codes: ${exits}.`])
      assert.ok(text.includes(part), part);
    for (const option of Object.keys(options)) assert.match(stdout, new RegExp(`--${option}\\b`));
  });
}

const MISTAKES: readonly (readonly [args: readonly string[], sentence: string])[] = [
  [[], 'No capture given. Try: entrace sign-in.har, or entrace --help for everything else.'],
  [['--formt', 'json', 'x.har'], 'There is no option --formt. Did you mean format? See entrace --help.'],
  [['--frobnicate', 'x.har'], 'There is no option --frobnicate. See entrace --help.'],
  [['rules', '--formt=x'], 'There is no option --formt. Did you mean format? See entrace rules --help.'],
  [['rules', '--moda'], 'There is no option --moda. See entrace rules --help.'],
  [['explain', '50011', '-f'], 'The option -f needs a value. See entrace explain --help.'],
  [['-z', 'x.har'], 'There is no option -z. See entrace --help.'],
  [['x.har', '-o'], 'The option -o needs a value. See entrace --help.'],
  [
    ['x.har', '-f', 'jsno'],
    `--format: jsno is not known. Did you mean json? Choose ${joinWords(Object.keys(FORMATS), 'or')}.`,
  ],
  [
    ['x.har', '--fail-on', 'sometimes'],
    '--fail-on: sometimes is not known. Choose critical, error, warning, info or never.',
  ],
  [['x.har', '--identities', 'show'], '--identities: show is not known. Choose mask or keep.'],
  [
    ['x.har', '--rule', 'obo-assertion-is-idtoken=off'],
    '--rule: there is no rule obo-assertion-is-idtoken. Did you mean obo-assertion-is-id-token?',
  ],
  [
    ['x.har', '--rule', 'nothing-like-it=off'],
    '--rule: there is no rule nothing-like-it. `entrace rules` lists them.',
  ],
  [['x.har', '--rule', '=off'], '--rule =off: name a rule before the =, as in state-missing=off.'],
  [
    ['x.har', '--rule', 'obo-assertion-is-id-token=loud'],
    '--rule obo-assertion-is-id-token: say what it is to be, as in obo-assertion-is-id-token=warning; choose off, info, warning, error or critical.',
  ],
  [
    ['x.har', '--password', 'one', '--password-file', 'two'],
    '--password and --password-file cannot be given together.',
  ],
  [['x.har', '--key', 'no-such-file'], '--key: no-such-file cannot be read, or is no key.'],
  [['x.har', '--password-file', 'no-such-file'], '--password-file: no-such-file cannot be read (ENOENT).'],
];

for (const [args, sentence] of MISTAKES) {
  test(`"entrace ${args.join(' ')}" ends in one sentence`, async () => {
    const outcome = await runEntrace(args);
    assert.deepEqual(outcome, { code: 2, stdout: '', stderr: `entrace: ${sentence}\n` });
  });
}

test('an option cannot command the terminal through its error', async () => {
  const { code, stderr } = await runEntrace(['x.har', '-f', '\u001b[2J']);
  assert.equal(code, 2);
  assert.doesNotMatch(stderr, /\u001b/);
});

test('of an option given twice the last one counts', async (context) => {
  const outcome = await runEntrace(['-f', 'text', '-f', 'json', '--no-color', 'no-such.har'], {
    cwd: temporaryFolder(context),
  });
  assert.equal(outcome.code, 2);
  assert.match(outcome.stdout, /"schemaVersion": 1/);
});

test('the names of commands are those of the table', () => {
  assert.deepEqual(
    COMMANDS.map(({ names }) => names[0]),
    [...COMMAND_NAMES],
  );
});

for (const [words, meant] of [
  [['exlpain', '50011'], 'explain'],
  [['rule'], 'rules'],
  [['analyse', 'x.har'], 'analyze'],
  [['sign-in'], undefined],
  [['capture'], undefined],
  [['exlpain.har'], undefined],
] as const) {
  test(`"entrace ${words.join(' ')}" ${meant === undefined ? 'names a file' : `may mean ${meant}`}`, async (context) => {
    const { code, stderr } = await runEntrace(words, { cwd: temporaryFolder(context) });
    assert.equal(code, 2);
    assert.match(stderr, /There is no such file/);
    const said = /Did you mean the command entrace (\w+)\?/.exec(stderr)?.[1];
    assert.equal(said, meant);
  });
}
