import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forEachEnd, indexEnds } from '../../src/redact/end-index.js';

const same = (code: number) => code;

describe('forEachEnd', () => {
  const patterns = new Map([
    ['sixsix', 7],
    ['and sixsix', 9],
    ['others', 4],
  ]);

  test('reports by number what shares its last characters with the text, the longest first', () => {
    const ends: (readonly [number, number])[] = [];
    const isWhole = forEachEnd(indexEnds(patterns, same), 'no sixsix', same, 100, (pattern, end) => {
      ends.push([pattern, end]);
      return false;
    });
    assert.equal(isWhole, true);
    assert.deepEqual(ends, [
      [9, 9],
      [7, 9],
    ]);
  });

  test('gives up where it has looked too often', () => {
    const text = 'sixsix '.repeat(10);
    assert.equal(
      forEachEnd(indexEnds(patterns, same), text, same, 5, () => false),
      false,
    );
  });

  test('finds nothing without patterns', () => {
    assert.equal(
      forEachEnd(indexEnds(new Map(), same), 'text', same, 100, () => assert.fail()),
      true,
    );
  });
});
