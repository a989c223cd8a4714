import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTimestamp } from '../../src/input/timestamp.js';

const at = Date.UTC(2026, 2, 1, 10, 0, 0);

const READ: readonly [written: unknown, ms: number, hasZone: boolean][] = [
  ['2026-03-01T10:00:00Z', at, true],
  ['2026-03-01T10:00:00.5Z', at + 500, true],
  ['2026-03-01T10:00:00.81Z', at + 810, true],
  ['2026-03-01T10:00:00.1239Z', at + 123, true],
  ['2026-03-01T10:00:00.123456+00:00', at + 123, true],
  ['2026-03-01T11:00:00.1234567+01:00', at + 123, true],
  ['2026-03-01T11:00:00+0100', at, true],
  ['2026-03-01T05:30:00-04:30', at, true],
  ['2026-03-01T10:00Z', at, true],
  ['2026-03-01T10:00:00', at, false],
  ['2026-03-01 10:00:00.25', at + 250, false],
  [' 2026-03-01T10:00:00z ', at, true],
  [at, at, true],
  [at / 1000, at, true],
];

const REFUSED: readonly unknown[] = [
  null,
  undefined,
  '',
  'null',
  '0001-01-01T00:00:00',
  '1970-01-01T00:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-03-01',
  'Sun Mar 01 2026 10:00:00',
  0,
  -1,
  1e300,
  Number.NaN,
  {},
  [at],
];

test('times of all exporters are read to the millisecond', () => {
  for (const [written, ms, hasZone] of READ)
    assert.deepEqual(parseTimestamp(written), { ms, hasZone }, String(written));
});

test('what is no time stays absent, and null is not 1970', () => {
  for (const written of REFUSED) assert.equal(parseTimestamp(written), undefined, String(written));
});

test('every instant of this century survives its own ISO form', () => {
  const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(fc.property(instants, (date) => parseTimestamp(date.toISOString())?.ms === date.getTime()));
});
