import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { member } from '../../src/model/json.js';
import { parseCsv } from '../report/parse-csv.js';
import { buildEncryptedZip } from '../support/encrypted-zip.js';
import { har } from '../support/entra-builder.js';
import { healthyClientCredentials } from '../support/stories.js';
import { buildZip } from '../support/zip-builder.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

/** Puts samples, or made-up files, to their places below a folder. */
function lay(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof content === 'string' && content.startsWith('sample:'))
      copyFileSync(sample(content.slice(7)), place);
    else writeFileSync(place, content);
  }
  return folder;
}

/** A zip of members by their names. */
function zipOf(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return buildZip(Object.entries(members).map(([name, bytes]) => ({ name, bytes })));
}

const OBO = 'sample:obo-id-token.har';
const HEALTHY = 'sample:healthy-code-flow.har';

/** Name and verdict of each capture, as captures.csv has them. */
function rowsIn(output: string): [name: string | undefined, verdict: string | undefined][] {
  const [, ...rows] = parseCsv(readFileSync(join(output, 'captures.csv'), 'utf8'));
  return rows.map(([name, verdict]) => [name, verdict]);
}

async function batch(context: TestContext, folder: string, args: readonly string[], input = '') {
  const output = join(temporaryFolder(context), 'results');
  const outcome = await runEntrace(['batch', ...args, '-o', output], { cwd: folder, input });
  return { ...outcome, output };
}

test('the captures of a zip are captures of their own, and a SAZ or a zip of one is one', async (context) => {
  const obo = readFileSync(sample('obo-id-token.har'));
  const healthy = readFileSync(sample('healthy-code-flow.har'));
  const folder = lay(temporaryFolder(context), {
    'bundle.zip': zipOf({
      'a.har': obo,
      'deep/b.har': healthy,
      'deep/cut.har': obo.subarray(0, 50),
      'notes.txt': healthy,
    }),
    'one.zip': zipOf({ 'inside.har': healthy }),
    'saz.saz': 'sample:consent-required.saz',
    'damaged.zip': Buffer.from('PK\u0003\u0004 and nothing more'),
  });
  const { output, code } = await batch(context, folder, ['.']);
  assert.equal(code, 0);
  assert.deepEqual(rowsIn(output), [
    ['bundle.zip/a.har', 'broken'],
    ['bundle.zip/deep/b.har', 'nothing-wrong'],
    ['bundle.zip/deep/cut.har', 'unreadable'],
    ['damaged.zip', 'unreadable'],
    ['one.zip', 'nothing-wrong'],
    ['saz.saz', 'broken'],
  ]);
});

test('a password that comes later makes locked captures readable', async (context) => {
  const folder = lay(temporaryFolder(context), {});
  const parts = ['a.har', 'b.har'].map((name, at) => ({
    name,
    bytes: har(...healthyClientCredentials({ at })).bytes,
  }));
  const archive = await buildEncryptedZip(parts, { password: 'geheim', encryption: 'aes256' });
  writeFileSync(join(folder, 'locked.zip'), archive);
  const { output } = await batch(context, folder, ['.']);
  assert.deepEqual(
    rowsIn(output).map(([, verdict]) => verdict),
    ['unreadable', 'unreadable'],
  );
  await runEntrace(['batch', '.', '-o', output, '--quiet'], {
    cwd: folder,
    env: { ENTRACE_PASSWORD: 'geheim' },
  });
  assert.deepEqual(
    rowsIn(output).map(([, verdict]) => verdict),
    ['nothing-wrong', 'nothing-wrong'],
  );
});

test('a list on standard input is read line by line, and names begin where all have their folder', async (context) => {
  const folder = lay(temporaryFolder(context), { 'queue/a.har': OBO, 'queue/deep/b.har': HEALTHY });
  const list = 'queue/a.har\r\n\nqueue/deep\nqueue/gone.har';
  const { output, code } = await batch(context, folder, ['-'], list);
  assert.equal(code, 0);
  assert.deepEqual(rowsIn(output), [
    ['a.har', 'broken'],
    ['deep/b.har', 'nothing-wrong'],
    ['gone.har', 'unreadable'],
  ]);
});

test('patterns, folders and files go together, and what is named twice is there once', async (context) => {
  const folder = lay(temporaryFolder(context), {
    'monday/a.har': OBO,
    'tuesday/a.har': HEALTHY,
    'tuesday/b.txt': HEALTHY,
  });
  const { output } = await batch(context, folder, ['monday', 'tuesday/*.{har,txt}', 'monday/a.har']);
  assert.deepEqual(rowsIn(output), [
    ['monday/a.har', 'broken'],
    ['tuesday/a.har', 'nothing-wrong'],
    ['tuesday/b.txt', 'nothing-wrong'],
  ]);
});

