import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  MAX_HEAD_BYTES,
  MAX_HEADERS,
  type MessageFault,
  parseRequestMessage,
  parseResponseMessage,
} from '../../src/input/http-message.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

const REQUEST_LINES: readonly [line: string, expected: readonly [string, string, string] | undefined][] = [
  ['GET https://client.example/a?b=c HTTP/1.1', ['GET', 'https://client.example/a?b=c', 'HTTP/1.1']],
  ['post /token HTTP/1.0', ['POST', '/token', 'HTTP/1.0']],
  ['CONNECT as.example:443 HTTP/1.1', ['CONNECT', 'as.example:443', 'HTTP/1.1']],
  ['OPTIONS * HTTP/2', ['OPTIONS', '*', 'HTTP/2']],
  ['GET /a HTTP/3', ['GET', '/a', 'HTTP/3']],
  ['GET  /a  HTTP/2.0 ', ['GET', '/a', 'HTTP/2.0']],
  ['GET /a', ['GET', '/a', '']],
  ['GET https://client.example/a b?c=d e HTTP/1.1', ['GET', 'https://client.example/a b?c=d e', 'HTTP/1.1']],
  ['GET', undefined],
  ['GET HTTP/1.1', undefined],
  ['HTTP/1.1 200 OK', undefined],
  ['', undefined],
];

for (const [line, expected] of REQUEST_LINES) {
  test(`request line: ${line || 'none'}`, () => {
    const found = parseRequestMessage(utf8(`${line}\r\nA: b\r\n\r\n`));
    assert.deepEqual(found && [found.method, found.target, found.httpVersion], expected);
  });
}

const STATUS_LINES: readonly [line: string, expected: readonly [number, string, string] | undefined][] = [
  ['HTTP/1.1 200 OK', [200, 'OK', 'HTTP/1.1']],
  ['HTTP/1.1 502 Fiddler - Connection Failed', [502, 'Fiddler - Connection Failed', 'HTTP/1.1']],
  ['HTTP/1.1 200 ', [200, '', 'HTTP/1.1']],
  ['HTTP/2 204', [204, '', 'HTTP/2']],
  ['HTTP/3.0 302 Found', [302, 'Found', 'HTTP/3.0']],
  ['HTTP/1.1 20 OK', undefined],
  ['HTTP/1.1 2000 OK', undefined],
  ['GET / HTTP/1.1', undefined],
];

for (const [line, expected] of STATUS_LINES) {
  test(`status line: ${line}`, () => {
    const found = parseResponseMessage(utf8(`${line}\r\nA: b\r\n\r\n`));
    assert.deepEqual(found && [found.status, found.statusText, found.httpVersion], expected);
  });
}

interface HeadCase {
  readonly name: string;
  readonly head: Uint8Array;
  readonly headers: readonly (readonly [string, string])[];
  readonly faults?: readonly MessageFault[];
}

const HEADS: readonly HeadCase[] = [
  {
    name: 'repeats stay, in order',
    head: utf8('Set-Cookie: a=1\r\nB: c\r\nset-cookie: a=2\r\n\r\n'),
    headers: [
      ['Set-Cookie', 'a=1'],
      ['B', 'c'],
      ['set-cookie', 'a=2'],
    ],
  },
  {
    name: 'bare line feeds',
    head: utf8('A: b\nC: d\n\n'),
    headers: [
      ['A', 'b'],
      ['C', 'd'],
    ],
  },
  { name: 'folded lines', head: utf8('A: b\r\n  c\r\n\td\r\n\r\n'), headers: [['A', 'b c d']] },
  { name: 'an empty value', head: utf8('A:\r\n\r\n'), headers: [['A', '']] },
  {
    name: 'colons in the value',
    head: utf8('Host: as.example:443\r\n\r\n'),
    headers: [['Host', 'as.example:443']],
  },
  { name: 'a blank before the colon', head: utf8('A : b\r\n\r\n'), headers: [['A', 'b']] },
  { name: 'a pseudo-header', head: utf8(':path: /a:b\r\n\r\n'), headers: [[':path', '/a:b']] },
  { name: 'the name __proto__', head: utf8('__proto__: b\r\n\r\n'), headers: [['__proto__', 'b']] },
  {
    name: 'no colon',
    head: utf8('A: b\r\nnonsense\r\nC: d\r\n\r\n'),
    headers: [
      ['A', 'b'],
      ['C', 'd'],
    ],
    faults: ['header-without-colon'],
  },
  { name: 'UTF-8', head: utf8('A: grün\r\n\r\n'), headers: [['A', 'grün']] },
  { name: 'Latin-1', head: latin1('A: gr\xfcn\r\n\r\n'), headers: [['A', 'grün']] },
  {
    name: 'no end',
    head: utf8('A: b\r\nC: d'),
    headers: [
      ['A', 'b'],
      ['C', 'd'],
    ],
    faults: ['head-without-end'],
  },
  { name: 'none', head: utf8('\r\n'), headers: [] },
];

