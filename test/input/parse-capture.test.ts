import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { nodePorts } from '../../src/cli/node-ports.js';
import type { InputErrorCode } from '../../src/input/input-error.js';
import { InputError } from '../../src/input/input-error.js';
import { parseCapture, parseCaptures } from '../../src/input/parse-capture.js';
import { MAX_MEMBER_BYTES } from '../../src/input/zip-read.js';
import type { Compression, Ports } from '../../src/model/ports.js';
import { buildEncryptedZip } from '../support/encrypted-zip.js';
import { buildSaz } from '../support/saz-builder.js';
import { toBurp } from '../support/to-burp.js';
import { toCharles } from '../support/to-charles.js';
import { toMitmproxy } from '../support/to-mitmproxy.js';
import { buildZip } from '../support/zip-builder.js';
import { codesOf, rawEntry, rawHar, utf8 } from './har-fixture.js';

const exchange = {
  method: 'GET',
  url: 'https://as.example/',
  requestHeaders: [],
  status: 200,
  responseHeaders: [],
};
const text = JSON.stringify(rawHar([rawEntry()]));
const har = utf8(text);
const saz = await buildSaz([{ method: 'GET', url: 'https://as.example/', status: 200, responseBody: 'ok' }]);
const zip = (members: Readonly<Record<string, Uint8Array>>) =>
  buildZip(Object.entries(members).map(([name, bytes]) => ({ name, bytes })));
const read = (bytes: Uint8Array, name = 'case.har') => parseCapture(bytes, { name, ports: nodePorts });
const utf16be = () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

/** Bytes that hold one entry, and the notes they earn. */
const WRAPPED: Readonly<Record<string, { bytes: Uint8Array; notes?: string[]; format?: string }>> = {
  'UTF-8': { bytes: har },
  'UTF-8 with a byte order mark': { bytes: utf8(`\ufeff${text}`) },
  'UTF-16LE': { bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), notes: ['text-is-utf-16'] },
  'UTF-16LE without a mark': { bytes: Buffer.from(text, 'utf16le'), notes: ['text-is-utf-16'] },
  'UTF-16BE': { bytes: utf16be(), notes: ['text-is-utf-16'] },
  'UTF-16BE without a mark': { bytes: utf16be().subarray(2), notes: ['text-is-utf-16'] },
  'a Windows code page': {
    bytes: Buffer.from(text.replace('made up', 'gemacht für'), 'latin1'),
    notes: ['text-is-not-utf-8'],
  },
  'blanks around it': { bytes: utf8(`\r\n\t ${text}\n\n`) },
  gzip: { bytes: gzipSync(har) },
  'zlib (mitmproxy)': { bytes: deflateSync(har) },
  JSONP: { bytes: utf8(`onInputData(${text});\n`), notes: ['jsonp-wrapper'] },
  'JSONP in gzip': { bytes: gzipSync(utf8(`onInputData(\n${text})`)), notes: ['jsonp-wrapper'] },
  'JSON lines of entries': {
    bytes: utf8(`${JSON.stringify(rawEntry())}\n{"other":1}\n`),
    notes: ['json-lines'],
  },
  'JSON lines of logs': { bytes: utf8(`${text}\n{"other":1}\n`), notes: ['json-lines'] },
  'a zip with a HAR (Firefox)': { bytes: zip({ 'a/b.har': har }) },
  'a zip with a HAR and other files': {
    bytes: zip({ 'a.har': har, 'a.png': har, '__MACOSX/._a.har': har, 'log.txt': har }),
  },
  'a zip with a HAR named .json': { bytes: zip({ 'capture.json': har }) },
  'a zip in a zip': { bytes: zip({ 'a.zip': zip({ 'b.har.gz': gzipSync(har) }) }) },
  'a zip with a Charles session': {
    bytes: zip({ 'a.chlsj': toCharles([exchange]), 'a.json': utf8('{}') }),
    format: 'charles',
  },
  'a zip with Burp items': { bytes: zip({ 'a.xml': toBurp([exchange]) }), format: 'burp' },
  'a zip with flows': { bytes: zip({ 'a.flow': toMitmproxy([exchange]) }), format: 'mitmproxy' },
  'a SAZ': { bytes: saz, format: 'saz' },
  'a SAZ in a zip': { bytes: zip({ 'a.saz': saz }), format: 'saz' },
  'a zip of Playwright': { bytes: zip({ 'har.har': har }), format: 'playwright' },
  'a trace of Playwright': {
    bytes: zip({
      'trace.trace': utf8('{"type":"context-options"}\n'),
      'trace.network': utf8(
        `${JSON.stringify({ type: 'resource-snapshot', snapshot: rawEntry() })}\n{"type":"other"}\n`,
      ),
    }),
    format: 'playwright',
    notes: ['json-lines'],
  },
};

