import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortLines } from '../../src/batch/sorted-lines.js';
import { temporaryFolder } from '../cli/run-entrace.js';

async function* from(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const collected: string[] = [];
  for await (const line of lines) collected.push(line);
  return collected;
}

test('lines come sorted and once, also where they do not fit the memory', async (context) => {
  const folder = temporaryFolder(context);
  const line = fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, most) => {
        const sorted = await sortLines(from(lines), folder, most);
        assert.equal(sorted.count, lines.length);
        const expected = [...new Set(lines)].sort();
        assert.deepEqual(await collect(sorted.read()), expected);
        assert.deepEqual(await collect(sorted.read()), expected, 'it can be read again');
      },
    ),
    { seed: 9, numRuns: 60 },
  );
});

test('a separator of Unicode ends no line', async (context) => {
  const lines = ['b\u2028c', 'a\u0085d', 'e\rf'];
  const sorted = await sortLines(from(lines), temporaryFolder(context), 1);
  assert.deepEqual(await collect(sorted.read()), lines.toSorted());
});
