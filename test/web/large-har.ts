import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../bench/generate.js';

/** A capture of 100 MB in a folder of its own: to be written before the tests of a file, and removed after them. */
export function largeHar(): { readonly path: string; write(): void; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'entrace-test-'));
  const path = join(folder, 'large.har');
  return {
    path,
    write: () => void generate(path, { megabytes: 100, identity: { count: 40 }, hasBodies: true, indent: 2 }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
