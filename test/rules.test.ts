import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { allRules } from '../src/rules/all-rules.js';
import type { Rule } from '../src/rules/define-rule.js';
import { NOT_IMPLEMENTED } from '../src/rules/not-implemented.js';
import { RULE_IDS } from '../src/rules/rule-ids.js';
import { ROOT } from './support/checkout.js';
import { isOrdered } from './support/rule-order.js';

describe('the list of rules', () => {
  const ids = allRules.map(({ meta }) => meta.id);

  test('is sorted and free of repeats', () => {
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  test('holds every rule file, named by its id and filed by its category', () => {
    const files = readdirSync(join(ROOT, 'src/rules'), { withFileTypes: true })
      .filter((each) => each.isDirectory() && each.name !== 'families')
      .flatMap(({ name }) => readdirSync(join(ROOT, 'src/rules', name)).map((file) => `${name}/${file}`));
    assert.deepEqual(files.sort(), allRules.map(({ meta }) => `${meta.category}/${meta.id}.ts`).sort());
  });

  test('accounts for every id of the rules table: built, or not built for a stated reason', () => {
    const leftOut = NOT_IMPLEMENTED.filter(({ part }) => part === undefined);
    const accounted = [...ids, ...leftOut.map(({ id }) => id)].sort();
    assert.deepEqual(accounted, [...RULE_IDS].sort());
  });

  test('knows each rule of which a part is not built', () => {
    const parts = NOT_IMPLEMENTED.filter(({ part }) => part !== undefined);
    assert.deepEqual(
      parts.filter(({ id }) => !ids.includes(id)),
      [],
    );
  });

  test('has a test file for each rule, which puts it through `ruleTest`: a report for every message, two quiet cases', () => {
    assert.deepEqual(
      ids.filter((_, at) => !isTested(allRules[at])),
      [],
    );
  });
});

function isTested(rule: Rule | undefined): boolean {
  if (rule === undefined) return false;
  const { category, id } = rule.meta;
  const file = join(ROOT, `test/rules/${category}/${id}.test.ts`);
  const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return existsSync(file) && readFileSync(file, 'utf8').includes(`\nruleTest(${name}, {`);
}

describe('the meta of every rule', () => {
  const known = new Set<string>(RULE_IDS);
  for (const { meta } of allRules) {
    test(meta.id, () => {
      assert.match(meta.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(meta.title.length > 8 && meta.title.length < 90 && !meta.title.endsWith('.'), 'title');
      assert.ok(
        meta.why.length > 20 && meta.fix.length > 0 && meta.references.length > 0,
        'why, fix, references',
      );
      for (const code of meta.codes) assert.match(code, /^(?:AADSTS\d{4,8}|AADB2C\d{5,6}|MSIS\d{4})$/);
      for (const id of meta.supersedes ?? []) assert.ok(known.has(id) && id !== meta.id, `supersedes ${id}`);
      for (const { url } of meta.references) assert.match(url, /^https:\/\//);
      assert.equal(meta.kept === undefined, meta.onSuccess === undefined, 'kept says why onSuccess is set');
      const superseded = meta.supersedes ?? [];
      assert.equal(new Set(superseded).size, superseded.length, 'supersedes names each rule once');
      assert.ok(meta.docsUrl.endsWith(`#${meta.id}`));
    });
  }
});

function shareCode(a: Rule, b: Rule): boolean {
  return a.meta.codes.some((code) => b.meta.codes.includes(code));
}

describe('the order between rules', () => {
  const supersedes = new Map(allRules.map(({ meta }) => [meta.id, new Set(meta.supersedes ?? [])]));

  test('has no cycle', () => {
    const inOrder = (from: string, trail: readonly string[]): void => {
      assert.ok(!trail.includes(from), [...trail, from].join(' > '));
      for (const next of supersedes.get(from) ?? []) inOrder(next, [...trail, from]);
    };
    for (const { meta } of allRules) inOrder(meta.id, []);
  });

  test('is settled between every two rules that share a code', () => {
    const open = allRules.flatMap((a) =>
      allRules
        .filter((b) => a.meta.id < b.meta.id && shareCode(a, b) && !isOrdered(a.meta.id, b.meta.id))
        .map((b) => `${a.meta.id} | ${b.meta.id}`),
    );
    assert.deepEqual(open, []);
  });
});
