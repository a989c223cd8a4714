import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ByteSource } from '../../../src/input/scanner/byte-source.js';
import { MAX_ENTRIES, MAX_ENTRY_BYTES } from '../../../src/input/scanner/har-scanner.js';
import type { IndexedEntry } from '../../../src/input/scanner/indexed-entry.js';
import { loadKernel } from '../../../src/input/scanner/kernel.js';
import { createKernelFinder } from '../../../src/input/scanner/kernel-finder.js';
import { readLargeHar } from '../../../src/input/scanner/read-large-har.js';
import type { Depth } from '../../../src/input/scanner/scanned-har.js';
import { assertAgreement } from './agreement.js';
import { FINDERS, scanBytes, scanText } from './scan-text.js';

const ENTRY = {
  startedDateTime: '2026-03-01T10:00:00.000Z',
  time: 12.5,
  request: {
    method: 'GET',
    url: 'https://app.example/start?x=1#top',
    headers: [{ name: 'Accept', value: '*/*' }],
    bodySize: 0,
  },
  response: { status: 200, content: { size: 2, text: 'ok' }, redirectURL: '' },
};

const whole = (): Depth => 'whole';

/** The index of every entry of a text, by each finder; they must be the same. */
function indexOf(text: string): IndexedEntry[] {
  const [kernel = [], bytes = []] = Object.values(FINDERS).map((createFinder) => {
    const seen: IndexedEntry[] = [];
    scanText(
      text,
      (entry) => {
        seen.push({ ...entry });
        return 'indexed';
      },
      createFinder(),
    );
    return seen.map(({ url, method, status, time, startedDateTime, redirectURL, postMimeType, ...rest }) => {
      const { index, start, end, hasAuthorization } = rest;
      const texts = { url, method, startedDateTime, redirectURL, postMimeType };
      return { index, start, end, status, time, hasAuthorization, ...texts };
    });
  });
  // The kernel only hints at Authorization before an entry is parsed.
  assert.deepEqual(kernel, bytes);
  return kernel;
}

/** Agreement in both finders, whole and indexed, in pieces of several lengths. */
function assertReads(text: string): void {
  for (const createFinder of Object.values(FINDERS)) {
    for (const lengths of [[1], [63], [64], [65], [1000], [2 ** 18]]) {
      assertAgreement(text, lengths, whole, createFinder());
      assertAgreement(text, lengths, () => 'indexed', createFinder());
    }
  }
}

function har(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries } }, null, 2);
}

const request = (members: object) => ({ ...ENTRY, request: { ...ENTRY.request, ...members } });
const response = (members: object) => ({ ...ENTRY, response: { ...ENTRY.response, ...members } });

test('an edge of a block or a piece may fall on any byte', () => {
  const text = har(
    { ...request({ headers: [{ name: 'authorization', value: 'Bearer x' }] }), time: 1234.5678 },
    response({
      content: { text: `${'\\'.repeat(70)}"` },
      status: 302,
      redirectURL: 'https://app.example/\\"',
    }),
    request({
      url: 'https://例え.example/é?q=😀',
      postData: { mimeType: 'application/json', text: '{"a":"\\"}' },
    }),
  );
  for (let shift = 0; shift < 130; shift++) {
    const shifted = ' '.repeat(shift) + text;
    for (const lengths of [[1], [64], [61, 3]]) assertAgreement(shifted, lengths, whole, FINDERS.kernel());
  }
  for (let length = 1; length < 200; length++) assertAgreement(text, [length], whole, FINDERS.kernel());
});

test('Authorization is found wherever a block or a piece breaks it, and as a name only', () => {
  for (const name of ['Authorization', 'authorization', 'AUTHORIZATION', 'aUthorization']) {
    for (let shift = 0; shift < 70; shift++) {
      const text = ' '.repeat(shift) + har(request({ headers: [{ value: 'Bearer x', name }] }));
      assert.equal(indexOf(text)[0]?.hasAuthorization, true);
    }
  }
  const escaped = har(request({ headers: [{ name: 'AUTH', value: '' }] })).replace(
    'AUTH',
    '\\u0041uthorization',
  );
  assert.equal(indexOf(escaped)[0]?.hasAuthorization, true);
  const none = [
    har(request({ headers: [{ name: 'Accept', value: 'audio/*' }] })),
    har(request({ headers: [{ name: 'Access-Control-Request-Headers', value: 'authorization' }] })),
    har(request({ headers: [{ name: 'sec-ch-ua', value: '"Chromium";v="1"' }] })),
    har(request({ comment: '"Authorization"', queryString: [{ name: 'authorization', value: '' }] })),
    har(response({ headers: [{ name: 'Authorization', value: '' }], content: { text: '"Authorization' } })),
  ];
  for (const text of none) assert.equal(indexOf(text)[0]?.hasAuthorization, false);
});

