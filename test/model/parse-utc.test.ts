import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { parseUtc } from '../../src/model/parse-utc.js';

const NINE = Date.UTC(2026, 2, 2, 9);
const own = process.env.TZ;

afterEach(() => {
  if (own === undefined) delete process.env.TZ;
  else process.env.TZ = own;
});

for (const [text, ms] of [
  ['2026-03-02T09:00:00', NINE],
  ['2026-03-02 09:00:00', NINE],
  ['2026-03-02T09:00:00.000', NINE],
  ['2026-03-02 09:00:00Z', NINE],
  ['2026-03-02T10:00:00+01:00', NINE],
  ['2026-03-02T04:00:00-0500', NINE],
  ['Mon, 02 Mar 2026 09:00:00 GMT', NINE],
  ['Mon, 02 Mar 2026 09:00:00', NINE],
  [' Mon, 02 Mar 2026 04:00:00 EST ', NINE],
  ['2026-03-02', Date.UTC(2026, 2, 2)],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
] as const) {
  test(`"${text}" is the same instant on every machine`, () => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York']) {
      process.env.TZ = zone;
      assert.equal(parseUtc(text), ms, zone);
    }
  });
}
