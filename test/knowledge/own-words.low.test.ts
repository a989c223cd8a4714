import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { CodeKnowledge } from '../../src/knowledge/code-knowledge.js';
import { aadsts16000Codes } from '../../src/knowledge/codes/codes-16000.js';
import { aadsts20000Codes } from '../../src/knowledge/codes/codes-20000.js';
import { aadsts50000Codes } from '../../src/knowledge/codes/codes-50000.js';
import { aadsts50011Codes } from '../../src/knowledge/codes/codes-50011.js';
import { aadsts50020Codes } from '../../src/knowledge/codes/codes-50020.js';
import { aadsts50053Codes } from '../../src/knowledge/codes/codes-50053.js';
import { aadsts50072Codes } from '../../src/knowledge/codes/codes-50072.js';
import { aadsts50097Codes } from '../../src/knowledge/codes/codes-50097.js';
import { aadsts50117Codes } from '../../src/knowledge/codes/codes-50117.js';
import { aadsts50135Codes } from '../../src/knowledge/codes/codes-50135.js';
import { aadsts50155Codes } from '../../src/knowledge/codes/codes-50155.js';
import { aadsts50173Codes } from '../../src/knowledge/codes/codes-50173.js';
import { aadsts51000Codes } from '../../src/knowledge/codes/codes-51000.js';
import { aadsts53000Codes } from '../../src/knowledge/codes/codes-53000.js';
import { aadsts100000Codes } from '../../src/knowledge/codes/codes-100000.js';
import { aadsts120000Codes } from '../../src/knowledge/codes/codes-120000.js';
import { aadsts130000Codes } from '../../src/knowledge/codes/codes-130000.js';
import { aadsts392000Codes } from '../../src/knowledge/codes/codes-392000.js';
import { aadsts500011Codes } from '../../src/knowledge/codes/codes-500011.js';
import { aadsts500200Codes } from '../../src/knowledge/codes/codes-500200.js';
import { aadsts501051Codes } from '../../src/knowledge/codes/codes-501051.js';
import { aadsts530001Codes } from '../../src/knowledge/codes/codes-530001.js';
import { aadsts1003000Codes } from '../../src/knowledge/codes/codes-1003000.js';
import { aadsts1003014Codes } from '../../src/knowledge/codes/codes-1003014.js';

const entries: readonly CodeKnowledge[] = [
  ...aadsts16000Codes,
  ...aadsts20000Codes,
  ...aadsts50000Codes,
  ...aadsts50011Codes,
  ...aadsts50020Codes,
  ...aadsts50053Codes,
  ...aadsts50072Codes,
  ...aadsts50097Codes,
  ...aadsts50117Codes,
  ...aadsts50135Codes,
  ...aadsts50155Codes,
  ...aadsts50173Codes,
  ...aadsts51000Codes,
  ...aadsts53000Codes,
  ...aadsts100000Codes,
  ...aadsts120000Codes,
  ...aadsts130000Codes,
  ...aadsts392000Codes,
  ...aadsts500011Codes,
  ...aadsts500200Codes,
  ...aadsts501051Codes,
  ...aadsts530001Codes,
  ...aadsts1003000Codes,
  ...aadsts1003014Codes,
];

/** Beside the checkout, and not part of it: the official list and the rules table. */
const reference = resolve('..', 'shared', 'reference');
const withReference = existsSync(resolve(reference, 'aadsts.tsv'))
  ? {}
  : { skip: 'the official list is not beside this checkout' };

/** So long a run of words is taken for a copy. */
const COPIED_WORDS = 8;

interface OfficialRow {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly template: string;
}

function officialRows(): readonly OfficialRow[] {
  const lines = readFileSync(resolve(reference, 'aadsts.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', name = '', text = '', , template = ''] = line.split('\t');
    return { code, name, text, template };
  });
}