test('after a literal the next string is a name again', () => {
  const text = har(request({ bodySize: 0, url: 'https://app.example/1', httpVersion: null, method: 'PUT' }));
  assert.equal(indexOf(text)[0]?.url, 'https://app.example/1');
  assert.equal(indexOf(text)[0]?.method, 'PUT');
});

test('white space of every kind, a byte order mark, and entries before version', () => {
  const json = { log: { entries: [ENTRY, ENTRY], version: '1.2', creator: { name: 'x', version: '' } } };
  for (let indent = 0; indent <= 7; indent++) assertReads(JSON.stringify(json, null, indent));
  assertReads(`\ufeff${JSON.stringify(json, null, '\t').replaceAll('\n', '\r\n')}\r\n`);
  assertReads(JSON.stringify(json).replaceAll('":', `"${' '.repeat(200)}:\n`));
});

test('a file in UTF-16 is no HAR here', () => {
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${har(ENTRY)}`, 'utf16le'));
  for (const createFinder of Object.values(FINDERS)) {
    assert.deepEqual(scanBytes(utf16, whole, createFinder()).end, { kind: 'not-a-har' });
  }
});

test('what looks like entries elsewhere is none', () => {
  const decoy = { entries: [{ request: { url: 'https://decoy.example/' } }] };
  const log = {
    _custom: decoy,
    creator: { name: 'x', version: '1', ...decoy },
    pages: [{ log: decoy }],
    entries: [
      {
        ...ENTRY,
        _log: decoy,
        ...decoy,
        response: { ...ENTRY.response, content: { text: JSON.stringify(decoy) } },
      },
      request({ postData: { ...decoy, text: '"entries":[{"request":{"url":"https://decoy.example/"' } }),
    ],
    comment: '"entries":[{}]',
  };
  assertReads(JSON.stringify({ entries: [1], _log: { log: decoy }, log, request: { url: 'x' } }, null, 1));
});

test('names and values may be escaped', () => {
  const text = har(ENTRY)
    .replace('"log"', '"l\\u006Fg"')
    .replace('"entries"', '"\\u0065ntries"')
    .replace('"url"', '"u\\u0072l"')
    .replace('"status"', '"\\u0073\\u0074\\u0061\\u0074\\u0075\\u0073"')
    .replace('https://', 'https:\\/\\/')
    .replace(
      '"startedDateTime"',
      `"${'startedDateTime'.replace(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"`,
    );
  assertReads(text);
  assert.equal(indexOf(text)[0]?.url, ENTRY.request.url);
  assert.equal(indexOf(text)[0]?.startedDateTime, ENTRY.startedDateTime);
});

test('of a repeated name the last one counts', () => {
  const entry = JSON.stringify(ENTRY);
  const once = `{"request":{"method":"POST","url":"a","url":7,"headers":[{"name":"Authorization"}]},${entry.slice(1)}`;
  const emptied = `${entry.slice(0, -1)},"response":{},"request":null}`;
  assertReads(`{"log":{"entries":[${once},${emptied}]}}`);
  assertReads(`{"log":{"entries":[${entry},${entry}],"version":"1","entries":[${entry}]}}`);
  assertReads(`{"log":{"entries":[${entry}]},"log":{"entries":[],"version":"2"}}`);
  assertReads(`{"log":{"entries":[${entry}]},"log":null}`);
  assertReads(`{"log":{"entries":[${entry}],"entries":{"0":${entry}}}}`);
});

test('elements that are no objects keep their index', () => {
  const entry = JSON.stringify(ENTRY);
  const blank = ' '.repeat(150);
  for (const entries of ['5', 'null', '""', '[]', `[[${entry}]]`, `${blank}1${blank}`, blank]) {
    assertReads(`{"log":{"entries":[${entries}]}}`);
    if (entries !== blank) assertReads(`{"log":{"entries":[${entry},${entries},${entry},${entries}]}}`);
  }
});

test('odd tokens are read as the model reads them', () => {
  const odd = {
    ...ENTRY,
    time: '17.5',
    startedDateTime: 12,
    request: { method: null, url: { raw: 'x' }, postData: { mimeType: ['x'] } },
    response: { status: '0302', redirectURL: null },
  };
  assertReads(har(odd, { request: [], response: 'x' }, {}));
  assert.equal(indexOf(har(odd))[0]?.time, 17.5);
  assert.equal(indexOf(har(odd))[0]?.url, undefined);
});

test('a token beyond what the kernel copies is read from the parsed entry', () => {
  const url = `https://app.example/?q=${'é'.repeat(40_000)}`;
  const data = `data:image/png;base64,${'A'.repeat(300_000)}`;
  const text = har(request({ url }), request({ url: data }), ENTRY);
  for (const createFinder of Object.values(FINDERS)) assertAgreement(text, [100_000], whole, createFinder());
  const light = scanText(text, () => 'indexed').entries.map(
    (seen) => seen.kind === 'indexed' && seen.entry.url,
  );
  assert.deepEqual(light, ['https://app.example/', 'data:image/png;base64', 'https://app.example/start']);
});

