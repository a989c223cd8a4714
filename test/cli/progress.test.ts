import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgress, progressLine } from '../../src/cli/progress.js';

/** A terminal that keeps what was written to it, and a clock that is set by hand. */
function fakeTerminal(isTTY = true) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, stream, now: () => clock.ms };
}

test('the line says how far it is', () => {
  assert.equal(progressLine(0, 200), `Reading ${'░'.repeat(30)}   0 %`);
  assert.equal(progressLine(101, 200), `Reading ${'█'.repeat(15)}${'░'.repeat(15)}  50 %`);
  assert.equal(progressLine(200, 200), `Reading ${'█'.repeat(30)} 100 %`);
  assert.equal(progressLine(300, 200), `Reading ${'█'.repeat(30)} 100 %`, 'a file that grew meanwhile');
  assert.equal(progressLine(0, 0), `Reading ${'█'.repeat(30)} 100 %`);
});

test('it appears after a while, is drawn ten times a second, and is gone at the end', () => {
  const { written, clock, stream, now } = fakeTerminal();
  const progress = createProgress(stream, true, now);
  for (clock.ms = 0; clock.ms <= 1000; clock.ms += 10) progress.onRead(clock.ms, 1000);
  assert.equal(written.length, 7);
  assert.match(written[0] ?? '', /^\rReading .* 40 %$/);
  progress.clear();
  assert.equal(written.at(-1), '\r\u001b[K');
  progress.clear();
  assert.equal(written.length, 8, 'what is gone is not cleared again');
});

test('what is short shows nothing', () => {
  const { written, stream, now } = fakeTerminal();
  const progress = createProgress(stream, true, now);
  progress.onRead(1, 2);
  progress.clear();
  assert.deepEqual(written, []);
});

for (const [why, isTTY, isWanted] of [
  ['there is no terminal', false, true],
  ['it is not wanted', true, false],
] as const) {
  test(`nothing is drawn where ${why}`, () => {
    const { written, clock, stream, now } = fakeTerminal(isTTY);
    const progress = createProgress(stream, isWanted, now);
    clock.ms = 5000;
    progress.onRead(1, 2);
    progress.clear();
    assert.deepEqual(written, []);
  });
}
