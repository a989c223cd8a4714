import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRepeats } from '../../src/redact/repeats.js';

test('a value repeats itself only in the place it was in', () => {
  const repeats = createRepeats();
  assert.equal(repeats('accept', '*/*'), false);
  assert.equal(repeats('accept', '*/*'), true);
  assert.equal(repeats('origin', '*/*'), false);
  assert.equal(repeats('__proto__', '*/*'), false);
});

test('of too many values the later ones are looked at each time', () => {
  const repeats = createRepeats();
  for (let i = 0; i < 20_000; i++) repeats('state', `${i}`);
  assert.equal(repeats('state', 'late'), false);
  assert.equal(repeats('state', 'late'), false);
  assert.equal(repeats('state', '7'), true);
});
