import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../src/model/capture.js';
import { codesOf, type EntryParts, rawEntry, rawHar, read, readOne } from './har-fixture.js';

test('a plain HAR is read whole and without notes', async () => {
  const { capture, entry } = await readOne({});
  assert.deepEqual(capture.notes, []);
  assert.deepEqual([capture.quality, capture.format, capture.entryCount], ['complete', 'har', 1]);
  assert.deepEqual(capture.creator, { name: 'made up', version: '1' });
  assert.equal(capture.browser, null);
  assert.equal(entry.startedMs, Date.UTC(2026, 2, 1, 10));
  assert.deepEqual(entry.timings, { send: 1, wait: 10, receive: 1 });
  assert.deepEqual([entry.request.postData, entry.request.bodySize], [undefined, 0]);
});

/** What an exporter writes, and what becomes of it. */
const QUIRKS: Readonly<
  Record<string, { parts: EntryParts; value: (entry: Entry) => unknown; is: unknown; notes?: string[] }>
> = {
  'a method in lower case': {
    parts: { request: { method: 'post' } },
    value: (e) => e.request.method,
    is: 'POST',
  },
  'a URL is kept as it is': {
    parts: { request: { url: 'https://as.example/a%2fb?redirect%5Furi=x y&#frag' } },
    value: (e) => e.request.url,
    is: 'https://as.example/a%2fb?redirect%5Furi=x y&#frag',
  },
  'a URL that is none': {
    parts: { request: { url: '{{host}}/x' } },
    value: (e) => e.request.url,
    is: '{{host}}/x',
  },
  'status 0': { parts: { response: { status: 0 } }, value: (e) => e.response.status, is: undefined },
  'status -1 (Playwright)': {
    parts: { response: { status: -1 } },
    value: (e) => e.response.status,
    is: undefined,
  },
  'status null': { parts: { response: { status: null } }, value: (e) => e.response.status, is: undefined },
  'status as text': { parts: { response: { status: '302' } }, value: (e) => e.response.status, is: 302 },
  'no response at all': {
    parts: { response: null },
    value: (e) => [e.response.status, e.response.content.state, e.response.headers],
    is: [undefined, 'absent', []],
    notes: ['response-missing'],
  },
  'a reason for no answer (Chrome)': {
    parts: { response: { status: 0, _error: 'net::ERR_FAILED' } },
    value: (e) => e.response._error,
    is: 'net::ERR_FAILED',
  },
  'a reason for no answer (Playwright)': {
    parts: { response: { status: -1, _failureText: 'net::ERR_ABORTED' } },
    value: (e) => e.response._error,
    is: 'net::ERR_ABORTED',
  },
  'redirectURL null (Charles)': {
    parts: { response: { redirectURL: null, statusText: null } },
    value: (e) => [e.response.redirectURL, e.response.statusText],
    is: ['', ''],
  },
  'redirectionURL (Internet Explorer)': {
    parts: { response: { redirectURL: undefined, redirectionURL: '/next' } },
    value: (e) => e.response.redirectURL,
    is: '/next',
  },
  'time -1': { parts: { entry: { time: -1 } }, value: (e) => e.time, is: undefined },
  'time null (Firefox)': { parts: { entry: { time: null } }, value: (e) => e.time, is: undefined },
  'timings that do not apply': {
    parts: {
      entry: {
        timings: { blocked: -0.56, dns: -1, connect: null, send: 0, wait: 1.5, receive: 2, comment: 'x' },
      },
    },
    value: (e) => e.timings,
    is: { send: 0, wait: 1.5, receive: 2 },
  },
  'no timings (Firefox)': { parts: { entry: { timings: {} } }, value: (e) => e.timings, is: {} },
  'startedDateTime null': {
    parts: { entry: { startedDateTime: null } },
    value: (e) => [e.startedDateTime, e.startedMs],
    is: [undefined, undefined],
    notes: ['date-unreadable'],
  },
  'startedDateTime without zone': {
    parts: { entry: { startedDateTime: '2026-03-01T10:00:00' } },
    value: (e) => [e.startedDateTime, e.startedMs],
    is: ['2026-03-01T10:00:00', Date.UTC(2026, 2, 1, 10)],
    notes: ['date-without-zone'],
  },
  'startedDateTime as a number': {
    parts: { entry: { startedDateTime: Date.UTC(2026, 2, 1, 10) } },
    value: (e) => e.startedDateTime,
    is: '2026-03-01T10:00:00.000Z',
  },
  'header values that are numbers (Polly.JS)': {
    parts: { request: { headers: [{ name: 'content-length', value: 0, _fromType: 'array' }] } },
    value: (e) => e.request.headers,
    is: [{ name: 'content-length', value: '0' }],
    notes: ['header-value-not-text'],
  },
  'headers as pairs (Slack)': {
    parts: {
      response: {
        headers: [
          ['Set-Cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      },
    },
    value: (e) => e.response.headers,
    is: [
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
    ],
    notes: ['headers-as-object'],
  },
  'headers as an object': {
    parts: {
      response: { headers: { Accept: '*/*', 'Set-Cookie': ['a=1', 'b=2'], Age: 3, constructor: 'x' } },
    },
    value: (e) => e.response.headers.map((header) => `${header.name}=${header.value}`),
    is: ['Accept=*/*', 'Set-Cookie=a=1', 'Set-Cookie=b=2', 'Age=3', 'constructor=x'],
    notes: ['headers-as-object', 'header-value-not-text'],
  },
  'headers without a name': {
    parts: {
      request: {
        headers: [{ value: 'x' }, null, 'Accept: x', { name: 'a', value: {} }, { name: 'b', value: 'c' }],
      },
    },
    value: (e) => e.request.headers,
    is: [{ name: 'b', value: 'c' }],
    notes: ['header-unreadable'],
  },
  'pseudo-headers and joined cookies stay': {
    parts: {
      response: {
        headers: [
          { name: ':status', value: '200' },
          { name: 'set-cookie', value: 'a=1\nb=2' },
        ],
      },
    },
    value: (e) => e.response.headers.map((header) => header.value),
    is: ['200', 'a=1\nb=2'],
  },
  'cookies as an object (Internet Explorer)': {
    parts: { request: { cookies: { name: 'a', value: 'b' } } },
    value: (e) => e.request.url,
    is: 'https://as.example/',
  },
  'a CONNECT is a tunnel': {
    parts: { request: { method: 'CONNECT', url: 'https://as.example:443/' } },
    value: (e) => e.isTunnel,
    is: true,
  },
  'an IPv6 address in brackets (Chrome)': {
    parts: { entry: { serverIPAddress: '[2001:db8::1]' } },
    value: (e) => e.serverIPAddress,
    is: '2001:db8::1',
  },
  'an empty address is none': {
    parts: { entry: { serverIPAddress: '', pageref: '', comment: '' } },
    value: (e) => ['serverIPAddress' in e, 'pageref' in e, 'comment' in e],
    is: [false, false, false],
  },
  'members of Chrome': {
    parts: {
      entry: {
        _initiator: { type: 'script' },
        _resourceType: 'fetch',
        _fromCache: 'disk',
        pageref: 'page_1',
      },
    },
    value: (e) => [e._initiatorType, e._resourceType, e._fromCache, e.pageref],
    is: ['script', 'fetch', 'disk', 'page_1'],
  },
  'members of chrome-har': {
    parts: {
      entry: { _initiator: 'https://client.example/app.js', _initiator_type: 'parser' },
      response: { fromDiskCache: true },
    },
    value: (e) => [e._initiatorType, e._fromCache],
    is: ['parser', 'disk'],
  },
  'an initiator that is a URL': {
    parts: { entry: { _initiator: 'https://client.example/app.js' } },
    value: (e) => e._initiatorType,
    is: 'script',
  },
  'members of Safari': {
    parts: { entry: { _fetchType: 'Memory Cache' } },
    value: (e) => e._fromCache,
    is: 'memory',
  },
  'WebSocket messages': {
    parts: {
      entry: {
        _webSocketMessages: [{ type: 'send', time: 1, opcode: 1, data: 'hi' }, { type: 'error' }, null],
      },
    },
    value: (e) => e._webSocketMessages,
    is: [{ type: 'send', data: 'hi', time: 1, opcode: 1 }],
  },
};

for (const [name, { parts, value, is, notes = [] }] of Object.entries(QUIRKS)) {
  test(`${name} is read`, async () => {
    const { entry, capture } = await readOne(parts);
    assert.deepEqual(value(entry), is);
    assert.deepEqual(codesOf(capture), notes);
  });
}

test('one bad entry never loses the rest, and the others keep their index', async () => {
  const bad: readonly unknown[] = [
    null,
    'x',
    7,
    [],
    {},
    { request: null },
    { request: { url: 'https://as.example/' } },
  ];
  const worse = [{ request: { method: 'GET', url: '' } }, { request: { method: 'GET', url: 7 } }];
  const capture = await read(rawHar([rawEntry(), ...bad, ...worse, rawEntry()]));
  assert.equal(capture.entryCount, 11);
  assert.deepEqual(
    capture.entries.map((entry) => entry.index),
    [0, 10],
  );
  const skipped = capture.notes.filter((note) => note.code === 'entry-skipped');
  assert.deepEqual(
    skipped.map((note) => note.entry),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.equal(skipped.at(6)?.message, 'Entry 7 was skipped: it has no request.method.');
  assert.equal(skipped.at(7)?.message, 'Entry 8 was skipped: it has no request.url.');
  assert.equal(capture.quality, 'partial');
});

test('a method that is none costs its entry, and blanks around one cost nothing', async () => {
  const entries = ['post ', 'a b', 'x'.repeat(41)].map((method) => rawEntry({ request: { method } }));
  const capture = await read(rawHar(entries));
  assert.deepEqual(
    capture.entries.map((entry) => entry.request.method),
    ['POST'],
  );
  assert.equal(capture.notes[0]?.message, 'Entry 1 was skipped: its request.method is no method of HTTP.');
});

test('a thousand bad entries make a handful of notes', async () => {
  const capture = await read(rawHar([...Array.from({ length: 1000 }, () => ({})), rawEntry()]));
  assert.equal(capture.entries.length, 1);
  assert.equal(capture.notes.length, 21);
  assert.equal(capture.notes.at(-1)?.message, 'The same is true of 980 more entries.');
});

test('the same repair in many places is one note with a count', async () => {
  const headers = [
    { name: 'a', value: 1 },
    { name: 'b', value: null },
  ];
  const capture = await read(
    rawHar([rawEntry({ request: { headers } }), rawEntry({ response: { headers } })]),
  );
  assert.deepEqual(capture.notes, [
    {
      code: 'header-value-not-text',
      message: '4 header values were no text but a number, a boolean or null; read as text.',
    },
  ]);
});

const VERSIONS: readonly [version: unknown, notes: string[]][] = [
  ['1.1', []],
  ['1.2', []],
  ['1.3', []],
  ['1.112', []],
  ['', []],
  [undefined, ['har-1.2']],
  ['2.0', ['unknown-har-version']],
  ['1.0', ['unknown-har-version']],
];

test('HAR 1.1 and later are taken, a missing version too', async () => {
  for (const [version, notes] of VERSIONS) {
    assert.deepEqual(codesOf(await read(rawHar([rawEntry()], { version }))), notes, String(version));
  }
});

test('creator and browser are narrowed', async () => {
  const numbers = await read(
    rawHar([rawEntry()], { creator: { name: 'x', version: 3 }, browser: { name: 'y' } }),
  );
  assert.deepEqual(
    [numbers.creator, numbers.browser],
    [
      { name: 'x', version: '3' },
      { name: 'y', version: '' },
    ],
  );
  const nothing = await read(rawHar([rawEntry()], { creator: null, browser: 'Firefox' }));
  assert.deepEqual([nothing.creator, nothing.browser], [null, null]);
});

const SHAPES: Readonly<Record<string, { document: unknown; count: number; code: string }>> = {
  'several logs under names': {
    document: { one: rawHar([rawEntry()]), two: rawHar([rawEntry(), rawEntry()]) },
    count: 3,
    code: 'several-logs',
  },
  'several logs in an array': {
    document: [rawHar([rawEntry()]), rawHar([rawEntry()]), { other: 1 }],
    count: 2,
    code: 'several-logs',
  },
  'one bare entry': { document: rawEntry(), count: 1, code: 'bare-entries' },
  'bare entries in an array': { document: [rawEntry(), rawEntry()], count: 2, code: 'bare-entries' },
  'a log without the member log': {
    document: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [rawEntry()] },
    count: 1,
    code: 'bare-log',
  },
};

for (const [name, { document, count, code }] of Object.entries(SHAPES)) {
  test(`${name}: all entries are read, and a note says so`, async () => {
    const capture = await read(document);
    assert.deepEqual(
      capture.entries.map((entry) => entry.index),
      Array.from({ length: count }, (_, i) => i),
    );
    assert.deepEqual(codesOf(capture), [code]);
  });
}

test('an empty list of entries is a capture without entries', async () => {
  const capture = await read(rawHar([]));
  assert.deepEqual([capture.entryCount, capture.entries, capture.notes], [0, [], []]);
});

const NO_HARS: readonly unknown[] = [
  {},
  [],
  null,
  7,
  'x',
  { log: {} },
  { log: { entries: {} } },
  { log: [1] },
  [1, 2],
  { a: { b: 1 } },
];

test('JSON that is no HAR is refused, and not quoted', async () => {
  for (const document of NO_HARS) {
    await assert.rejects(
      read(document),
      { name: 'InputError', code: 'ERR_NOT_A_HAR' },
      JSON.stringify(document),
    );
  }
});
