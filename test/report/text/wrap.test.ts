import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { terminalSafe } from '../../../src/report/terminal-safe.js';
import { displayWidth, truncate } from '../../../src/report/text/display-width.js';
import { wrap } from '../../../src/report/text/wrap.js';

const WIDTHS: readonly (readonly [text: string, columns: number])[] = [
  ['', 0],
  ['abc', 3],
  ['東京', 4],
  ['e\u0301', 1],
  ['→ ✗ …', 5],
  ['𠮷', 2],
  ['ｗｉｄｅ', 8],
];

for (const [text, columns] of WIDTHS) {
  test(`"${text}" takes ${columns} columns`, () => assert.equal(displayWidth(text), columns));
}

const WRAPS: readonly (readonly [text: string, columns: number, lines: readonly string[]])[] = [
  ['', 10, ['']],
  ['one two', 10, ['one two']],
  ['one two three', 8, ['one two', 'three']],
  ['one  two', 10, ['one two']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['to abcdefghij', 4, ['to', 'abcd', 'efgh', 'ij']],
  ['東京東京', 5, ['東京', '東京']],
  ['東京', 1, ['東', '京']],
];

for (const [text, columns, lines] of WRAPS) {
  test(`"${text}" in ${columns} columns`, () => assert.deepEqual(wrap(text, columns), lines));
}

test('a long name breaks after a separator', () => {
  assert.deepEqual(wrap('https://login.example/tenant/token', 24), [
    'https://login.example/',
    'tenant/token',
  ]);
});

test('no line is wider than asked, and no letter is lost', () => {
  const text = fc.string({ unit: 'grapheme' }).map(terminalSafe);
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, columns) => {
      const lines = wrap(whole, columns);
      assert.ok(lines.every((line) => displayWidth(line) <= columns));
      assert.equal(lines.join('').replaceAll(' ', ''), whole.replaceAll(' ', ''));
    }),
  );
});

test('a truncated text fits and says that something was cut', () => {
  assert.equal(truncate('abcdef', 4), 'abc…');
  assert.equal(truncate('東京東京', 4), '東…');
  assert.equal(truncate('abcd', 4), 'abcd');
});
