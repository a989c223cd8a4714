import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { decodeBody, MAX_DECODED_BYTES } from '../../src/input/decode-body.js';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const JSON_TEXT = '{"access_token":"grün","expires_in":3599}';
const PLAIN = utf8(JSON_TEXT);
/** A Zstandard frame of one raw block, small enough to write by hand: single segment, one byte of size. */
const ZSTD = Buffer.concat([
  Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, PLAIN.length, (PLAIN.length << 3) | 1, PLAIN.length >> 5, 0]),
  PLAIN,
]);

const CODED: readonly [name: string, bytes: Uint8Array, codings: readonly string[]][] = [
  ['none', PLAIN, []],
  ['identity', PLAIN, ['identity']],
  ['gzip', gzipSync(PLAIN), ['gzip']],
  ['x-gzip in capitals', gzipSync(PLAIN), [' X-GZIP ']],
  ['br', brotliCompressSync(PLAIN), ['br']],
  ['zstd', ZSTD, ['zstd']],
  ['deflate as zlib', deflateSync(PLAIN), ['deflate']],
  ['deflate without zlib', deflateRawSync(PLAIN), ['deflate']],
  ['two, undone from the last', brotliCompressSync(gzipSync(PLAIN)), ['gzip', 'br']],
  ['gzip that nobody names', gzipSync(PLAIN), []],
  ['zlib that nobody names', deflateSync(PLAIN), []],
  ['zstd that nobody names', ZSTD, []],
  ['gzip named, already undone', PLAIN, ['gzip']],
  ['br named, already undone', PLAIN, ['br']],
  ['deflate named, gzip sent', gzipSync(PLAIN), ['deflate']],
  ['a coding that nobody knows, on plain text', PLAIN, ['aws-chunked']],
];

for (const [name, bytes, codings] of CODED) {
  test(`coding: ${name}`, async () => {
    const found = await decodeBody(bytes, codings, 'application/json', nodePorts);
    assert.deepEqual(found, { text: JSON_TEXT, state: 'present', size: PLAIN.length });
  });
}

const DAMAGED: readonly [name: string, bytes: Uint8Array, codings: readonly string[]][] = [
  ['gzip cut off', gzipSync(PLAIN).subarray(0, 30), ['gzip']],
  ['br that is none', latin1('\xff\x00\xfe\x01'), ['br']],
  ['an unknown coding', latin1('\x1f\x9d\x90\x00'), ['compress']],
  ['more codings than anybody sends', gzipSync(PLAIN), ['gzip', 'gzip', 'gzip', 'gzip']],
  ['a zstd window of two gigabytes', latin1('\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00'), ['zstd']],
  ['a gzip bomb', gzipSync(new Uint8Array(MAX_DECODED_BYTES + 1)), ['gzip']],
];

for (const [name, bytes, codings] of DAMAGED) {
  test(`undecodable: ${name}`, async () => {
    const found = await decodeBody(bytes, codings, 'application/json', nodePorts);
    assert.deepEqual(found, {
      text: Buffer.from(bytes).toString('latin1'),
      state: 'undecodable',
      size: undefined,
    });
  });
}

test('what only looks like a stream is text', async () => {
  const found = await decodeBody(utf8('x^2 + y'), [], 'text/plain', nodePorts);
  assert.deepEqual([found.text, found.state], ['x^2 + y', 'present']);
});

