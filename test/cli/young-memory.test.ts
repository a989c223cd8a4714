import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getHeapSpaceStatistics } from 'node:v8';
import { keepYoungMemorySmall } from '../../src/cli/young-memory.js';

function youngBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return space?.space_size ?? Number.NaN;
}

test('the memory for what was made last does not grow with what survives', () => {
  keepYoungMemorySmall();
  const before = youngBytes();
  const kept = Array.from({ length: 400_000 }, (_, at) => ({ at, next: { at } }));
  assert.equal(kept.length, 400_000);
  assert.ok(youngBytes() <= before, `it grew from ${before} to ${youngBytes()} bytes`);
});