test('a folder is read for captures alone; what is left is counted, and no link leads round in circles', async (context) => {
  const folder = lay(temporaryFolder(context), {
    'a.har': HEALTHY,
    'package.json': '{"name":"x"}',
    'exported.json': readFileSync(sample('healthy-code-flow.har')),
    'notes.txt': 'x',
    '._a.har': 'x',
    'old/.entrace/x': 'x',
    'old/b.har': OBO,
  });
  symlinkSync('..', join(folder, 'round'));
  symlinkSync('nowhere.har', join(folder, 'dead.har'));
  const { output } = await batch(context, folder, ['.']);
  assert.deepEqual(rowsIn(output), [
    ['a.har', 'nothing-wrong'],
    ['dead.har', 'unreadable'],
    ['exported.json', 'nothing-wrong'],
  ]);
  const summary: unknown = JSON.parse(readFileSync(join(output, 'summary.json'), 'utf8'));
  assert.deepEqual(member(summary, 'skipped'), {
    'other-file': 3,
    'linked-folder': 1,
    'unreadable-folder': 0,
    results: 1,
  });
});

test('hostile names are names: no escape reaches the terminal, no path leaves the results', async (context) => {
  const names = [
    'a#b?c%20é.har',
    '=1+1.har',
    '-x.har',
    "'; rm -rf $HOME.har",
    '\u001b[31mred\u0007.har',
    '<b>.har',
    '__proto__.har',
    'new\nline.har',
  ];
  const healthy = readFileSync(sample('healthy-code-flow.har'));
  const files = Object.fromEntries(names.map((name) => [name, healthy]));
  const bundle = zipOf({ '../../evil.har': healthy, 'C:\\evil.har': healthy, 'CON.har': healthy });
  const folder = lay(temporaryFolder(context), { ...files, 'b.zip': bundle, '__proto__.har': healthy });
  const { output, stdout, stderr } = await batch(context, folder, ['.', '--reports', 'markdown']);
  assert.doesNotMatch(`${stdout}${stderr}`, /[\u001b\u0007]/);
  assert.ok(rowsIn(output).every(([, verdict]) => verdict === 'nothing-wrong'));
  assert.equal(rowsIn(output).length, names.length + 3);
});

test('a rule of the user’s own that never ends costs its capture, by the time limit, and no other', async (context) => {
  const folder = lay(temporaryFolder(context), {
    'queue/trap.har': har(...healthyClientCredentials()).bytes,
    'queue/a.har': HEALTHY,
    'queue/b.har': OBO,
    'own.mjs': `import { defineRule } from 'entrace';
      const references = [{ title: 'x', url: 'https://wiki.example/' }];
      export default defineRule({
        meta: { id: 'own-trap', category: 'protocol', title: 'Trap', severity: 'info', proof: 'entry', owner: 'api',
          codes: [], messages: { x: 'x' }, why: 'x', fix: ['x'], references },
        on: 'capture',
        check(story) { if (story.capture.name === 'trap.har') for (;;); },
      });`,
  });
  const args = ['queue', '--rules-from', 'own.mjs', '--time-limit', '8'];
  const { output, code, stdout } = await batch(context, folder, args);
  assert.equal(code, 0);
  assert.deepEqual(rowsIn(output), [
    ['a.har', 'nothing-wrong'],
    ['b.har', 'broken'],
    ['trap.har', 'unreadable'],
  ]);
  assert.match(stdout, /1 {2}ERR_TIME_LIMIT, first in trap\.har/);
});

test('a rule of the user’s own that fails is told, and the run ends with 3', async (context) => {
  const folder = lay(temporaryFolder(context), {
    'a.har': HEALTHY,
    'own.mjs': `import { defineRule } from 'entrace';
      const references = [{ title: 'x', url: 'https://wiki.example/' }];
      export default defineRule({
        meta: { id: 'own-fault', category: 'protocol', title: 'Fault', severity: 'info', proof: 'entry', owner: 'api',
          codes: [], messages: { x: 'x' }, why: 'x', fix: ['x'], references },
        on: 'capture',
        check() { throw new TypeError('a captured value'); },
      });`,
  });
  const { code, stdout, stderr } = await batch(context, folder, ['a.har', '--rules-from', 'own.mjs']);
  assert.equal(code, 3);
  assert.match(stdout, /The rule own-fault failed in 1, first in a\.har\./);
  assert.doesNotMatch(`${stdout}${stderr}`, /a captured value/);
});

test('results lie in no folder that is read, nor among other files, nor in a file', async (context) => {
  const folder = lay(temporaryFolder(context), { 'queue/a.har': HEALTHY, 'other/notes.txt': 'x' });
  const run = (...args: string[]) => runEntrace(['batch', ...args], { cwd: folder });
  for (const [args, sentence] of [
    [['queue', '-o', 'queue'], /queue is to be read, so the results must go to another folder/],
    [['queue', '-o', 'other'], /other holds other files\. Name a new folder, or write into it with --force/],
    [['queue', '-o', 'other/notes.txt'], /other\/notes\.txt cannot be used as a folder \(EEXIST\)/],
    [['other', '-o', 'results'], /No capture was found there\. 1 other files lie there/],
    [['queue/*.saz', '-o', 'results'], /No capture was found there/],
    [['queue', '-o', 'results', '--watch', '--shard', '1/2'], /--watch and --shard cannot be given together/],
    [['-', '-o', 'results', '--watch'], /--watch: a list on standard input cannot be watched/],
  ] as const) {
    const { code, stderr } = await run(...args);
    assert.equal(code, 2, stderr);
    assert.match(stderr, sentence);
  }
  assert.equal((await run('queue', '-o', 'other', '--force')).code, 0);
  assert.equal((await run('.', '-o', 'within')).code, 0);
  assert.match((await run('.', '-o', 'within')).stdout, /^1 capture: /);
});
