import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createKeptBytes } from '../../../src/input/scanner/kept-bytes.js';

const FILE = Uint8Array.from({ length: 700_000 }, (_, i) => i % 251);

test('every run of bytes up to the bound can be had when it has ended, and none beyond', () => {
  const max = 300_000;
  const runs = fc.array(fc.record({ gap: fc.nat(5000), length: fc.nat(400_000) }), { minLength: 1 });
  fc.assert(
    fc.property(runs, fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1 }), (all, lengths) => {
      const kept = createKeptBytes(max);
      const waiting = placesOf(all);
      for (let at = 0, i = 0; at < FILE.length; i++) {
        const chunk = FILE.subarray(at, at + (lengths[i % lengths.length] ?? 1));
        const end = at + chunk.length;
        while (waiting[0] !== undefined && waiting[0].end <= end) {
          const run = waiting.shift() ?? { start: 0, end: 0 };
          const bytes = kept.slice(run.start, run.end, chunk);
          if (run.end - run.start > max) assert.equal(bytes, undefined);
          else assert.deepEqual(bytes, FILE.subarray(run.start, run.end));
        }
        kept.keep(Math.min(waiting[0]?.start ?? end, end), chunk);
        at = end;
        assert.equal(kept.received(), at);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

function placesOf(runs: readonly { gap: number; length: number }[]): { start: number; end: number }[] {
  let at = 0;
  const places = runs.map(({ gap, length }) => {
    const start = at + gap;
    at = start + length;
    return { start, end: at };
  });
  return places.filter(({ end }) => end <= FILE.length);
}
