import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import type { CodeKnowledge } from '../../src/knowledge/code-knowledge.js';
import { allCodes, CODE_FAMILIES } from '../../src/knowledge/codes/all-codes.js';
import { findCode } from '../../src/knowledge/find-code.js';
import {
  type OfficialRow,
  officialRows,
  otherCodes,
  rulesTable,
  runs,
  withReference,
  words,
  writtenRuns,
} from '../support/reference.js';
import { SAMPLES } from '../support/samples.js';

/** Observed, or named by the rules table, and missing from the official list. */
const BEYOND_THE_LIST: readonly string[] = ['5000211', '530031', '900941'];

/** Nothing reliable is known of a cure. */
const WITHOUT_FIX: readonly string[] = ['67003', '81016', '90092', '90117'];

/** What entries claim and the column of codes in the rules table does not. */
const BEYOND_THE_TABLE: readonly string[] = [
  // rule-corrections.md, rule 139
  '501051 user-not-assigned',
  '65005 consent-required',
  'AADB2C90146 scope-multiple-resources',
];

const isNumbered = ({ code }: CodeKnowledge) => /^\d/.test(code);
const isListed = ({ code }: CodeKnowledge) => !BEYOND_THE_LIST.includes(code);
const ALL_CODES = allCodes();
const NUMBERED = ALL_CODES.filter(isNumbered);
const CODES: readonly string[] = ALL_CODES.map(({ code }) => code);

/** What stands in lists, one item each. */
function items({ causes, fix, cases = [], unlike = [] }: CodeKnowledge): readonly string[] {
  return [...causes, ...fix, ...unlike, ...cases.flatMap((each) => [each.cause, each.see, each.fix])];
}

function ownTexts(entry: CodeKnowledge): readonly string[] {
  return [entry.title, entry.means, ...items(entry)];
}

/** The words of a template without its prefix; the table notes beside 50079 that both spellings were seen. */
function wording(template: string, code: string): string {
  return words(template.replace(`AADSTS${code}:`, '').replace('multi-factor', 'multifactor')).join(' ');
}

/** A variant that begins with `~` is recalled, not seen, and must not be matched. */
function seenVariants(row: OfficialRow): readonly string[] {
  const variants = row.template.split('||').map((variant) => variant.trim());
  return variants
    .filter((variant) => !variant.startsWith('~'))
    .map((variant) => variant.split(' ~')[0] ?? '');
}

test('each family is listed with the codes that it tells', () => {
  for (const { codes, read } of CODE_FAMILIES)
    assert.equal(
      codes,
      read()
        .map(({ code }) => code)
        .join(' '),
    );
});

test('no text shares eight consecutive words with what it was taken from', withReference, () => {
  const written = writtenRuns();
  const copies = ALL_CODES.flatMap((entry) =>
    ownTexts(entry)
      .flatMap(runs)
      .filter((run) => written.has(run))
      .map((run) => `${entry.code}: ${run}`),
  );
  assert.deepEqual(copies, []);
});

test('every code of the official list has its entry, and its name', withReference, () => {
  const listed = officialRows();
  assert.ok(listed.filter(({ code }) => /^[1-5]/.test(code)).length > 250);
  assert.ok(listed.filter(({ code }) => /^[6-9]/.test(code)).length > 100);
  assert.deepEqual(
    NUMBERED.filter(isListed)
      .map(({ code }) => code)
      .toSorted(),
    listed.map(({ code }) => code).toSorted(),
  );
  const names = new Map(NUMBERED.map((entry) => [entry.code, entry.name ?? '']));
  for (const row of listed) {
    if (/^\w*$/.test(row.name)) assert.equal(names.get(row.code), row.name, row.code);
  }
});

test('every code of B2C and AD FS that the protocol facts name has its entry', withReference, () => {
  const named = otherCodes();
  assert.ok(named.length > 15);
  assert.deepEqual(
    named.filter((code) => !CODES.includes(code)),
    [],
  );
});

test('neighbours of a listed code are codes of the official list', withReference, () => {
  const listed = new Set(officialRows().map(({ code }) => code));
  const unknown = NUMBERED.flatMap(({ related = [] }) => related.filter((code) => !listed.has(code)));
  assert.deepEqual(unknown, []);
});

