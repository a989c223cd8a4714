import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getHeapSpaceStatistics } from 'node:v8';
import { keepYoungMemorySmall } from '../../src/cli/young-memory.js';

function youngBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return space?.space_size ?? Number.NaN;
}

/** What V8 begins with, for what was made last and for what of it is moved. Left to itself it grows to ten times as much. */
const MOST_BYTES = 4 * 2 ** 20;

test('the memory for what was made last stays small, whatever survives', () => {
  keepYoungMemorySmall();
  const kept = Array.from({ length: 400_000 }, (_, at) => ({ at, next: { at } }));
  assert.equal(kept.length, 400_000);
  assert.ok(youngBytes() <= MOST_BYTES, `it is ${youngBytes()} bytes`);
});