for (const { name, head, headers, faults = [] } of HEADS) {
  test(`headers: ${name}`, () => {
    const found = parseRequestMessage(Buffer.concat([utf8('GET / HTTP/1.1\r\n'), head]));
    assert.deepEqual(
      found?.headers.map((header) => [header.name, header.value]),
      headers,
    );
    assert.deepEqual(found?.faults, faults);
  });
}

test('the body is every byte behind the empty line, whatever Content-Length says', () => {
  const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const head = utf8('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n');
  assert.deepEqual(textOf(parseResponseMessage(Buffer.concat([head, body]))?.body), textOf(body));
});

test('a byte order mark and empty lines may come first', () => {
  const found = parseRequestMessage(utf8('\ufeff\r\n\r\nGET /a HTTP/1.1\r\n\r\nx'));
  assert.equal(found?.target, '/a');
  assert.equal(textOf(found?.body), 'x');
});

test('a block of pseudo-headers stands for the start line', () => {
  const head = ':method: GET\r\n:scheme: https\r\n:authority: as.example\r\n:path: /a?b=c\r\nA: b\r\n\r\n';
  const found = parseRequestMessage(utf8(head));
  assert.deepEqual(
    [found?.method, found?.target, found?.headers.length],
    ['GET', 'https://as.example/a?b=c', 5],
  );
  assert.equal(parseResponseMessage(utf8(':status: 401\r\nA: b\r\n\r\n'))?.status, 401);
  assert.equal(parseRequestMessage(utf8(':path: /a\r\n\r\n')), undefined);
});

test('interim answers are passed over, and only those', () => {
  const final = 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 500 is text here';
  const found = parseResponseMessage(
    utf8(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n${final}`),
  );
  assert.equal(found?.status, 200);
  assert.equal(textOf(found?.body), 'HTTP/1.1 500 is text here');
  assert.equal(parseResponseMessage(utf8('HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/'))?.status, 101);
  assert.equal(parseResponseMessage(utf8('HTTP/1.1 100 Continue\r\n\r\n'))?.status, 100);
});

test('a head without end is cut at its limit, and so are headers without number', () => {
  const long = parseRequestMessage(utf8(`GET / HTTP/1.1\r\nA: ${'x'.repeat(MAX_HEAD_BYTES)}`));
  assert.deepEqual(long?.faults, ['head-too-long']);
  const many = parseRequestMessage(utf8(`GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(MAX_HEADERS + 5)}\r\n`));
  assert.equal(many?.headers.length, MAX_HEADERS);
  assert.deepEqual(many?.faults, ['too-many-headers']);
});

test('what was written is read again', () => {
  const name = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}$/);
  const value = fc.stringMatching(/^(?:[!-~](?:[ -~]{0,30}[!-~])?)?$/);
  const headers = fc.array(fc.tuple(name, value), { maxLength: 20 });
  fc.assert(
    fc.property(headers, fc.uint8Array(), (pairs, body) => {
      const lines = pairs.map(([each, text]) => `${each}: ${text}\r\n`).join('');
      const found = parseRequestMessage(Buffer.concat([utf8(`GET /a HTTP/1.1\r\n${lines}\r\n`), body]));
      assert.deepEqual(
        found?.headers.map((header) => [header.name, header.value]),
        pairs,
      );
      assert.equal(textOf(found?.body), textOf(body));
    }),
  );
});

test('no bytes make a parser throw', () => {
  const noise = fc.oneof(
    fc.uint8Array(),
    fc.array(fc.constantFrom(...'GH:/ 1\r\n\tT'), { maxLength: 60 }).map((text) => utf8(text.join(''))),
  );
  fc.assert(
    fc.property(noise, (bytes) => {
      parseRequestMessage(bytes);
      parseResponseMessage(Buffer.concat([utf8('HTTP/1.1 100 \n\n'), bytes]));
    }),
  );
});
