import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { member, stringMember } from '../../src/model/json.js';
import { USER } from '../support/ids.js';
import { idToken } from '../support/tokens.js';
import { runEntrace, temporaryFolder } from './run-entrace.js';

const MESSAGE =
  "AADSTS50020: User account 'anna@mail.example' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application 'abc'(Orders) in that tenant. Trace ID: 11111111-2222-3333-4444-555555555555";

function explanationsOf(stdout: string): unknown[] {
  const list = member(JSON.parse(stdout), 'explanations');
  return Array.isArray(list) ? list : [];
}

test('a code is explained, with and without its prefix', async () => {
  const [bare, whole] = await Promise.all([
    runEntrace(['explain', '50011']),
    runEntrace(['explain', 'AADSTS50011']),
  ]);
  assert.deepEqual(bare, whole);
  assert.equal(bare.code, 0);
  assert.equal(bare.stderr, '');
  assert.match(bare.stdout, /^AADSTS50011: Redirect URI not registered\nerror code\n/);
});

test('several topics are explained in their order', async () => {
  const { code, stdout } = await runEntrace(['explain', 'pkce-verifier-mismatch', '50011', '-f', 'json']);
  assert.equal(code, 0);
  assert.deepEqual(
    explanationsOf(stdout).map((explanation) => stringMember(explanation, 'asked')),
    ['pkce-verifier-mismatch', '50011'],
  );
});

test('Markdown is a section for each topic', async () => {
  const { code, stdout } = await runEntrace(['explain', '50011', '50012', '--format', 'markdown']);
  assert.equal(code, 0);
  assert.equal(stdout.match(/^## AADSTS/gm)?.length, 2);
});

test('an unknown topic names its neighbours and ends with 2; the others are explained', async () => {
  const { code, stdout, stderr } = await runEntrace(['explain', 'pkce-verifier-mismatc', '50011']);
  assert.equal(code, 2);
  assert.match(stdout, /^AADSTS50011: /);
  assert.match(
    stderr,
    /^entrace: Nothing is known of pkce-verifier-mismatc\. Nearest: pkce-verifier-mismatch/,
  );
});

test('in JSON what is unknown is in the document as well', async () => {
  const { code, stdout } = await runEntrace(['explain', 'pkce-verifier-mismatc', '--format=json']);
  assert.equal(code, 2);
  assert.equal(stringMember(explanationsOf(stdout)[0], 'about'), 'unknown');
});

for (const [way, args, input] of [
  ['piped in', ['explain', '-'], MESSAGE],
  ['one argument', ['explain', MESSAGE], ''],
  ['without quotes', ['explain', ...MESSAGE.split(' ')], ''],
  ['without quotes and colon', ['explain', ...MESSAGE.replace('20:', '20').split(' ')], ''],
] as const) {
  test(`a whole error message is taken apart: ${way}`, async () => {
    const { code, stdout, stderr } = await runEntrace(args, { input });
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^Error message: AADSTS50020\n/);
    assert.match(stdout, /Request id\s+11111111-2222-3333-4444-555555555555/);
    assert.match(stdout, /where Id == "11111111-2222-3333-4444-555555555555"/);
    assert.doesNotMatch(stdout, /anna/);
  });
}

for (const encoding of ['utf-16le', 'utf-8'] as const) {
  test(`a message saved by PowerShell is read: ${encoding} with its mark`, async () => {
    const input = Buffer.from(`\u{feff}${MESSAGE}\r\n`, encoding);
    const { code, stdout } = await runEntrace(['explain', '-'], { input });
    assert.equal(code, 0);
    assert.match(stdout, /^Error message: AADSTS50020\n/);
  });
}

test('identities are kept when asked for', async () => {
  const { stdout } = await runEntrace(['explain', '-', '--identities', 'keep'], { input: MESSAGE });
  assert.match(stdout, /anna@mail\.example/);
});

test('a token is explained, told from a message by its look or by --jwt, and never shown', async () => {
  const token = idToken();
  const input = `Bearer ${token}\n`;
  const [asked, seen] = await Promise.all([
    runEntrace(['explain', '--jwt', '-'], { input }),
    runEntrace(['explain', '-'], { input }),
  ]);
  for (const { code, stdout, stderr } of [asked, seen]) {
    assert.equal(code, 0);
    assert.match(stdout, /^This is an id_token\n/);
    for (const hidden of [...token.split('.'), USER.oid]) assert.ok(!(stdout + stderr).includes(hidden));
  }
});

test('a token answer that is piped in leads to its tokens', async () => {
  const input = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, id_token: idToken() });
  for (const args of [
    ['explain', '-'],
    ['explain', '--jwt', '-'],
  ]) {
    const { code, stdout } = await runEntrace(args, { input });
    assert.equal(code, 0);
    assert.match(stdout, /^This is an id_token\n/);
  }
});

