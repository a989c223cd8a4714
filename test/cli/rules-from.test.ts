import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { FORMATS } from '../../src/cli/formats.js';
import { member, stringMember } from '../../src/model/json.js';
import { ROOT } from '../support/checkout.js';
import { type Outcome, runEntrace, sample, temporaryFolder } from './run-entrace.js';

const OBO = sample('obo-id-token.har');
const BUILT_IN = 'obo-assertion-is-id-token';

const META = `{
  id: 'token-request-seen', category: 'protocol', title: 'A token request was seen', severity: 'error',
  proof: 'entry', owner: 'api', codes: [], messages: { seen: 'Entry {entry} asks for a token.' },
  why: 'It is seen.', fix: ['Look away.'], references: [],
}`;

const CHECK = `(request, report) => report('seen', { entry: request.entry.index }, [
  { role: 'primary', entry: request.entry.index, pointer: '/request/url', note: 'here' },
])`;

/** A rule that reports each token request, as text; what it is made of may be replaced. */
function ruleText({ meta = META, on = "'token-request'", check = CHECK } = {}): string {
  return `defineRule({ meta: ${meta}, on: ${on}, check: ${check} })`;
}

function withMeta(...members: readonly string[]): string {
  return ruleText({ meta: `{ ...${META}, ${members.join(', ')} }` });
}

/** Runs entrace with rules from a file in a folder that knows no package. */
async function runWith(context: TestContext, code: string, args: readonly string[] = []): Promise<Outcome> {
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, 'mine.mjs'), `import { defineRule } from 'entrace';\n${code}\n`);
  return await runEntrace([OBO, '--rules-from', 'mine.mjs', ...args], { cwd });
}

function findingsOf({ stdout }: Outcome, ruleId: string): unknown[] {
  const reports = member(JSON.parse(stdout), 'reports');
  const findings = member(Array.isArray(reports) ? reports[0] : undefined, 'findings');
  const list: readonly unknown[] = Array.isArray(findings) ? findings : [];
  return list.filter((finding) => stringMember(finding, 'ruleId') === ruleId);
}

const FORMS: readonly (readonly [what: string, code: string])[] = [
  ['a named export', `export const seen = ${ruleText()};`],
  ['the default export', `export default ${ruleText()};`],
  ['a default list', `export default [${ruleText()}];`],
  ['a name and the default list at once', `export const seen = ${ruleText()}; export default [seen];`],
];

for (const [what, code] of FORMS) {
  test(`a rule runs as ${what}, beside entrace's own`, async (context) => {
    const outcome = await runWith(context, code, ['-f', 'json']);
    assert.deepEqual({ code: outcome.code, stderr: outcome.stderr }, { code: 0, stderr: '' });
    const found = findingsOf(outcome, 'token-request-seen');
    assert.ok(found.length > 0);
    assert.match(stringMember(found[0], 'detail') ?? '', /^Entry \d+ asks for a token\./);
    assert.equal(stringMember(found[0], 'docsUrl'), '', 'the catalogue has no page of it');
    assert.equal(findingsOf(outcome, BUILT_IN).length, 1);
  });
}

for (const format of Object.keys(FORMATS)) {
  test(`what a user's rule finds does not break the format ${format}`, async (context) => {
    const { code, stderr } = await runWith(context, `export default ${ruleText()};`, ['-f', format]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });
}

test('several files may be given', async (context) => {
  const cwd = temporaryFolder(context);
  const text = (meta: string) =>
    `import { defineRule } from 'entrace'; export default ${ruleText({ meta })};`;
  writeFileSync(join(cwd, 'one.mjs'), text(META));
  writeFileSync(join(cwd, 'two.mjs'), text(`{ ...${META}, id: 'second-rule' }`));
  const args = ['--rules-from', 'one.mjs', '--rules-from', 'two.mjs', '-f', 'json'];
  const outcome = await runEntrace([OBO, ...args], { cwd });
  assert.ok(findingsOf(outcome, 'token-request-seen').length > 0);
  assert.ok(findingsOf(outcome, 'second-rule').length > 0);
});

test('--rule sets a rule of the user’s own, and suggests its name', async (context) => {
  const code = `export default ${ruleText()};`;
  const off = await runWith(context, code, ['-f', 'json', '--rule', 'token-request-seen=off']);
  assert.deepEqual(findingsOf(off, 'token-request-seen'), []);
  const critical = ['--rule', 'token-request-seen=critical', '--fail-on', 'critical'];
  assert.equal((await runWith(context, code, critical)).code, 1);
  const misspelt = await runWith(context, code, ['--rule', 'token-request-sen=off']);
  assert.equal(
    misspelt.stderr,
    'entrace: --rule: there is no rule token-request-sen. Did you mean token-request-seen?\n',
  );
});

test('a named config file may name rules, by a path from its own folder', async (context) => {
  const cwd = temporaryFolder(context);
  mkdirSync(join(cwd, 'settings'));
  const config = JSON.stringify({ 'rules-from': ['mine.mjs'], format: 'json' });
  writeFileSync(join(cwd, 'settings', 'mine.json'), config);
  const text = `import { defineRule } from 'entrace'; export default ${ruleText()};`;
  writeFileSync(join(cwd, 'settings', 'mine.mjs'), text);
  const outcome = await runEntrace([OBO, '--config', join('settings', 'mine.json')], { cwd });
  assert.ok(findingsOf(outcome, 'token-request-seen').length > 0);
});

test('a config file that merely lies there runs no code', async (context) => {
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, 'entrace.config.json'), JSON.stringify({ 'rules-from': ['mine.mjs'] }));
  writeFileSync(join(cwd, 'mine.mjs'), "process.stdout.write('owned');");
  const { code, stdout, stderr } = await runEntrace([OBO], { cwd });
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
  assert.match(stderr, /rules-from is taken only from a file that --config names/);
});

