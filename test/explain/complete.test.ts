import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findTopics } from '../../src/explain/find-topics.js';
import { TOPICS } from '../../src/explain/topic-index.js';
import { allRules } from '../../src/rules/all-rules.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import { ROOT } from '../support/checkout.js';

function textsBelow(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return files
    .filter((file) => file.isFile() && /\.(?:ts|har)$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
}

/** Names without a topic of their own; a guess by family does not count. */
function unknown(names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name) => !findTopics(name).some(({ summary }) => !summary.startsWith('Low')),
  );
}

test('every code that a rule names is explained', () => {
  const codes = allRules.flatMap(({ meta }) => meta.codes);
  assert.deepEqual(unknown(codes), []);
});

test('every code in the samples and of the builders is explained', () => {
  const printed = textsBelow('samples').flatMap((text) => text.match(/\b(?:AADSTS|AADB2C)\d{5,8}\b/g) ?? []);
  const table = readFileSync(join(ROOT, 'test/support/entra-errors.ts'), 'utf8');
  const built = [...table.matchAll(/^ {2}\[?\s*(\d{5,8}),/gm)].map(([, code = '']) => code);
  assert.ok(printed.length > 5 && built.length > 20, `${printed.length} ${built.length}`);
  assert.deepEqual(unknown([...printed, ...built]), []);
});

test('every error and suberror in the samples and builders is explained', () => {
  const named = [...textsBelow('samples'), ...textsBelow('test/support')].flatMap((text) =>
    [...text.matchAll(/\b(?:error|suberror)\\?["']?\s?[:=]\s?\\?["']([a-z]+(?:_[a-z]+)+)\\?["']/g)].map(
      ([, name = '']) => name,
    ),
  );
  assert.ok(named.length > 5);
  assert.deepEqual(unknown(named), []);
});

test('what a topic refers to exists', () => {
  const related = TOPICS.filter(({ kind }) => kind === 'code').flatMap(({ related: names = [] }) => names);
  assert.deepEqual(unknown(related), []);
  const known: ReadonlySet<string> = new Set(RULE_IDS);
  const rules = TOPICS.flatMap(({ rules: ids = [] }) => ids);
  assert.deepEqual(
    [...new Set(rules)].filter((id) => !known.has(id)),
    [],
  );
});

test('every topic says something, in words without a stray placeholder', () => {
  for (const { name, title, summary, sections } of TOPICS) {
    assert.ok(title !== '' && summary !== '' && !title.endsWith('.'), name);
    assert.ok(
      sections.every(({ heading, lines }) => heading !== '' && lines.length > 0 && !lines.includes('')),
      name,
    );
  }
});

/** Sources of rules and of what they read; then of what tests are made of. */
const RULE_TEXTS = [...textsBelow('src/rules'), ...textsBelow('src/oauth')];
const FIXTURE_TEXTS = ['samples', 'test/support', 'test/rules', 'test/oauth'].flatMap(textsBelow);

function named(texts: readonly string[], pattern: RegExp): string[] {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]))),
  ];
}

/** Invented for tests, or of a tool that made the fixture. */
const INVENTED: readonly string[] = [
  'AADSTS999999',
  'MSIS9001',
  'x-ms-gateway-requestid',
  'brand_new_grant',
  'invented',
  'winhello_cert',
  'grant',
  'value',
];

/** What is named where, how it is found in the sources, and how many there are at least: the pattern has to match. */
const NAMED: readonly [what: string, names: readonly string[], atLeast: number][] = [
  [
    'code of a rule or fixture',
    named([...RULE_TEXTS, ...FIXTURE_TEXTS], /\b(?:AADSTS|AADB2C|MSIS)\d{4,8}\b/g),
    100,
  ],
  [
    'x-ms header of a rule or fixture',
    named([...RULE_TEXTS, ...FIXTURE_TEXTS], /\bx-ms-[a-z][a-z-]*[a-z]\b/gi),
    8,
  ],
  [
    'claim that a rule reads',
    named(RULE_TEXTS, /[mM]ember\(\s*[\w.]*(?:payload|header|claims)\w*,\s*'([^']+)'/g),
    15,
  ],
  ['claim in the evidence of a test', named(FIXTURE_TEXTS, /'(?:payload|header)', '([\w#-]+)'/g), 8],
  [
    'suberror',
    named([...RULE_TEXTS, ...FIXTURE_TEXTS], /suberror['"]?\)?(?:\s*[:=]+\s*|\s*,\s*)['"]([a-z_]+)['"]/gi),
    3,
  ],
  [
    'grant',
    named(
      [...RULE_TEXTS, ...FIXTURE_TEXTS],
      /grant_?[tT]ype['"]?\)?(?:\s*[:=]+\s*|\s*,\s*)['"]([\w:.-]+)['"]/g,
    ),
    5,
  ],
  ['parameter that a rule reads', named(RULE_TEXTS, /parameters\.get\(\s*'([^']+)'/g), 20],
];

for (const [what, names, atLeast] of NAMED) {
  test(`every ${what} is explained`, () => {
    assert.ok(names.length >= atLeast, `${names.length} found`);
    assert.deepEqual(unknown(names.filter((name) => !INVENTED.includes(name))), []);
  });
}
