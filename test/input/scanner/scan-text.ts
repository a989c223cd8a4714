import { createByteFinder } from '../../../src/input/scanner/byte-finder.js';
import type { EntryFinder } from '../../../src/input/scanner/entry-finder.js';
import { createHarScanner } from '../../../src/input/scanner/har-scanner.js';
import type { IndexedEntry } from '../../../src/input/scanner/indexed-entry.js';
import { loadKernel } from '../../../src/input/scanner/kernel.js';
import { createKernelFinder } from '../../../src/input/scanner/kernel-finder.js';
import type { LightEntry } from '../../../src/input/scanner/light-entry.js';
import type { Depth, ScannedHar } from '../../../src/input/scanner/scanned-har.js';

/** What the recording reader makes of an entry. */
export type Seen =
  | { kind: 'whole'; entry: IndexedEntry; json: unknown; bodyOmitted: boolean }
  | { kind: 'indexed'; entry: LightEntry };

export const FINDERS: Readonly<Record<'kernel' | 'bytes', () => EntryFinder>> = {
  kernel() {
    const kernel = loadKernel();
    if (kernel === undefined) throw new Error('This platform runs no WebAssembly SIMD.');
    return createKernelFinder(kernel);
  },
  bytes: createByteFinder,
};

/** Scans bytes in pieces of the given lengths, repeated as often as needed. */
export function scanBytes(
  bytes: Uint8Array,
  depthOf: (entry: IndexedEntry) => Depth = () => 'whole',
  finder = FINDERS.kernel(),
  lengths: readonly number[] = [2 ** 18],
): ScannedHar<Seen> {
  const scanner = createHarScanner<Seen>(
    {
      depthOf,
      whole: (json, entry, bodyOmitted) => ({ kind: 'whole', entry, json, bodyOmitted }),
      indexed: (entry) => ({ kind: 'indexed', entry }),
    },
    finder,
  );
  let at = 0;
  for (let piece = 0; at < bytes.length; piece++) {
    const length = Math.min(lengths[piece % lengths.length] ?? 1, bytes.length - at);
    const input = piece % 2 === 0 ? 0 : 1;
    scanner.inputs[input].set(bytes.subarray(at, at + length));
    at += length;
    if (!scanner.scan(input, length, input === 0 ? 1 : 0)) break;
  }
  return scanner.end();
}

export function scanText(
  text: string,
  ...rest: Parameters<typeof scanBytes> extends [unknown, ...infer R] ? R : never
) {
  return scanBytes(new TextEncoder().encode(text), ...rest);
}
