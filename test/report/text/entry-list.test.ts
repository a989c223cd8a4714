import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryList } from '../../../src/report/text/entry-list.js';

const CASES: readonly (readonly [entries: readonly number[], words: string])[] = [
  [[], ''],
  [[3], 'entry 3'],
  [[3, 3], 'entry 3'],
  [[5, 3], 'entries 3 and 5'],
  [[1, 2], 'entries 1 and 2'],
  [[1, 2, 3, 9], 'entries 1–3 and 9'],
  [[0, 2, 4, 6, 8, 10, 12, 14], 'entries 0, 2, 4, 6, 8, 10 and 2 more'],
];

for (const [entries, words] of CASES) {
  test(words === '' ? 'no entries' : words, () => assert.equal(entryList(entries), words));
}
