import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_METADATA_BYTES, parseFiddlerMetadata } from '../../src/input/fiddler-metadata.js';

const parse = (text: string) => parseFiddlerMetadata(new TextEncoder().encode(text));
const session = (flags: string, attributes = 'SID="12" BitFlags="19"') =>
  `<Session ${attributes}><SessionTimers DNSTime="3" /><SessionFlags>${flags}</SessionFlags></Session>`;

test('metadata as Fiddler writes it, byte order mark included', async () => {
  const found = await parse(
    `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n${session('<SessionFlag N="X-HostIP" V="192.0.2.7" />')}`,
  );
  assert.equal(found?.sid, '12');
  assert.equal(found?.bitFlags, 0x19);
  assert.deepEqual([...(found?.timers ?? [])], [['DNSTime', '3']]);
  assert.deepEqual([...(found?.flags ?? [])], [['x-hostip', '192.0.2.7']]);
});

const BIT_FLAGS: readonly [text: string, expected: number][] = [
  ['0', 0],
  ['2100', 0x2100],
  ['1A', 0x1a],
  ['100001', 0x100001],
  ['', 0],
  ['-1', 0],
  ['0x19', 0],
  ['123456789', 0],
];

for (const [text, expected] of BIT_FLAGS) {
  test(`BitFlags "${text}"`, async () =>
    assert.equal((await parse(session('', `BitFlags="${text}"`)))?.bitFlags, expected));
}

const ENTITIES: readonly [written: string, expected: string][] = [
  ['a &amp; b &lt;&gt;&quot;&apos;', 'a & b <>"\''],
  ['&#65;&#x42;&#x1F600;', 'AB😀'],
  ['&amp;lt;', '&lt;'],
  ['&unknown; &#0; &#x110000; &', '&unknown; &#0; &#x110000; &'],
];

for (const [written, expected] of ENTITIES) {
  test(`the value ${written}`, async () => {
    const found = await parse(session(`<SessionFlag N="ui-comments" V="${written}" />`));
    assert.equal(found?.flags.get('ui-comments'), expected);
  });
}

test('a name such as __proto__ is an ordinary name, and a repeated one counts last', async () => {
  const flags = '<SessionFlag N="__proto__" V="a" /><SessionFlag N="x" V="b" /><SessionFlag V="d" N="X" />';
  const found = await parse(session(flags));
  assert.equal(found?.flags.get('__proto__'), 'a');
  assert.equal(found?.flags.get('x'), 'd');
});

test('a session without flags, timers or attributes is one all the same', async () => {
  const found = await parse('<Session SID="1"></Session>');
  assert.deepEqual([found?.sid, found?.bitFlags, found?.timers.size, found?.flags.size], ['1', 0, 0, 0]);
});

const REFUSED: readonly [name: string, text: string][] = [
  ['nothing', ''],
  ['no XML', 'GET / HTTP/1.1'],
  ['another root', '<Other />'],
  ['an unclosed tag', '<Session SID="1"><SessionTimers>'],
  ['mismatched tags', '<Session SID="1"><A></B></Session>'],
  ['two roots', '<Session SID="1"></Session><Session SID="2"></Session>'],
  ['an attribute twice', '<Session SID="1" SID="2"></Session>'],
  ['a document type', `<!DOCTYPE Session>${session('')}`],
  ['an external entity', `<!doctype a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${session('')}`],
  ['an element called __proto__', '<Session SID="1"><__proto__ a="b" /></Session>'],
  ['nesting without end', `<Session>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</Session>`],
  ['too many bytes', session(' '.repeat(MAX_METADATA_BYTES))],
];

for (const [name, text] of REFUSED) {
  test(`refused: ${name}`, async () => assert.equal(await parse(text), undefined));
}

test('a file full of references is read as it stands', async () => {
  const found = await parse(session(`<SessionFlag N="a" V="${'&#65;'.repeat(100_000)}" />`));
  assert.equal(found?.flags.get('a'), 'A'.repeat(100_000));
});

test('no bytes make it throw', async () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    '=',
    '&',
    ';',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    'Session',
    ' N',
    '\0',
    '\ufeff',
  );
  const parts = fc.array(pieces, { maxLength: 40 });
  await fc.assert(fc.asyncProperty(parts, async (each) => void (await parse(`<Session ${each.join('')}`))));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => void (await parseFiddlerMetadata(bytes))),
  );
});