test('in entries that span pieces the kernel stays sure of its index', () => {
  const padding = 'x'.repeat(150_000);
  const text = har(
    ...Array.from({ length: 12 }, (_, i) => request({ url: `https://app.example/${i}`, _x: padding })),
  );
  const finder = FINDERS.kernel();
  const bytes = new TextEncoder().encode(text);
  let found = 0;
  for (let at = 0; at < bytes.length; at += 2 ** 18) {
    const piece = bytes.subarray(at, at + 2 ** 18);
    finder.inputs[0].set(piece);
    const { entries } = finder.scan(0, piece.length, 0);
    assert.ok(entries.every((entry) => entry.kind === 'certain'));
    found += entries.length;
  }
  assert.equal(found + finder.finish(0).entries.length, 12);
});

test('a raw quote or line feed in a body is noticed where it stands', () => {
  const [before = '', after = ''] = har(ENTRY, response({ content: { text: 'BODY' } }), ENTRY).split('BODY');
  const raw = scanText(`${before}say "hello", and more${after}`);
  assert.equal(raw.end.kind, 'damaged');
  assert.equal(raw.entries.length, 1);
  const feed = scanText(`${before}one\ntwo${after}`);
  assert.deepEqual(feed.end, { kind: 'damaged', at: before.length + 3 });
  assert.deepEqual(scanText(`${before}${after.slice(0, -4)}]`).end.kind, 'damaged');
});

test('an entry that is no JSON is indexed and named', () => {
  const text = har(ENTRY, ENTRY, ENTRY).replace(/\*\/\*/, '\\x');
  for (const createFinder of Object.values(FINDERS)) {
    const { entries, unread, end } = scanText(text, whole, createFinder());
    assert.deepEqual(unread, [{ index: 0, reason: 'not-json' }]);
    assert.deepEqual(
      entries.map((seen) => seen.kind),
      ['indexed', 'whole', 'whole'],
    );
    assert.deepEqual(end, { kind: 'complete' });
  }
});

test('a file cut short gives what was whole, and the place of the cut', () => {
  const text = har(ENTRY, ENTRY);
  const ends = indexOf(text).map((entry) => entry.end);
  for (let at = text.indexOf('"version"'); at < text.length; at += 5) {
    const { entries, end } = scanText(text.slice(0, at), whole, FINDERS.kernel(), [100]);
    assert.deepEqual(end, { kind: 'truncated', at });
    assert.equal(entries.length, ends.filter((each) => each <= at).length);
  }
  const { envelope } = scanText(text.slice(0, -40));
  assert.deepEqual(envelope, { log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [] } });
});

test('what is no HAR is said to be none', () => {
  for (const text of [
    '',
    ' ',
    '{}',
    '[]',
    '{"log":{}}',
    '{"log":[]}',
    '{"log":{"entries":{}}}',
    '7',
    '}',
    'PK\u0003\u0004',
  ]) {
    for (const createFinder of Object.values(FINDERS)) {
      const { end, entries } = scanText(text, whole, createFinder());
      assert.deepEqual(end, { kind: 'not-a-har' }, text);
      assert.deepEqual(entries, []);
    }
  }
});

