import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leaksOf, outputsOf } from './plant.js';
import { plantCapture } from './plantings.js';

describe('planted secrets and names', () => {
  for (const seed of [1, 2, 3]) {
    test(`none is left in the sanitized capture, the receipt, or a report in any format: seed ${seed}`, async () => {
      const planted = plantCapture(seed, 300);
      assert.deepEqual(leaksOf(planted, await outputsOf(planted)), []);
    });
  }

  test('the search would find each of them in the capture as it was', () => {
    const planted = plantCapture(4, 100);
    const found = leaksOf(planted, new Map([['the capture', new TextDecoder().decode(planted.bytes)]]));
    const places = new Set(planted.values.map(({ place }) => place));
    const seen = new Set(found.map((leak) => leak.split(',')[0]));
    assert.ok(seen.size > places.size / 2, `${seen.size} of ${places.size} places`);
  });
});