for (const [name, { bytes, notes = [], format = 'har' }] of Object.entries(WRAPPED)) {
  test(`a capture as ${name} is read`, async () => {
    const capture = await read(bytes);
    assert.deepEqual(
      capture.entries.map((entry) => entry.request.url),
      ['https://as.example/'],
    );
    assert.deepEqual(codesOf(capture), notes);
    assert.deepEqual([capture.format, capture.name, capture.sizeBytes], [format, 'case.har', bytes.length]);
  });
}

const bytes = (...values: readonly number[]) =>
  Uint8Array.from([...values, ...new Array<number>(40).fill(7)]);

const REFUSED: Readonly<
  Record<string, { bytes: Uint8Array; code: InputErrorCode; says: RegExp; name?: string }>
> = {
  'an empty file': { bytes: new Uint8Array(), code: 'ERR_EMPTY_FILE', says: /empty/ },
  'text that is no JSON': { bytes: utf8('hello'), code: 'ERR_NOT_JSON', says: /line 1, column 1 \(byte 0\)/ },
  'blanks alone': { bytes: utf8(' \n'), code: 'ERR_NOT_JSON', says: /line 2, column 1/ },
  'a SAZ that is text': {
    bytes: utf8('hello'),
    name: 'a.SAZ',
    code: 'ERR_NOT_A_SAZ',
    says: /no zip archive/,
  },
  'JSON that is no HAR': {
    bytes: utf8('{"log":{}}'),
    code: 'ERR_NOT_A_HAR',
    says: /without a list of entries/,
  },
  'a zip that is no SAZ': {
    bytes: zip({ 'a.txt': har }),
    name: 'a.saz',
    code: 'ERR_NOT_A_SAZ',
    says: /zip archive/,
  },
  'a zip without a capture': { bytes: zip({ 'a.txt': har }), code: 'ERR_NOT_A_CAPTURE', says: /zip archive/ },
  'an empty zip': { bytes: zip({}), code: 'ERR_NOT_A_CAPTURE', says: /zip archive|no capture|holds/ },
  'a zip with a HAR that is none': {
    bytes: zip({ 'a.har': utf8('{}') }),
    code: 'ERR_NOT_A_HAR',
    says: /no HAR/,
  },
  'zips without an end': {
    bytes: zip({ 'a.zip': zip({ 'b.zip': zip({ 'c.zip': zip({ 'd.har': har }) }) }) }),
    code: 'ERR_NOT_A_CAPTURE',
    says: /too many archives/,
  },
  'a cut gzip': { bytes: gzipSync(har).subarray(0, 60), code: 'ERR_DAMAGED_ARCHIVE', says: /gzip/ },
  'binary bytes': { bytes: bytes(1, 2, 0, 3, 0), code: 'ERR_NOT_A_CAPTURE', says: /neither HAR nor SAZ/ },
  pcapng: { bytes: bytes(0x0a, 0x0d, 0x0d, 0x0a), code: 'ERR_UNSUPPORTED_FORMAT', says: /pcapng.*HAR/ },
  pcap: { bytes: bytes(0xd4, 0xc3, 0xb2, 0xa1), code: 'ERR_UNSUPPORTED_FORMAT', says: /pcap/ },
  etl: { bytes: bytes(0, 0x20, 0, 0), code: 'ERR_UNSUPPORTED_FORMAT', says: /etl/ },
  'pcap, big-endian': { bytes: bytes(0xa1, 0xb2, 0xc3, 0xd4), code: 'ERR_UNSUPPORTED_FORMAT', says: /HAR/ },
  'pcap with nanoseconds': {
    bytes: bytes(0x4d, 0x3c, 0xb2, 0xa1),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /pcap/,
  },
  'a capture of Network Monitor': {
    bytes: bytes(0x47, 0x4d, 0x42, 0x55),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /HAR/,
  },
  '7z': { bytes: bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), code: 'ERR_UNSUPPORTED_FORMAT', says: /unpack/ },
  chls: { bytes: bytes(0xac, 0xed, 0, 5), code: 'ERR_UNSUPPORTED_FORMAT', says: /Charles/ },
  farx: {
    bytes: utf8('<?xml version="1.0"?><AutoResponder>'),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /AutoResponder/,
  },
  HTML: { bytes: utf8('<!DOCTYPE html><title>x</title>'), code: 'ERR_UNSUPPORTED_FORMAT', says: /HTML/ },
  'a run of Newman': {
    bytes: utf8('{"collection":{},"run":{"executions":[]}}'),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /Postman/,
  },
  chlz: {
    bytes: zip({ '0-meta.json': utf8('{}'), '0-req.dat': har }),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /Charles.*HAR/,
  },
  'a log of Proxyman': {
    bytes: zip({ request_1_ab: har }),
    code: 'ERR_UNSUPPORTED_FORMAT',
    says: /Proxyman/,
  },
};