test('an entry larger than the bound is indexed and named, and those behind it are read', () => {
  const text = har(response({ content: { text: 'x'.repeat(MAX_ENTRY_BYTES) } }), ENTRY);
  for (const createFinder of Object.values(FINDERS)) {
    const { entries, unread } = scanText(text, whole, createFinder());
    assert.deepEqual(unread, [{ index: 0, reason: 'too-large' }]);
    assert.deepEqual(
      entries.map((seen) => [seen.kind, seen.entry.index, seen.entry.status]),
      [
        ['indexed', 0, 200],
        ['whole', 1, 200],
      ],
    );
  }
});

test('a list of more elements than any capture has is not read to its end', () => {
  const text = `{"log":{"entries":[${'0,'.repeat(MAX_ENTRIES + 200_000)}0]}}`;
  assert.equal(scanText(text).end.kind, 'too-many-entries');
});

test('an envelope larger than the bound is left out, and a deep one is no danger', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  assert.equal(scanText(`{"log":{"_x":${deep},"entries":[${JSON.stringify(ENTRY)}]}}`).entries.length, 1);
  const wide = `{"log":{"_x":"${'x'.repeat(9 * 2 ** 20)}","entries":[${JSON.stringify(ENTRY)}]}}`;
  assert.equal(scanText(wide).envelope, undefined);
  assert.equal(scanText(wide).entries.length, 1);
});

test('the memory of the kernel never grows, so that its views stay attached', () => {
  const kernel = loadKernel();
  assert.ok(kernel !== undefined);
  const bytes = kernel.memory.buffer.byteLength;
  const finder = createKernelFinder(kernel);
  scanText(`{"log":{"entries":[${'{},'.repeat(400_000)}{}]}}`, whole, finder);
  assert.equal(kernel.memory.buffer.byteLength, bytes);
  assert.ok(finder.inputs[1].length > 0);
});

test('more elements in one input than are told at once: empty ones, none, and a list that comes twice', () => {
  const tiny = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? 1 : {}));
  const compact = JSON.stringify({ log: { entries: tiny, version: '1.2', pages: tiny, comment: 'behind' } });
  const twice = compact.replace(
    '"version"',
    `"entries":${JSON.stringify([{ ...ENTRY }, ...tiny])},"version"`,
  );
  for (const createFinder of Object.values(FINDERS)) {
    for (const text of [compact, twice]) {
      for (const length of [2 ** 18, 12_345])
        assertAgreement(text, [length], (index) => (index % 2 === 0 ? 'whole' : 'indexed'), createFinder());
    }
  }
});

test('the memory of the kernel is small, so that reading starts no collection of garbage', () => {
  assert.ok((loadKernel()?.memory.buffer.byteLength ?? 0) < 4 * 2 ** 20);
});

test('offsets beyond four gigabytes are exact', async () => {
  const [head = '', tail = ''] = har(ENTRY, 'here').split('"here"');
  const texts = [head, JSON.stringify(ENTRY) + tail].map((text) => new TextEncoder().encode(text));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const megabytes = 4200;
  let blanks = megabytes * 4;
  const source: ByteSource = {
    read(into) {
      const bytes = texts.length === 2 || blanks === 0 ? texts.shift() : undefined;
      if (bytes !== undefined) into.set(bytes);
      else if (blanks > 0) into.subarray(0, 2 ** 18).fill(0x20);
      else return 0;
      if (bytes === undefined) blanks--;
      return bytes?.length ?? 2 ** 18;
    },
  };
  const starts: number[] = [];
  const { end, bytes } = await readLargeHar<unknown>(source, {
    depthOf(entry) {
      starts.push(entry.start);
      return 'whole';
    },
    whole: (json) => json,
    indexed: (entry) => entry,
  });
  assert.deepEqual([end.kind, bytes], ['complete', megabytes * 2 ** 20 + length]);
  assert.deepEqual(starts, [head.indexOf('{', head.indexOf('"entries"')), head.length + megabytes * 2 ** 20]);
});
