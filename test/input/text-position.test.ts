import assert from 'node:assert/strict';
import { test } from 'node:test';
import { positionOf } from '../../src/input/text-position.js';

const POSITIONS: readonly [text: string, at: number, position: string][] = [
  ['', 0, 'line 1, column 1 (byte 0)'],
  ['abc', 2, 'line 1, column 3 (byte 2)'],
  ['ä€b', 2, 'line 1, column 3 (byte 5)'],
  ['a\nb', 1, 'line 1, column 2 (byte 1)'],
  ['a\nb', 2, 'line 2, column 1 (byte 2)'],
  ['a\r\n\nbc', 5, 'line 3, column 2 (byte 5)'],
];

test('a position counts lines and columns from 1 and bytes from 0', () => {
  for (const [text, at, position] of POSITIONS) assert.equal(positionOf(text, at), position);
});
