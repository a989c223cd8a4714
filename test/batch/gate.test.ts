import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createGate } from '../../src/batch/gate.js';

test('never more at once than there are places, nothing beside what is alone, and all get in', async () => {
  const works = fc.array(fc.boolean(), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      works,
      fc.scheduler(),
      async (places, alone, scheduler) => {
        const gate = createGate(places);
        let beside = 0;
        let isAlone = false;
        let most = 0;
        const done = alone.map((isWanted, at) =>
          isWanted
            ? gate.alone(async () => {
                assert.equal(beside, 0);
                assert.equal(isAlone, false);
                isAlone = true;
                await scheduler.schedule(Promise.resolve(), `alone ${at}`);
                isAlone = false;
              })
            : gate.beside(async () => {
                assert.equal(isAlone, false);
                most = Math.max(most, ++beside);
                await scheduler.schedule(Promise.resolve(), `beside ${at}`);
                beside--;
              }),
        );
        await scheduler.waitFor(Promise.all(done));
        assert.ok(most <= places);
      },
    ),
    { seed: 9, numRuns: 100 },
  );
});

test('work that fails gives its place back', async () => {
  const gate = createGate(1);
  await assert.rejects(
    gate.beside(() => Promise.reject(new Error('failed'))),
    /failed/,
  );
  assert.equal(await gate.alone(async () => 'in'), 'in');
});
