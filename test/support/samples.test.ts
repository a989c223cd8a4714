import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { ROOT } from './checkout.js';
import { SAMPLES } from './samples.js';
import { secretsOf } from './secrets-of.js';

describe('samples', () => {
  for (const sample of SAMPLES) {
    it(`${sample.file} is written as its builder makes it`, async () => {
      const written = await readFile(join(ROOT, 'samples', sample.file));
      // Compressed bytes depend on the version of zlib, so that what they hold is compared.
      const read = (bytes: Uint8Array) => parseCapture(bytes, { name: sample.file, ports: nodePorts });
      const [then, now] = [await read(written), await read(await sample.bytes())];
      assert.deepEqual({ ...then, sizeBytes: 0 }, { ...now, sizeBytes: 0 });
    });

    it(`${sample.file} is read whole, without a repair`, async () => {
      const capture = await parseCapture(await sample.bytes(), { name: sample.file, ports: nodePorts });
      assert.equal(capture.quality, 'complete');
      assert.deepEqual(capture.notes, []);
      assert.equal(capture.entries.filter(({ isTunnel }) => !isTunnel).length, sample.exchanges.length);
    });

    it(`${sample.file} plants secrets that a report must not show`, () => {
      assert.ok(secretsOf(sample.exchanges).length > 0);
    });
  }

  it('have one name each, and one story each', () => {
    assert.equal(new Set(SAMPLES.map(({ file }) => file)).size, SAMPLES.length);
    assert.equal(new Set(SAMPLES.map(({ story }) => story)).size, SAMPLES.length);
  });
});
