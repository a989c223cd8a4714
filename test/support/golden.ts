import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './checkout.js';

/**
 * Compares text with the file of that name in test/golden. `UPDATE_GOLDEN=1` rewrites the file instead: read the
 * difference before committing it.
 */
export function assertGolden(name: string, actual: string): void {
  const file = join(ROOT, 'test/golden', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  assert.ok(existsSync(file), `${name} is recorded; run with UPDATE_GOLDEN=1`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}
