import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldTimeline } from '../../../src/report/text/timeline-folds.js';
import { exampleItem } from '../report-fixture.js';

/** A timeline of one letter an item; letters that are the same are the same again. */
function fold(letters: string): string {
  const items = [...letters].map((label, entry) => exampleItem(entry, { label }));
  const rows = foldTimeline(items, (item) => item.label);
  return rows.map((row) => wordOf(row)).join(' ');
}

function wordOf(row: ReturnType<typeof foldTimeline>[number]): string {
  switch (row.kind) {
    case 'item':
      return row.item.label;
    case 'more':
      return `+${row.count}<${row.last.entry}`;
    case 'again':
      return `(${row.steps}×${row.times})<${row.last.entry}`;
  }
}

const CASES: readonly (readonly [letters: string, rows: string])[] = [
  ['', ''],
  ['abc', 'a b c'],
  ['aaab', 'a a a b'],
  ['aaaab', 'a +3<3 b'],
  ['ababab', 'a b a b a b'],
  ['abababab', 'a b (2×3)<7'],
  ['xabcabcabcabcy', 'x a b c (3×3)<12 y'],
  ['abbabbbbabab', 'a b b (2×3)<11'],
];

for (const [letters, rows] of CASES) {
  test(`"${letters}" is shown as "${rows}"`, () => assert.equal(fold(letters), rows));
}

test('every item is shown or counted', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }), (letters) => {
      const items = letters.map((label, entry) => exampleItem(entry, { label }));
      const rows = foldTimeline(items, (item) => item.label);
      const last = rows.at(-1);
      const end = last === undefined ? -1 : last.kind === 'item' ? last.item.entry : last.last.entry;
      assert.equal(end, items.length - 1);
    }),
  );
});
