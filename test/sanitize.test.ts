import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, parseCapture, sanitize } from '../src/index.js';
import { ROOT } from './support/checkout.js';
import { har } from './support/entra-builder.js';
import { secretsOf } from './support/secrets-of.js';
import { healthyCodeFlow } from './support/stories.js';

const samples = join(ROOT, 'samples');
const files = readdirSync(samples).filter((file) => /\.(?:har|saz)$/.test(file));

describe('a sanitized sample', () => {
  for (const file of files) {
    test(`gives the same findings, and holds no live secret: ${file}`, async () => {
      const { bytes, receipt } = await sanitize(readFileSync(join(samples, file)), {
        name: file,
        ports: nodePorts,
      });
      assert.deepEqual(receipt.proof.lost, []);
      assert.deepEqual(receipt.proof.gained, []);
      const report = await analyze(await parseCapture(bytes, { name: file, ports: nodePorts }), {
        ports: nodePorts,
      });
      assert.equal(report.summary.liveSecrets, 0);
    });
  }
});

test('no secret of a sign-in is left, in the file or in the receipt', async () => {
  const exchanges = healthyCodeFlow();
  const { bytes, receipt } = await sanitize(har(exchanges).bytes, { name: 'a.har', ports: nodePorts });
  const text = new TextDecoder().decode(bytes) + JSON.stringify(receipt);
  for (const secret of secretsOf(exchanges)) assert.ok(!text.includes(secret), 'a secret is left');
});

test('the same bytes give the same bytes', async () => {
  const options = { name: 'a.har', ports: nodePorts };
  const input = har(healthyCodeFlow()).bytes;
  const [first, second] = [await sanitize(input, options), await sanitize(input, options)];
  assert.deepEqual(first, second);
});

test('a sanitized capture stays as it is', async () => {
  const options = { name: 'a.har', ports: nodePorts };
  const first = await sanitize(har(healthyCodeFlow()).bytes, options);
  const second = await sanitize(first.bytes, options);
  assert.equal(new TextDecoder().decode(second.bytes), new TextDecoder().decode(first.bytes));
});