for (const [what, { bytes: file, code, says, name }] of Object.entries(REFUSED)) {
  test(`${what} is refused with ${code}`, async () => {
    await assert.rejects(read(file, name), (error) => {
      assert.ok(error instanceof InputError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, says);
      assert.match(error.message, /^[A-Z].*\.$/s, 'a sentence');
      return true;
    });
  });
}

test('of several captures in a zip the first by name is read, or all of them', async () => {
  const bundle = zip({ 'b.har': har, 'notes.json': utf8('{}'), 'a.har': har, 'x/c.saz': saz });
  const first = await read(bundle, 'case.zip');
  assert.equal(first.name, 'case.zip/a.har');
  assert.deepEqual(codesOf(first), ['other-captures-in-archive']);
  const all = await parseCaptures(bundle, { name: 'case.zip', ports: nodePorts });
  assert.deepEqual(
    all.map((capture) => capture.name),
    ['case.zip/a.har', 'case.zip/b.har', 'case.zip/x/c.saz'],
  );
});

test('a capture that cannot be read gives way to the next', async () => {
  const capture = await read(zip({ 'a.har': utf8('{'), 'b.har': har }), 'case.zip');
  assert.equal(capture.name, 'case.zip/b.har');
});

test('the bodies of a Playwright zip are found, and paths that leave it find nothing', async () => {
  const attached = (file: string) => ({
    content: { size: 8, mimeType: 'application/json', text: undefined, _file: file },
  });
  const post = { method: 'POST', postData: { mimeType: 'text/plain', params: [], _file: 'post.txt' } };
  const entries = [
    rawEntry({ ...attached('0a.json'), request: post }),
    rawEntry(attached('../0a.json')),
    rawEntry(attached('none')),
  ];
  const files = {
    'x/har.har': utf8(JSON.stringify(rawHar(entries))),
    'x/0a.json': utf8('{"a":"ä"}'),
    'x/post.txt': utf8('a=1'),
    '0a.json': utf8('no'),
  };
  const capture = await read(zip(files));
  assert.deepEqual(
    capture.entries.map((entry) => entry.response.content.text),
    ['{"a":"ä"}', undefined, undefined],
  );
  assert.equal(capture.entries[0]?.request.postData?.text, 'a=1');
  assert.deepEqual(codesOf(capture), ['attachment-missing']);
  assert.equal(capture.quality, 'partial');
});

