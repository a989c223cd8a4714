import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laneOrder } from '../../../src/report/html/lane-order.js';
import { formatPlace, parsePlace, SECTIONS } from '../../../src/report/html/place.js';

const number = fc.option(fc.nat(999_999_999), { nil: undefined });
const place = fc.record({
  capture: fc.integer({ min: 1, max: 999_999_999 }),
  entry: number,
  flow: number,
  token: number,
  section: fc.option(fc.constantFrom(...SECTIONS), { nil: undefined }),
});

test('a place is read back as it was written, and holds nothing but numbers and names of ours', () => {
  const property = fc.property(place, (each) => {
    assert.deepEqual(parsePlace(formatPlace(each)), { ...each });
    assert.match(formatPlace(each), /^(?:[a-z]+=\w+(?:&[a-z]+=\w+)*)?$/);
  });
  fc.assert(property, { seed: 7, numRuns: 500 });
});

test('any text is a place', () => {
  const property = fc.property(fc.string(), (text) => {
    assert.ok(parsePlace(text).capture >= 0);
  });
  fc.assert(property, { seed: 7, numRuns: 500 });
  assert.equal(formatPlace(parsePlace('')), '');
});

test('lanes stand in the usual order, unknown ones behind', () => {
  const items = [
    { from: 'API', to: 'Entra' },
    { from: 'x', to: 'browser' },
    { from: '__proto__', to: 'app' },
  ];
  assert.deepEqual(laneOrder(items), ['browser', 'app', 'Entra', 'API', 'x', '__proto__']);
});