function words(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’`]/g, '')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

function runs(text: string): readonly string[] {
  const all = words(text);
  return all.slice(COPIED_WORDS - 1).map((_, at) => all.slice(at, at + COPIED_WORDS).join(' '));
}

function ownTexts(entry: CodeKnowledge): readonly string[] {
  return [entry.title, entry.means, ...entry.causes, ...entry.fix];
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

test('the check itself finds a copied run, whatever its case and quotation marks', () => {
  const official = runs('The claims of this app couldn’t be read by the service today');
  const copied = runs("Nothing helps: the `claims` of this app couldn't be read BY the user");
  assert.deepEqual(
    copied.filter((run) => official.includes(run)),
    [
      'the claims of this app couldnt be read',
      'claims of this app couldnt be read by',
      'of this app couldnt be read by the',
    ],
  );
  assert.deepEqual(runs('seven words are too few for it'), []);
});

test('no text shares eight consecutive words with an official one', withReference, () => {
  const official = new Map(officialRows().flatMap(({ code, text }) => runs(text).map((run) => [run, code])));
  const copies = entries.flatMap((entry) =>
    ownTexts(entry)
      .flatMap(runs)
      .filter((run) => official.has(run))
      .map((run) => `${entry.code}: "${run}" is in the text of ${official.get(run)}`),
  );
  assert.deepEqual(copies, []);
});

/** The rules table names them, the official list does not. */
const BEYOND_THE_LIST: readonly string[] = ['5000211', '530031'];

test(
  'every code of the official list that begins with 1 to 5 has its entry, and its name',
  withReference,
  () => {
    const listed = officialRows().filter((row) => /^[1-5]/.test(row.code));
    assert.ok(listed.length > 250);
    const held = entries.map((entry) => entry.code).filter((code) => !BEYOND_THE_LIST.includes(code));
    assert.deepEqual(held.toSorted(), listed.map((row) => row.code).toSorted());
    const names = new Map(entries.map((entry) => [entry.code, entry.name ?? '']));
    for (const row of listed) {
      if (/^\w*$/.test(row.name)) assert.equal(names.get(row.code), row.name, row.code);
    }
  },
);

test('neighbours are codes of the official list', withReference, () => {
  const listed = new Set(officialRows().map((row) => row.code));
  const unknown = entries.flatMap((entry) => (entry.related ?? []).filter((code) => !listed.has(code)));
  assert.deepEqual(unknown, []);
});

test('an entry names exactly the rules that claim its code', withReference, () => {
  const table: { rules: { id: string; code: string }[] } = JSON.parse(
    readFileSync(resolve(reference, 'rules.json'), 'utf8'),
  );
  const claims = table.rules.flatMap(({ id, code }) =>
    (code.match(/(?<![A-Z0-9])[1-5]\d{4,6}\b/g) ?? []).map((named) => `${named} ${id}`),
  );
  // rule-corrections.md, rule 139
  claims.push('501051 user-not-assigned');
  const held = entries
    .filter(({ code }) => !BEYOND_THE_LIST.includes(code))
    .flatMap((entry) => (entry.rules ?? []).map((id) => `${entry.code} ${id}`));
  assert.deepEqual(held.toSorted(), claims.toSorted());
});

test('a template is the whole or the beginning of a message that was seen', withReference, () => {
  const rows = new Map(officialRows().map((row) => [row.code, row]));
  for (const entry of entries) {
    const row = rows.get(entry.code);
    if (row === undefined) continue;
    const seen = seenVariants(row).map((variant) => wording(variant, entry.code));
    for (const template of entry.templates ?? []) {
      const own = wording(template, entry.code);
      assert.ok(
        seen.some((variant) => variant.includes(own)),
        `${entry.code}: ${template}`,
      );
    }
  }
});

test('every code is written once', () => {
  const codes = entries.map((entry) => entry.code);
  assert.equal(new Set(codes).size, codes.length);
});

for (const entry of entries) {
  test(`${entry.code} keeps the form that faces rely on`, () => {
    assert.match(entry.code, /^[1-5]\d{4,6}$/);
    assert.ok(entry.title.length <= 70, 'a title fits a table cell');
    assert.doesNotMatch(entry.title, /\.$/);
    assert.match(entry.means, /\.$/);
    assert.notEqual(entry.fix.length, 0);
    for (const item of [...entry.causes, ...entry.fix]) assert.doesNotMatch(item, /\.$|^\s|\s$|^$/);
    for (const text of ownTexts(entry)) assert.equal((text.match(/`/g) ?? []).length % 2, 0);
    assert.ok(!entry.related?.includes(entry.code), 'no code is its own neighbour');
    for (const template of entry.templates ?? []) {
      assert.ok(template.startsWith(`AADSTS${entry.code}: `));
      assert.doesNotMatch(template.replaceAll(/\{[a-zA-Z]+\}/g, ''), /[{}~]/);
      assert.doesNotMatch(template, /\}\{/, 'two neighbouring values cannot be told apart');
    }
  });
}