const CHARSETS: readonly [name: string, bytes: Uint8Array, mimeType: string, text: string][] = [
  ['UTF-8 by default', utf8('grün €'), '', 'grün €'],
  ['a byte order mark, which is dropped', utf8('\ufeffgrün'), 'text/plain', 'grün'],
  ['the charset of the type', latin1('gr\xfcn'), 'text/html; charset="ISO-8859-1"', 'grün'],
  ['a wrong charset, ASCII for UTF-8', utf8('€'), 'text/plain; charset=unheard-of', '€'],
  ['UTF-8 where the type says so and is wrong', latin1('gr\xfcn'), 'text/plain; charset=utf-8', 'grün'],
  [
    'UTF-16 by its mark',
    new Uint8Array(Buffer.from('\ufeff{"a":1}', 'utf16le')),
    'application/json',
    '{"a":1}',
  ],
  [
    'a meta element',
    latin1('<html><meta charset="windows-1252">\x80'),
    'text/html',
    '<html><meta charset="windows-1252">€',
  ],
  [
    'an XML declaration',
    latin1('<?xml version="1.0" encoding="iso-8859-15"?><a>\xa4</a>'),
    'text/xml',
    '<?xml version="1.0" encoding="iso-8859-15"?><a>€</a>',
  ],
  [
    'a meta element that cannot be true',
    utf8('<meta charset=utf-16>ä'),
    'text/html',
    '<meta charset=utf-16>ä',
  ],
  ['Windows-1252 in the end', latin1('\x93gr\xfcn\x94'), 'text/plain', '“grün”'],
  ['escape sequences of a terminal', utf8('\x1b[1mbold'), 'text/plain', '\x1b[1mbold'],
];

for (const [name, bytes, mimeType, text] of CHARSETS) {
  test(`charset: ${name}`, async () => {
    const found = await decodeBody(bytes, [], mimeType, nodePorts);
    assert.deepEqual([found.text, found.state], [text, 'present']);
  });
}

const BINARY: readonly [name: string, bytes: Uint8Array, mimeType: string][] = [
  ['an image', utf8('text'), 'image/png'],
  ['a font', utf8('text'), 'font/woff2'],
  ['a video', utf8('text'), 'video/mp4; codecs=x'],
  ['bytes', utf8('text'), 'application/octet-stream'],
  ['a message of another protocol', latin1('\x0a\x05\x00\xff'), 'application/x-protobuf'],
  ['the same in valid UTF-8', latin1('\x0a\x05\x00abc'), ''],
];

for (const [name, bytes, mimeType] of BINARY) {
  test(`binary: ${name}`, async () => {
    const found = await decodeBody(bytes, [], mimeType, nodePorts);
    assert.deepEqual([found.text, found.state], [undefined, 'binary']);
  });
}

test('no bytes, and a stream of none, are an empty body', async () => {
  const empty = { text: '', state: 'empty', size: 0 };
  assert.deepEqual(await decodeBody(new Uint8Array(), ['gzip'], 'image/png', nodePorts), empty);
  assert.deepEqual(await decodeBody(gzipSync(''), ['gzip'], 'text/html', nodePorts), empty);
});

test('any text survives any coding', async () => {
  const pack = fc.constantFrom(
    ['gzip', gzipSync] as const,
    ['deflate', deflateSync] as const,
    ['deflate', deflateRawSync] as const,
    ['br', brotliCompressSync] as const,
  );
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((each) => !/^[\ufeff]|[\0-\x1f]/.test(each));
  await fc.assert(
    fc.asyncProperty(text, pack, async (plain, [coding, compress]) => {
      const found = await decodeBody(compress(utf8(plain)), [coding], 'text/plain; charset=utf-8', nodePorts);
      assert.deepEqual([found.text, found.state], [plain, 'present']);
    }),
  );
});

test('no bytes make it throw', async () => {
  const coding = fc.constantFrom('gzip', 'deflate', 'br', 'zstd', 'x', '');
  const start = fc.constantFrom('', '\x1f\x8b\x08', '\x28\xb5\x2f\xfd', '\x78\x9c', '\xff\xfe');
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.uint8Array(),
      fc.array(coding, { maxLength: 3 }),
      async (magic, noise, codings) => {
        const found = await decodeBody(
          Buffer.concat([latin1(magic), noise]),
          codings,
          'text/html',
          nodePorts,
        );
        assert.equal(found.text === undefined, found.state === 'binary');
      },
    ),
  );
});
