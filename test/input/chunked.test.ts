import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dechunk } from '../../src/input/chunked.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => {
  const found = dechunk(bytes(text));
  return found && { body: new TextDecoder().decode(found.body), isComplete: found.isComplete };
};

const CASES: readonly [name: string, text: string, expected: ReturnType<typeof read>][] = [
  ['two chunks', '4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n', { body: 'Wikipedia', isComplete: true }],
  ['bare line feeds', '4\nWiki\n0\n\n', { body: 'Wiki', isComplete: true }],
  [
    'an extension and a trailer',
    '4;a="b"\r\nWiki\r\n0;x\r\nExpires: 0\r\n\r\n',
    { body: 'Wiki', isComplete: true },
  ],
  [
    'upper-case hex and leading zeros',
    '000A\r\n0123456789\r\n0\r\n\r\n',
    { body: '0123456789', isComplete: true },
  ],
  ['blanks after the size', '4  \r\nWiki\r\n0\r\n\r\n', { body: 'Wiki', isComplete: true }],
  ['nothing but the last chunk', '0\r\n\r\n', { body: '', isComplete: true }],
  ['a chunk cut off', '8\r\nWiki', { body: 'Wiki', isComplete: false }],
  ['no last chunk', '4\r\nWiki\r\n', { body: 'Wiki', isComplete: false }],
  ['a size cut off', '4\r\nWiki\r\n1', { body: 'Wiki', isComplete: false }],
  ['a garbled size later on', '4\r\nWiki\r\nxyz\r\npedia\r\n', { body: 'Wiki', isComplete: false }],
  ['text without chunks', '{"result":"ok"}', undefined],
  ['text whose first line is hex', 'cafe\nand more', { body: 'and more', isComplete: false }],
  ['text whose first line is a size that does not fit', '3\nabcdef', undefined],
  ['text whose first line is 0', '0\nnothing found', undefined],
  ['a size of more digits than any file', '123456789\r\nx', undefined],
  ['nothing', '', undefined],
];

for (const [name, text, expected] of CASES) {
  test(`dechunk: ${name}`, () => assert.deepEqual(read(text), expected));
}

test('dechunk undoes any chunking', () => {
  const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }));
  fc.assert(
    fc.property(chunks, (parts) => {
      const framed = parts.flatMap((part) => [bytes(`${part.length.toString(16)}\r\n`), part, bytes('\r\n')]);
      const found = dechunk(Buffer.concat([...framed, bytes('0\r\n\r\n')]));
      assert.deepEqual(found, { body: new Uint8Array(Buffer.concat(parts)), isComplete: true });
    }),
  );
});

test('dechunk never returns more than it was given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      assert.ok((dechunk(body)?.body.length ?? 0) <= body.length);
    }),
  );
});
