import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestZstdWindow } from '../../src/input/zstd-window.js';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** A last raw block of no bytes. */
const END = [1, 0, 0];
const SMALL = [...MAGIC, 0x00, 0x00, ...END];
const HUGE = [...MAGIC, 0x00, 0xf8, ...END];

const CASES: readonly [name: string, bytes: readonly number[], window: number][] = [
  ['nothing', [], 0],
  ['no frame', [1, 2, 3, 4, 5, 6, 7, 8, 9], 0],
  ['the smallest window', SMALL, 1024],
  ['exponent and mantissa', [...MAGIC, 0x00, (13 << 3) | 4, ...END], 12 * 1024 * 1024],
  ['a single segment of one size byte', [...MAGIC, 0x20, 200, ...END], 200],
  ['a single segment of two size bytes', [...MAGIC, 0x60, 0, 1, ...END], 512],
  ['a single segment of four size bytes', [...MAGIC, 0xa0, 0, 0, 0, 0x40, ...END], 2 ** 30],
  ['a single segment behind a dictionary id', [...MAGIC, 0x21, 9, 77, ...END], 77],
  ['a second frame', [...SMALL, ...HUGE], 2 ** 41],
  ['a second frame behind a checksum', [...MAGIC, 0x04, 0x00, ...END, 1, 2, 3, 4, ...HUGE], 2 ** 41],
  [
    'a second frame behind blocks',
    [...MAGIC, 0x00, 0x00, 0x10, 0, 0, 8, 8, 0xfb, 0xff, 0x7f, 5, ...HUGE],
    2 ** 41,
  ],
  ['a frame behind a skippable one', [0x5e, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7, ...HUGE], 2 ** 41],
  ['a frame cut off', MAGIC, 0],
];

for (const [name, bytes, window] of CASES) {
  test(`zstd window: ${name}`, () => assert.equal(largestZstdWindow(Uint8Array.from(bytes)), window));
}

test('it ends on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (noise) => {
      assert.ok(largestZstdWindow(Uint8Array.from([...MAGIC, ...noise])) >= 0);
    }),
  );
});