test('an encrypted zip wants its password, and the right one', async () => {
  const encrypted = await buildEncryptedZip([{ name: 'a.har', bytes: har }], {
    password: 'right',
    encryption: 'aes256',
  });
  const open = (password?: string) =>
    parseCapture(encrypted, {
      name: 'a.zip',
      ports: nodePorts,
      ...(password === undefined ? {} : { password }),
    });
  await assert.rejects(open(), { code: 'ERR_PASSWORD_NEEDED' });
  await assert.rejects(open('wrong'), { code: 'ERR_WRONG_PASSWORD' });
  assert.equal((await open('right')).entryCount, 1);
});

/** Reads a file that is refused; the most bytes that each stream inside of it was allowed to grow to. */
async function limitsOf(file: Uint8Array, compression: Compression): Promise<number[]> {
  const limits: number[] = [];
  const inflate: Ports['inflate'] = (...stream) => {
    if (stream[0] === compression) limits.push(stream[2]);
    return nodePorts.inflate(...stream);
  };
  const options = { name: 'case.zip', ports: { ...nodePorts, inflate } };
  await assert.rejects(parseCapture(file, options), InputError);
  return limits;
}

test('archives inside of an archive spend its budget', async () => {
  const claims = { size: MAX_MEMBER_BYTES };
  const bombs = buildZip(['a.har', 'b.har', 'c.har'].map((name) => ({ name, bytes: har, claims })));
  const names = ['1.zip', '2.zip', '3.zip', '4.zip'];
  const stored = buildZip(names.map((name) => ({ name, bytes: bombs, stored: true })));
  // The archives themselves take some bytes, so that only three of 128 MiB fit behind them.
  assert.deepEqual(await limitsOf(stored, 'deflate-raw'), Array(3).fill(MAX_MEMBER_BYTES));
});

test('gzip files inside of an archive spend its budget', async () => {
  const packed = gzipSync(Buffer.alloc(1000, 'x'));
  const files = buildZip(
    ['a', 'b', 'c'].map((name) => ({ name: `${name}.har.gz`, bytes: packed, stored: true })),
  );
  const damaged = buildZip(
    ['a', 'b'].map((name) => ({ name: `${name}.har.gz`, bytes: packed.subarray(0, 20), stored: true })),
  );
  const [first = 0, ...others] = await limitsOf(files, 'gzip');
  assert.deepEqual(
    others.map((limit) => first - limit),
    [1000 + packed.length, 2 * (1000 + packed.length)],
  );
  const [whole = 0, rest = 0] = await limitsOf(damaged, 'gzip');
  // The stored member, what came out before the damage, and what the damaged one may have cost.
  assert.equal(whole - rest, 20 + 1000 + 20 * 64);
});

test('of a gzip file that is cut, what comes before the cut is read', async () => {
  const many = utf8(
    JSON.stringify(
      rawHar(Array.from({ length: 400 }, (_, i) => rawEntry({ entry: { comment: `${i ** 3}` } }))),
    ),
  );
  const packed = gzipSync(many);
  const capture = await read(packed.subarray(0, packed.length * 0.7));
  assert.ok(capture.entries.length > 100 && capture.entries.length < 400, `${capture.entries.length}`);
  assert.equal(capture.quality, 'damaged');
  assert.deepEqual(codesOf(capture).slice(0, 2), ['gzip-damaged', 'capture-truncated']);
});

test('a HAR in a zip that is too long for a member is read piece by piece', async () => {
  const long = Buffer.alloc(MAX_MEMBER_BYTES + har.length, ' ');
  long.set(har, MAX_MEMBER_BYTES);
  long[0] = 0x7b;
  long[MAX_MEMBER_BYTES] = 0x20;
  const capture = await read(zip({ 'a.har': long }), 'case.zip');
  assert.deepEqual([capture.entries.length, capture.quality], [1, 'complete']);
  const cut = zip({ 'a.har': long.subarray(0, -1) });
  assert.equal((await read(cut, 'case.zip')).quality, 'damaged');
});