test('--no-rules-from is no path', async () => {
  assert.equal((await runEntrace([OBO, '--no-rules-from'])).code, 0);
});

const UNLOADABLE: readonly (readonly [what: string, code: string, sentence: RegExp])[] = [
  ['nothing', '', /^mine\.mjs exports no rule\. Export what defineRule returns\.$/],
  ['an empty list', 'export default [];', /^mine\.mjs exports no rule\./],
  ['what is no JavaScript', 'export default {', /^mine\.mjs cannot be loaded: SyntaxError: [^\n]+\.$/],
  [
    'what throws',
    "throw new Error('first line.\\nsecond line');",
    /^mine\.mjs cannot be loaded: Error: first line\.$/,
  ],
  ['what throws no error', 'throw undefined;', /^mine\.mjs cannot be loaded: undefined\.$/],
  [
    'what imports what is not there',
    "import 'no-such-package';",
    /^mine\.mjs cannot be loaded: Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find package 'no-such-package'/,
  ],
  [
    'a helper',
    `export const seen = ${ruleText()}; export const limit = 5;`,
    /^in mine\.mjs, the export limit is no rule: make it with defineRule, or do not export it\.$/,
  ],
  [
    'a list with a hole',
    `export default [${ruleText()}, undefined];`,
    /^in mine\.mjs, item 2 of the export default is no rule:/,
  ],
  [
    'the id of an own rule of entrace',
    `export default ${withMeta(`id: '${BUILT_IN}'`)};`,
    /^the rule obo-assertion-is-id-token of mine\.mjs has the id of one of entrace’s own rules\. Give it another\.$/,
  ],
  [
    'one id twice',
    `export default [${ruleText()}, ${ruleText()}];`,
    /^the rule token-request-seen of mine\.mjs has the id of a rule of mine\.mjs\. Give it another\.$/,
  ],
];

for (const [what, code, sentence] of UNLOADABLE) {
  test(`a rules file that holds ${what} is one sentence`, async (context) => {
    const outcome = await runWith(context, code);
    const [lead, said = ''] = [outcome.stderr.slice(0, 23), outcome.stderr.slice(23).trimEnd()];
    assert.deepEqual([outcome.code, outcome.stdout, lead], [2, '', 'entrace: --rules-from: ']);
    assert.match(said, sentence);
    assert.ok(!said.includes('\n'));
  });
}

test('a rules file that is not there is one sentence', async () => {
  const stderr = 'entrace: --rules-from: there is no file no-such.js.\n';
  assert.deepEqual(await runEntrace([OBO, '--rules-from', 'no-such.js']), { code: 2, stdout: '', stderr });
});

const MISSHAPEN: readonly (readonly [rule: string, fault: string])[] = [
  [withMeta("id: 'Not An Id'"), 'has no usable id: its meta.id must be a name such as token-too-old'],
  [
    withMeta("severity: 'eror'"),
    'is no usable rule: in token-request-seen, meta.severity must be a known word, such as error',
  ],
];

for (const [rule, fault] of MISSHAPEN) {
  test(`an export that ${fault} is refused`, async (context) => {
    const { code, stderr } = await runWith(context, `export default ${rule};`);
    assert.equal(stderr, `entrace: --rules-from: in mine.mjs, the export default ${fault}.\n`);
    assert.equal(code, 2);
  });
}

