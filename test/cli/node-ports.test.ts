import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as zlib from 'node:zlib';
import { nodePorts } from '../../src/cli/node-ports.js';
import type { Compression } from '../../src/model/ports.js';

const plain = new TextEncoder().encode('grant_type=client_credentials&'.repeat(200));

// Written by hand (RFC 8878): one segment, one raw block, the text "hello zstd" and a line feed.
const ZSTD_HELLO = Buffer.from('28b52ffd200b59000068656c6c6f207a7374640a', 'hex');

const packed = {
  gzip: zlib.gzipSync(plain),
  deflate: zlib.deflateSync(plain),
  'deflate-raw': zlib.deflateRawSync(plain),
  br: zlib.brotliCompressSync(plain),
};

for (const compression of ['gzip', 'deflate', 'deflate-raw', 'br'] as const satisfies Compression[]) {
  test(`${compression} is undone`, async () => {
    assert.deepEqual(
      Buffer.from(await nodePorts.inflate(compression, packed[compression], 1e6)),
      Buffer.from(plain),
    );
  });

  test(`${compression} stops at the limit`, async () => {
    await assert.rejects(async () => nodePorts.inflate(compression, packed[compression], plain.length - 1));
    await assert.rejects(async () => nodePorts.inflate(compression, packed[compression], 0));
  });

  test(`${compression} refuses other bytes`, async () => {
    await assert.rejects(async () =>
      nodePorts.inflate(compression, Uint8Array.of(0xff, 0xff, 0xff, 0xff), 1e6),
    );
  });
}

test('digests have the lengths of their algorithms', async () => {
  const lengths: number[] = [];
  for (const algorithm of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const) {
    lengths.push((await nodePorts.digest(algorithm, plain))?.length ?? 0);
  }
  assert.deepEqual(lengths, [20, 32, 48, 64]);
});

test('zstd is undone, stops at the limit and refuses other bytes', async () => {
  const text = new TextDecoder().decode(await nodePorts.inflate('zstd', ZSTD_HELLO, 11));
  assert.equal(text, 'hello zstd\n');
  await assert.rejects(async () => nodePorts.inflate('zstd', ZSTD_HELLO, 10));
  await assert.rejects(async () => nodePorts.inflate('zstd', ZSTD_HELLO.subarray(0, 12), 1e6));
  await assert.rejects(async () => nodePorts.inflate('zstd', Uint8Array.of(0xff, 0xff, 0xff, 0xff), 1e6));
});
