import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ByteSource, fromChunks } from '../../../src/input/scanner/byte-source.js';
import { readLargeHar } from '../../../src/input/scanner/read-large-har.js';
import type { EntryReader } from '../../../src/input/scanner/scanned-har.js';

const ENTRY = { request: { method: 'GET', url: 'https://app.example/?a=1' }, response: { status: 200 } };
const HAR = {
  log: { version: '1.2', entries: Array.from({ length: 5000 }, (_, i) => ({ ...ENTRY, time: i })) },
};
const BYTES = new TextEncoder().encode(JSON.stringify(HAR));

const reader: EntryReader<unknown> = {
  depthOf: (entry) => (entry.index % 3 === 0 ? 'whole' : 'indexed'),
  whole: (json) => json,
  indexed: ({ index, url, time }) => ({ index, url, time }),
};

const EXPECTED = HAR.log.entries.map((entry, index) =>
  index % 3 === 0 ? entry : { index, url: 'https://app.example/', time: index },
);

function* pieces(length: number): Generator<Uint8Array> {
  for (let at = 0; at < BYTES.length; at += length) yield BYTES.subarray(at, at + length);
  yield new Uint8Array();
}

async function* latePieces(length: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
  for (const piece of pieces(length)) {
    await Promise.resolve();
    yield piece;
  }
}

test('any source of bytes gives the same entries', async () => {
  for (const length of [1000, 65_536, 2 ** 18, 2 ** 18 + 1, BYTES.length]) {
    for (const chunks of [pieces(length), latePieces(length)]) {
      const { entries, end, bytes } = await readLargeHar(fromChunks(chunks), reader);
      assert.deepEqual(entries, EXPECTED);
      assert.deepEqual(end, { kind: 'complete' });
      assert.equal(bytes, BYTES.length);
    }
  }
});

test('a late source is asked ahead, and never for two pieces at once', async () => {
  const source = fromChunks(pieces(100_000));
  let waiting = 0;
  const late: ByteSource = {
    async read(into) {
      waiting++;
      assert.equal(waiting, 1);
      await new Promise((resolve) => setImmediate(resolve));
      const length = await source.read(into);
      waiting--;
      return length;
    },
  };
  const { entries } = await readLargeHar(late, reader);
  assert.deepEqual(entries, EXPECTED);
});

test('what the source or the reader throws is thrown', async () => {
  const failing: ByteSource = { read: () => Promise.reject(new Error('disk')) };
  await assert.rejects(readLargeHar(failing, reader), /disk/);
  const source = fromChunks(pieces(1000));
  let reads = 0;
  const breaking: ByteSource = {
    read: async (into) => {
      reads++;
      if (reads > 2) throw new Error('cable');
      return source.read(into);
    },
  };
  await assert.rejects(readLargeHar(breaking, reader), /cable/);
  const strict: EntryReader<unknown> = {
    ...reader,
    depthOf: () => {
      throw new Error('reader');
    },
  };
  await assert.rejects(readLargeHar(fromChunks(latePieces(1000)), strict), /reader/);
});

test('bytes that can be no HAR are not read to their end', async () => {
  let reads = 0;
  const endless: ByteSource = {
    read: (into) => {
      reads++;
      into.fill(0x7d);
      return into.length;
    },
  };
  assert.deepEqual((await readLargeHar(endless, reader)).end, { kind: 'not-a-har' });
  assert.equal(reads, 1);
});