test('an entry names exactly the rules that claim its code', withReference, () => {
  const claims = rulesTable().flatMap(({ id, code }) =>
    (code.match(/AADB2C\d+|(?<![A-Z0-9])[1-9]\d{4,6}\b/g) ?? []).map((named) => `${named} ${id}`),
  );
  const held = ALL_CODES.filter(isListed).flatMap(({ code, rules = [] }) =>
    rules.map((id) => `${code} ${id}`),
  );
  assert.deepEqual(held.toSorted(), [...claims, ...BEYOND_THE_TABLE].toSorted());
});

test('every rule that an entry names is one of the rules table', withReference, () => {
  const ids = new Set(rulesTable().map(({ id }) => id));
  assert.deepEqual(
    ALL_CODES.flatMap(({ rules = [] }) => rules.filter((id) => !ids.has(id))),
    [],
  );
});

/** From 60000 up the wordings are newer than the list, or name their values otherwise. */
test('a template below 60000 is the whole or the beginning of a message that was seen', withReference, () => {
  const rows = new Map(officialRows().map((row) => [row.code, row]));
  for (const { code, templates = [] } of NUMBERED.filter((entry) => /^[1-5]/.test(entry.code))) {
    const row = rows.get(code);
    if (row === undefined) continue;
    const seen = seenVariants(row).map((variant) => wording(variant, code));
    for (const template of templates) {
      const own = wording(template, code);
      assert.ok(
        seen.some((variant) => variant.includes(own)),
        `${code}: ${template}`,
      );
    }
  }
});

test('the sample of a code ends in it, and every sample that ends in a code is one', async () => {
  const ends = await Promise.all(
    SAMPLES.map(async (sample) => {
      const ports = nodePorts;
      const report = await analyze(await parseCapture(await sample.bytes(), { name: sample.file, ports }), {
        ports,
      });
      const code = report.handoff?.errorCode;
      return /^AADSTS/.test(code ?? '') ? [`${code?.slice('AADSTS'.length)} ${sample.file}`] : [];
    }),
  );
  const told = ALL_CODES.flatMap(({ code, sample }) => (sample === undefined ? [] : [`${code} ${sample}`]));
  assert.deepEqual(told.toSorted(), ends.flat().toSorted());
});

for (const code of ['240002', '90016']) {
  test(`${code} is told in full: each cause with its sign and cure, and each neighbour apart`, () => {
    const { cases = [], unlike = [], related = [], sample, rules } = findCode(code) ?? {};
    assert.ok(cases.length >= 6 && sample !== undefined && rules !== undefined);
    assert.deepEqual(unlike.map((line) => /^AADSTS(\d+): /.exec(line)?.[1]).toSorted(), related.toSorted());
  });
}

test('every code is written once', () => {
  assert.deepEqual(
    CODES.filter((code, at) => CODES.indexOf(code) !== at),
    [],
  );
});

for (const entry of ALL_CODES) {
  test(`${entry.code} keeps the form that faces rely on`, () => {
    assert.match(entry.code, /^(?:[1-9]\d{4,6}|AADB2C\d{5}|MSIS\d{4})$/);
    assert.ok(entry.title.length <= 70, 'a title fits a table cell');
    assert.doesNotMatch(entry.title, /\.$/);
    assert.match(entry.means, /\.$/);
    assert.equal(entry.fix.length === 0, WITHOUT_FIX.includes(entry.code), 'says what to change');
    for (const item of items(entry)) assert.doesNotMatch(item, /\.$|^\s|\s$|^$/);
    for (const text of ownTexts(entry))
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, 'marks come in pairs');
    for (const code of entry.related ?? []) assert.ok(CODES.includes(code), `${code} is written here`);
    assert.ok(!entry.related?.includes(entry.code), 'no code is its own neighbour');
    for (const template of entry.templates ?? []) {
      assert.ok(template.startsWith(isNumbered(entry) ? `AADSTS${entry.code}: ` : `${entry.code}: `));
      assert.doesNotMatch(template.replaceAll(/\{[a-zA-Z]+\}/g, ''), /[{}~]/);
      assert.doesNotMatch(template, /\}\{/, 'two neighbouring values cannot be told apart');
    }
  });
}
