import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { CodeKnowledge } from '../../src/knowledge/code-knowledge.js';
import { aadsts65000Codes } from '../../src/knowledge/codes/codes-65000.js';
import { aadsts70000Codes } from '../../src/knowledge/codes/codes-70000.js';
import { aadsts70016Codes } from '../../src/knowledge/codes/codes-70016.js';
import { aadsts75000Codes } from '../../src/knowledge/codes/codes-75000.js';
import { aadsts80000Codes } from '../../src/knowledge/codes/codes-80000.js';
import { aadsts81000Codes } from '../../src/knowledge/codes/codes-81000.js';
import { aadsts90000Codes } from '../../src/knowledge/codes/codes-90000.js';
import { aadsts90019Codes } from '../../src/knowledge/codes/codes-90019.js';
import { aadsts90081Codes } from '../../src/knowledge/codes/codes-90081.js';
import { aadsts90100Codes } from '../../src/knowledge/codes/codes-90100.js';
import { aadsts700000Codes } from '../../src/knowledge/codes/codes-700000.js';
import { aadsts700021Codes } from '../../src/knowledge/codes/codes-700021.js';
import { aadsts700038Codes } from '../../src/knowledge/codes/codes-700038.js';
import { aadsts700211Codes } from '../../src/knowledge/codes/codes-700211.js';
import { aadsts900021Codes } from '../../src/knowledge/codes/codes-900021.js';
import { aadsts7000110Codes } from '../../src/knowledge/codes/codes-7000110.js';
import { aadsts9001023Codes } from '../../src/knowledge/codes/codes-9001023.js';
import { adfsCodes } from '../../src/knowledge/codes/codes-adfs.js';
import { b2cCodes } from '../../src/knowledge/codes/codes-b2c.js';
import { b2cGrantCodes } from '../../src/knowledge/codes/codes-b2c-grant.js';
import { b2cHintCodes } from '../../src/knowledge/codes/codes-b2c-hint.js';

const entries: readonly CodeKnowledge[] = [
  ...aadsts65000Codes,
  ...aadsts70000Codes,
  ...aadsts70016Codes,
  ...aadsts75000Codes,
  ...aadsts700000Codes,
  ...aadsts700021Codes,
  ...aadsts700038Codes,
  ...aadsts700211Codes,
  ...aadsts7000110Codes,
  ...aadsts80000Codes,
  ...aadsts81000Codes,
  ...aadsts90000Codes,
  ...aadsts90019Codes,
  ...aadsts90081Codes,
  ...aadsts90100Codes,
  ...aadsts900021Codes,
  ...aadsts9001023Codes,
  ...b2cCodes,
  ...b2cGrantCodes,
  ...b2cHintCodes,
  ...adfsCodes,
];

/** Beside the checkout, and not part of it: the official list and the rules table. */
const reference = resolve('..', 'shared', 'reference');
const withReference = existsSync(resolve(reference, 'aadsts.tsv'))
  ? {}
  : { skip: 'the official list is not beside this checkout' };

/** So long a run of words is taken for a copy. */
const COPIED_WORDS = 8;

function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’`]/g, '')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}

function runs(text: string): string[] {
  const all = words(text);
  return all
    .slice(0, Math.max(0, all.length - COPIED_WORDS + 1))
    .map((_, at) => all.slice(at, at + COPIED_WORDS).join(' '));
}

function officialRows(): { code: string; text: string }[] {
  const lines = readFileSync(resolve(reference, 'aadsts.tsv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', , text = ''] = line.split('\t');
    return { code, text };
  });
}

function ownTexts(entry: CodeKnowledge): readonly string[] {
  return [entry.title, entry.means, ...entry.causes, ...entry.fix];
}

test('the check itself finds a copied run, whatever its case and quotation marks', () => {
  const copied = "The App's request body lacks one of the `named` parameters";
  const official = 'the apps Request body lacks one of the named parameters, always';
  assert.deepEqual(
    runs(copied).filter((run) => runs(official).includes(run)),
    [
      'the apps request body lacks one of the',
      'apps request body lacks one of the named',
      'request body lacks one of the named parameters',
    ],
  );
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

test('every code of the official list from 60000 up, by first digit, has one entry', withReference, () => {
  const listed = officialRows()
    .map((row) => row.code)
    .filter((code) => /^[6-9]/.test(code));
  const written = new Set(entries.map((entry) => entry.code));
  assert.ok(listed.length > 100);
  assert.deepEqual(
    listed.filter((code) => !written.has(code)),
    [],
  );
});

test(
  'every B2C code of the rules table and every rule it names for a code is known here',
  withReference,
  () => {
    const table: { rules: { id: string; code: string }[] } = JSON.parse(
      readFileSync(resolve(reference, 'rules.json'), 'utf8'),
    );
    const claims = table.rules.flatMap(({ id, code }) =>
      (code.match(/AADB2C\d+|\b[6-9]\d{4,6}\b/g) ?? []).map((named) => `${named} ${id}`),
    );
    const held = new Set(entries.flatMap((entry) => (entry.rules ?? []).map((id) => `${entry.code} ${id}`)));
    assert.deepEqual(
      claims.filter((claim) => !held.has(claim)),
      [],
    );
    const ids = new Set(table.rules.map((rule) => rule.id));
    assert.deepEqual(
      entries.flatMap((entry) => (entry.rules ?? []).filter((id) => !ids.has(id))),
      [],
    );
  },
);

test('every code is written once', () => {
  const codes = entries.map((entry) => entry.code);
  assert.deepEqual(
    codes.filter((code, at) => codes.indexOf(code) !== at),
    [],
  );
});

for (const entry of entries) {
  test(`${entry.code} keeps the form that faces rely on`, () => {
    assert.match(entry.code, /^(?:[6-9]\d{4,6}|AADB2C\d{5}|MSIS\d{4})$/);
    assert.ok(entry.title.length <= 70, 'a title fits a table cell');
    assert.doesNotMatch(entry.title, /\.$/);
    assert.match(entry.means, /\.$/);
    for (const item of [...entry.causes, ...entry.fix]) assert.doesNotMatch(item, /\.$|^\s|\s$|^$/);
    for (const text of ownTexts(entry))
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, 'marks come in pairs');
    for (const code of entry.related ?? []) assert.match(code, /^(?:\d{5,7}|AADB2C\d{5}|MSIS\d{4})$/);
    assert.ok(!entry.related?.includes(entry.code), 'no code is its own neighbour');
    for (const template of entry.templates ?? []) {
      assert.ok(template.startsWith(/^\d/.test(entry.code) ? `AADSTS${entry.code}: ` : `${entry.code}: `));
      assert.deepEqual(
        template.match(/\{[^}]*\}?/g)?.filter((name) => !/^\{[a-zA-Z]+\}$/.test(name)) ?? [],
        [],
      );
      assert.doesNotMatch(template, /\}\{/, 'two neighbouring values cannot be told apart');
    }
  });
}