const FAULTS: readonly (readonly [check: string, fault: string])[] = [
  ["() => { throw new TypeError('the secret hunter2'); }", 'TypeError in line 6, column 46'],
  ["() => { throw 'the secret hunter2'; }", 'unknown'],
  ["async () => { throw new Error('late'); }", 'its check is asynchronous'],
  ["(request, report) => report('unknown', {}, [])", 'it reports a message that its meta.messages lacks'],
  ['(request, report) => report.cannotTell()', 'it gives cannotTell no reason'],
];

for (const [check, fault] of FAULTS) {
  test(`a rule that runs ${check} is told as its own fault, and the others run`, async (context) => {
    const outcome = await runWith(context, `export default ${ruleText({ check })};`, ['-f', 'json']);
    assert.equal(
      outcome.stderr,
      [
        `${OBO}: the rule token-request-seen of mine.mjs failed, and the report lacks what it would have said.\n`,
        `mine.mjs: token-request-seen: ${fault}.\n`,
      ].join(''),
    );
    assert.equal(outcome.code, 3);
    assert.equal(findingsOf(outcome, BUILT_IN).length, 1);
  });
}

test('the place of a fault is found through a link as well', async (context) => {
  const cwd = temporaryFolder(context);
  const check = '() => { throw new RangeError(); }';
  writeFileSync(
    join(cwd, 'real.mjs'),
    `import { defineRule } from 'entrace'; export default ${ruleText({ check })};`,
  );
  symlinkSync(join(cwd, 'real.mjs'), join(cwd, 'link.mjs'));
  const { stderr } = await runEntrace([OBO, '--rules-from', 'link.mjs'], { cwd });
  assert.match(stderr, /\nlink\.mjs: token-request-seen: RangeError in line \d+, column \d+\.\n$/);
});

test('what a rule reports is masked like everything else', async (context) => {
  const check = `(request, report) => report('seen', { entry: request.entry.request.postData?.text ?? '' }, [
    { role: 'primary', entry: 0, pointer: '/request/url', note: '' },
  ])`;
  const outcome = await runWith(context, `export default ${ruleText({ check })};`, ['-f', 'json']);
  assert.ok(findingsOf(outcome, 'token-request-seen').length > 0);
  assert.doesNotMatch(outcome.stdout, /eyJ[\w-]+\.[\w-]+\.[\w-]{20}/);
});

test('the example of the README runs, and a fault in it is its own', async (context) => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, code = ''] = /in `my-rules\.mjs`[\s\S]*?```js\n([\s\S]*?)```/.exec(readme) ?? [];
  const cwd = temporaryFolder(context);
  writeFileSync(join(cwd, 'my-rules.mjs'), code);
  const good = await runEntrace([OBO, '--rules-from', 'my-rules.mjs', '-f', 'json'], { cwd });
  assert.deepEqual({ code: good.code, stderr: good.stderr }, { code: 0, stderr: '' });
  const [found] = findingsOf(good, 'contoso-wrong-tenant');
  assert.match(stringMember(found, 'detail') ?? '', /^Entry \d+ signs in at the tenant /);

  writeFileSync(
    join(cwd, 'my-rules.mjs'),
    code.replace('const { tenant } =', 'null.tenant; const { tenant } ='),
  );
  const bad = await runEntrace([OBO, '--rules-from', 'my-rules.mjs', '-f', 'json'], { cwd });
  assert.match(bad.stderr, /my-rules\.mjs: contoso-wrong-tenant: TypeError in line \d+, column \d+\./);
  assert.deepEqual(findingsOf(bad, 'contoso-wrong-tenant'), []);
  assert.equal(findingsOf(bad, BUILT_IN).length, 1, 'the other rules run');
});

test('a rule may look at several kinds of messages, and at messages with errors alone', async (context) => {
  const list = ruleText({ on: "['token-request', 'authorization-request']" });
  const several = await runWith(context, `export default ${list};`, ['-f', 'json']);
  const single = await runWith(context, `export default ${ruleText()};`, ['-f', 'json']);
  const count = (outcome: Outcome) => findingsOf(outcome, 'token-request-seen').length;
  assert.ok(count(several) > count(single) && count(single) > 0);
  const failed = ruleText({ on: "'message-with-errors'" });
  const refused = await runWith(context, `export default ${failed};`, ['-f', 'json']);
  assert.equal(count(refused), 1);
  const wrong = await runWith(context, `export default ${ruleText({ on: "['token-request', 'token']" })};`);
  assert.match(wrong.stderr, /on must be /);
});
