import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { base64Traces } from '../../src/redact/base64-traces.js';

describe('base64Traces', () => {
  test('one of them is in the base64 of any text that holds the value', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 7, maxLength: 60 });
    const around = fc.string({ unit: 'grapheme', maxLength: 9 });
    fc.assert(
      fc.property(value, around, around, (secret, before, after) => {
        for (const alphabet of ['base64', 'base64url'] as const) {
          const text = Buffer.from(before + secret + after).toString(alphabet);
          assert.ok(base64Traces(secret).some((trace) => text.includes(trace)));
        }
      }),
      { seed: 1 },
    );
  });

  test('a value too short to be told from chance leaves none', () => {
    assert.deepEqual(base64Traces('abcd'), []);
    assert.deepEqual(base64Traces(''), []);
  });

  test('stays short however long the value', () => {
    assert.ok(base64Traces('secret'.repeat(10_000)).every((trace) => trace.length <= 32));
  });
});
