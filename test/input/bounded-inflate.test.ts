import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodePorts } from '../../src/cli/node-ports.js';
import { boundedInflate, MAX_INFLATED_BYTES } from '../../src/input/bounded-inflate.js';
import { MAX_DECODED_BYTES } from '../../src/input/decode-body.js';
import { readHar } from '../../src/input/har.js';
import { readScannedHar } from '../../src/input/har-large.js';
import { fromChunks } from '../../src/input/scanner/byte-source.js';
import type { Ports } from '../../src/model/ports.js';
import { codesOf, rawEntry, rawHar, utf8 } from './har-fixture.js';

const packed = (length: number) => gzipSync('x'.repeat(length));

/** What became of streams of these lengths, inflated at once: the length that came out, or the error. */
async function inflateAll(ports: Ports, lengths: readonly number[], maxBytes = 10): Promise<unknown[]> {
  const all = lengths.map(async (length) => (await ports.inflate('gzip', packed(length), maxBytes)).length);
  const settled = await Promise.allSettled(all);
  return settled.map((each) =>
    each.status === 'fulfilled' ? each.value : each.reason instanceof RangeError,
  );
}

test('streams are inflated as long as there is room for all of them', async () => {
  assert.deepEqual(await inflateAll(boundedInflate(nodePorts, { left: 12 }), [5, 6, 2, 1, 1]), [
    5,
    6,
    true,
    true,
    true,
  ]);
});

test('a stream that is too long takes as much room as it was allowed', async () => {
  assert.deepEqual(await inflateAll(boundedInflate(nodePorts, { left: 15 }), [11, 6, 5, 1]), [
    true,
    true,
    true,
    true,
  ]);
  assert.deepEqual(await inflateAll(boundedInflate(nodePorts, { left: 15 }), [11, 5, 1]), [true, 5, true]);
});

test('a damaged stream takes none', async () => {
  const ports = boundedInflate(nodePorts, { left: 10 });
  await assert.rejects(async () => ports.inflate('gzip', utf8('no gzip'), 10));
  assert.deepEqual(await inflateAll(ports, [10]), [10]);
});

test('ports that answer late are asked for one stream at a time', async () => {
  let running = 0;
  const late: Ports['inflate'] = async (...stream) => {
    running += 1;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(running, 1);
    running -= 1;
    return nodePorts.inflate(...stream);
  };
  const ports = boundedInflate({ ...nodePorts, inflate: late }, { left: 12 });
  assert.deepEqual(await inflateAll(ports, [5, 6, 2]), [5, 6, true]);
});

const BODIES = MAX_INFLATED_BYTES / MAX_DECODED_BYTES;

/** More bodies than there is room for, each a bomb of a few bytes. */
const BOMBS = rawHar(
  Array.from({ length: BODIES + 20 }, () =>
    rawEntry({
      request: { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
      response: { headers: [{ name: 'content-encoding', value: 'br' }] },
      content: { mimeType: 'application/json', text: 'AAAA', encoding: 'base64' },
    }),
  ),
);

const READERS = {
  parsed: (ports: Ports) => readHar(BOMBS, { name: 'case.har', sizeBytes: 1, ports }),
  scanned: async (ports: Ports) => {
    const source = fromChunks([utf8(JSON.stringify(BOMBS))]);
    return (await readScannedHar(source, { name: 'case.har', sizeBytes: 1, ports })).capture;
  },
};

for (const [name, readBombs] of Object.entries(READERS)) {
  test(`a HAR full of bombs fills no memory, ${name}`, async () => {
    const limits: number[] = [];
    const inflate: Ports['inflate'] = (_compression, _bytes, maxBytes) => {
      limits.push(maxBytes);
      return new Uint8Array(maxBytes);
    };
    const capture = await readBombs({ ...nodePorts, inflate });
    assert.deepEqual(limits, Array(BODIES).fill(MAX_DECODED_BYTES));
    assert.deepEqual([codesOf(capture), capture.quality], [['body-undecodable'], 'partial']);
  });
}
