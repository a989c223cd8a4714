import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as zlib from 'node:zlib';
import { build } from 'esbuild';
import fc from 'fast-check';
import { webOptions } from '../../src/build/bundle-page.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import type { Compression, Ports } from '../../src/model/ports.js';
import { ROOT } from '../support/checkout.js';

let browserPorts: Ports;

before(async () => {
  // As the page has them: bundled, for the inside of one package is out of Node's reach.
  const { outputFiles } = await build({
    ...webOptions(`${ROOT}/`),
    entryPoints: ['src/web/browser-ports.ts'],
    format: 'esm',
    write: false,
  });
  const base64 = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  ({ browserPorts } = await import(`data:text/javascript;base64,${base64}`));
});

const PACK = {
  gzip: zlib.gzipSync,
  deflate: zlib.deflateSync,
  'deflate-raw': zlib.deflateRawSync,
  br: zlib.brotliCompressSync,
} as const;

const compression = fc.constantFrom('gzip', 'deflate', 'deflate-raw', 'br' as const);
/** Text as bodies are: words that come again, and now and then bytes that are no text. */
const plain = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'access_token',
          '"expires_in":3599,',
          ' the sign-in ',
          '<div class="row">',
        ),
      },
      { weight: 1, arbitrary: fc.string() },
    ),
    { maxLength: 300 },
  )
  .map((words) => new TextEncoder().encode(words.join('')));

const bounded = { seed: 20260302, numRuns: 150 };

/** What a port makes of bytes: the plain ones, or why not. */
async function outcome(ports: Ports, how: Compression, bytes: Uint8Array, maxBytes: number): Promise<string> {
  try {
    return Buffer.from(await ports.inflate(how, bytes, maxBytes)).toString('latin1');
  } catch (error) {
    return error instanceof RangeError ? 'too long' : 'refused';
  }
}

async function assertAlike(how: Compression, bytes: Uint8Array, maxBytes = 1e6): Promise<void> {
  assert.equal(
    await outcome(browserPorts, how, bytes, maxBytes),
    await outcome(nodePorts, how, bytes, maxBytes),
  );
}

test('what was packed comes out, as on Node', async () => {
  await fc.assert(
    fc.asyncProperty(compression, plain, async (how, bytes) => assertAlike(how, PACK[how](bytes))),
    bounded,
  );
});

test('what is cut off is refused, as on Node', async () => {
  const cut = fc.asyncProperty(
    compression,
    plain,
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    async (how, bytes, part) => {
      const packed = PACK[how](bytes);
      await assertAlike(how, packed.subarray(0, Math.floor(packed.length * part)));
    },
  );
  await fc.assert(cut, bounded);
});

test('a flipped bit is noticed, or did no harm', async () => {
  const checked = fc.constantFrom('gzip', 'deflate' as const);
  const flipped = fc.asyncProperty(checked, plain, fc.nat(), async (how, bytes, at) => {
    const packed = Uint8Array.from(PACK[how](bytes));
    // The header of gzip holds a time and a system that nobody checks.
    const bit = (how === 'gzip' ? 80 : 0) + (at % ((packed.length - (how === 'gzip' ? 10 : 0)) * 8));
    packed[bit >> 3] = (packed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // Some bits say twice what others say, and nobody is the worse for them: the checksum holds.
    const wrong = await outcome(browserPorts, how, packed, 1e6);
    assert.ok(wrong === 'refused' || wrong === Buffer.from(bytes).toString('latin1'));
  });
  await fc.assert(flipped, bounded);
});

test('the limit holds, as on Node', async () => {
  const limited = fc.asyncProperty(compression, plain, fc.nat(400), async (how, bytes, less) => {
    await assertAlike(how, PACK[how](bytes), Math.max(1, bytes.length - less));
  });
  await fc.assert(limited, bounded);
});

test('a bomb is stopped long before it is unpacked', async () => {
  const zeros = Buffer.alloc(200e6);
  for (const how of ['gzip', 'deflate', 'deflate-raw', 'br'] as const) {
    const bomb =
      how === 'br'
        ? zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })
        : PACK[how](zeros);
    const begun = performance.now();
    assert.equal(await outcome(browserPorts, how, bomb, 1e6), 'too long', how);
    assert.ok(performance.now() - begun < 3000, how);
  }
});

test('gzip of several members, with padding, with a name in its header', async () => {
  const [one, two] = [zlib.gzipSync('one '), zlib.gzipSync('two')];
  const named = Buffer.concat([
    one.subarray(0, 3),
    Uint8Array.of(8),
    one.subarray(4, 10),
    Buffer.from('one.har\0'),
    one.subarray(10),
  ]);
  for (const bytes of [
    Buffer.concat([one, two]),
    Buffer.concat([one, Buffer.alloc(512)]),
    named,
    Buffer.concat([one, Buffer.from('junk')]),
  ]) {
    await assertAlike('gzip', bytes);
  }
  assert.equal(await outcome(browserPorts, 'gzip', Buffer.concat([one, two]), 100), 'one two');
});

test('zstd is undone, and stops at the limit', async () => {
  const hello = Buffer.from('28b52ffd200b59000068656c6c6f207a7374640a', 'hex');
  assert.equal(await outcome(browserPorts, 'zstd', hello, 11), 'hello zstd\n');
  assert.equal(await outcome(browserPorts, 'zstd', hello, 10), 'too long');
});

test('a stream comes in pieces, and what is before the damage comes first', async () => {
  const long = new TextEncoder().encode('entry '.repeat(200_000));
  for (const how of ['gzip', 'deflate-raw'] as const) {
    const packed = PACK[how](long);
    assert.deepEqual(Buffer.concat(await piecesOf(how, packed)), Buffer.from(long));
    await assert.rejects(piecesOf(how, packed.subarray(0, packed.length - 20)));
  }
});

test('the beginning of a stream gives the beginning of what is in it, on the page and in Node', () => {
  const text = Array.from({ length: 5000 }, (_, at) => `header ${at}: ${(at * 7919) % 1000}\r\n`).join('');
  const packed = zlib.deflateRawSync(text);
  for (const ports of [browserPorts, nodePorts]) {
    const start = (length: number, maxBytes = 1_000_000) =>
      Buffer.from(ports.inflateStart?.('deflate-raw', packed.subarray(0, length), maxBytes) ?? []).toString();
    for (const length of [1, 500, 3072, packed.length])
      assert.ok(text.startsWith(start(length)), `${length}`);
    assert.ok(start(3072).length > 3072);
    assert.equal(start(packed.length), text);
    assert.equal(start(3072, 10), text.slice(0, 10));
    const notPacked = new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n');
    assert.throws(() => ports.inflateStart?.('deflate-raw', notPacked.fill(0xff), 10));
  }
});

async function piecesOf(how: 'gzip' | 'deflate-raw', bytes: Uint8Array): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of browserPorts.inflateStream?.(how, bytes) ?? []) pieces.push(piece);
  return pieces;
}

test('hashes are those of Node', async () => {
  for (const algorithm of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const) {
    const bytes = new TextEncoder().encode('verifier');
    assert.deepEqual(
      Buffer.from((await browserPorts.digest(algorithm, bytes)) ?? []),
      Buffer.from((await nodePorts.digest(algorithm, bytes)) ?? []),
    );
  }
});
