import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareValues } from '../../../src/report/html/compare-values.js';

const CASES: readonly (readonly [string, string, string, string])[] = [
  ['https://a.example/x/', 'https://a.example/x', '/', ''],
  ['http://localhost:3000/', 'http://localhost:3001/', '0', '1'],
  ['aaaa', 'aaa', 'a', ''],
  ['Contoso', 'contoso', 'C', 'c'],
];

test('two values that are nearly the same are marked where they differ', () => {
  for (const [one, other, inOne, inOther] of CASES) {
    const found = compareValues([one, other]);
    assert.equal(found?.get(one)?.differs, inOne);
    assert.equal(found?.get(other)?.differs, inOther);
    for (const [value, parts] of found ?? []) assert.equal(parts.before + parts.differs + parts.after, value);
  }
});

test('values with little in common, equal ones, and more than two are not marked', () => {
  const alone = [['x'], ['abc', 'xyz'], ['same', 'same'], ['a1', 'a2', 'a3'], [undefined, 'a'], []];
  for (const values of alone) assert.equal(compareValues(values), undefined, String(values));
  assert.equal(compareValues(['a'.repeat(9999), 'a'.repeat(9998)]), undefined);
});

test('a character of two units is not cut', () => {
  assert.equal(compareValues(['abc😀', 'abc😁'])?.get('abc😀')?.differs, '😀');
});
