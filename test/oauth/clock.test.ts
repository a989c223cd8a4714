import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { buildStory } from '../../src/oauth/story.js';
import * as made from '../support/entra-builder.js';

/** The skew shown by token requests whose servers are ahead of the client by so many seconds, one for each number. */
async function skewOf(ahead: readonly number[], options: made.ExchangeOptions = {}) {
  const requests = ahead.map((serverAheadSeconds, position) =>
    made.tokenRequest({ at: position * 10, elapsedMs: 2000, serverAheadSeconds, ...options }),
  );
  const { bytes } = made.har(...requests);
  const capture = await parseCapture(bytes, { name: 'story.har', ports: nodePorts });
  return (await buildStory(capture, nodePorts)).clockSkew;
}

describe('the clock of the client, against those of the servers', () => {
  test('is the median of the answers, the time of the answer taken off', async () => {
    const skew = await skewOf([400, 400, 400, 400, 9000]);
    assert.equal(skew?.samples, 5);
    assert.ok(Math.abs((skew?.skewSeconds ?? 0) - 400) <= 1, String(skew?.skewSeconds));
  });

  test('is negative where the client is ahead', async () => {
    const skew = await skewOf([-700, -700, -700]);
    assert.ok(Math.abs((skew?.skewSeconds ?? 0) + 700) <= 1, String(skew?.skewSeconds));
  });

  test('needs three answers', async () => assert.equal(await skewOf([400, 400]), undefined));

  test('does not count answers from a cache, whose Date is old', async () => {
    assert.equal(await skewOf([-9000, -9000, -9000], { fromCache: 'disk' }), undefined);
  });

  test('says nothing where the exporter gave all entries one time', async () => {
    assert.equal(await skewOf([400, 400, 400], { at: 5 }), undefined);
  });
});