const REFUSED: readonly [args: readonly string[], input: string, says: RegExp][] = [
  [['explain'], '', /No topic given/],
  [['explain', '-', '-'], '', /read only once/],
  [['explain', '--jwt', '-'], 'a.b.c', /holds no JWT/],
  [['explain', idToken()], '', /history of the shell/],
  [
    ['explain', '-'],
    'nothing to see here, move along please my dear friends',
    /Nothing is known of this text/,
  ],
  [['explain', '-'], '', /Nothing is known/],
  [['explain', 'scp', '--format', 'xml'], '', /--format: xml is not known/],
  [['explain', '50011', '--jwtt'], '', /There is no option --jwtt\. Did you mean jwt/],
];

for (const [args, input, says] of REFUSED) {
  test(`is refused with 2: ${args.map((arg) => arg.slice(0, 20)).join(' ')} < ${input.slice(0, 10)}`, async () => {
    const { code, stdout, stderr } = await runEntrace(args, { input });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, says);
    assert.ok(!stderr.includes(idToken().slice(0, 20)));
  });
}

test('--output writes a file, and never over another without --force', async (context) => {
  const file = join(temporaryFolder(context), 'topic.md');
  const args = ['explain', '50011', '-f', 'markdown', '-o', file];
  const written = await runEntrace([...args, '--quiet']);
  assert.deepEqual(written, { code: 0, stdout: '', stderr: '' });
  assert.match(readFileSync(file, 'utf8'), /^## AADSTS50011/);
  writeFileSync(file, 'mine');
  assert.equal((await runEntrace(args)).code, 2);
  assert.equal(readFileSync(file, 'utf8'), 'mine');
  assert.equal((await runEntrace([...args, '--force'])).code, 0);
});

test('nothing is written where nothing is known', async (context) => {
  const file = join(temporaryFolder(context), 'topic.md');
  const { code } = await runEntrace(['explain', 'no-such-thing-at-all', '-o', file]);
  assert.equal(code, 2);
  assert.ok(!existsSync(file));
});

test('colour is written when it is asked for, and never otherwise', async () => {
  const [coloured, plain, none] = await Promise.all([
    runEntrace(['explain', '50011', '--color']),
    runEntrace(['explain', '50011']),
    runEntrace(['explain', '50011', '--no-color'], { env: { FORCE_COLOR: '1' } }),
  ]);
  assert.match(coloured.stdout, /\u001b\[/);
  assert.doesNotMatch(plain.stdout + none.stdout, /\u001b/);
});

for (const columns of [60, 80, 120]) {
  test(`every page keeps to a terminal of ${columns} columns`, async () => {
    const topics = [
      '50011',
      '240002',
      'on-behalf-of',
      'scp',
      'wids',
      'x-ms-clitelem',
      'User.Read',
      'consent-required',
    ];
    const { code, stdout } = await runEntrace(['explain', ...topics], { env: { COLUMNS: String(columns) } });
    assert.equal(code, 0);
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > columns),
      [],
    );
  });
}
