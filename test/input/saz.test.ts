import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseResponseMessage } from '../../src/input/http-message.js';
import { InputError } from '../../src/input/input-error.js';
import { isSaz, readSaz } from '../../src/input/saz.js';
import { readContent } from '../../src/input/saz-body.js';
import { MAX_NOTES_PER_CODE } from '../../src/input/saz-notes.js';
import { findSessions } from '../../src/input/saz-sessions.js';
import { openZip } from '../../src/input/zip.js';
import type { Capture, Entry } from '../../src/model/capture.js';
import { buildSaz, type SazOptions, type SazSession, sazParts } from '../support/saz-builder.js';
import { buildZip } from '../support/zip-builder.js';

const codeIs = (code: string) => (error: unknown) => error instanceof InputError && error.code === code;
const codes = (capture: Capture) => capture.notes.map((note) => note.code);

const TOKEN_REQUEST: SazSession = {
  method: 'POST',
  url: 'https://as.example/token',
  requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
  requestBody: 'grant_type=client_credentials',
  status: 200,
  responseHeaders: [['Content-Type', 'application/json; charset=utf-8']],
  responseBody: '{"token_type":"Bearer"}',
  startedDateTime: '2026-03-01T11:00:00.1234567+01:00',
  elapsedMs: 250,
};

async function read(bytes: Uint8Array, password?: string): Promise<Capture> {
  const zip = await openZip(bytes, nodePorts, password);
  return readSaz(zip, { name: 'capture.saz', sizeBytes: bytes.length, ports: nodePorts });
}

async function capture(sessions: readonly SazSession[], options?: SazOptions): Promise<Capture> {
  return read(await buildSaz(sessions, options));
}

/** The one entry of a capture of one session, and the codes of the notes on it. */
async function entryOf(
  session: SazSession,
  options?: SazOptions,
): Promise<{ entry: Entry; notes: string[] }> {
  const found = await capture([session], options);
  const [entry] = found.entries;
  assert.ok(entry);
  return { entry, notes: codes(found) };
}

const changed = (change: Partial<SazSession>): SazSession => ({ ...TOKEN_REQUEST, ...change });

test('a session in HAR terms', async () => {
  const bytes = await buildSaz([TOKEN_REQUEST]);
  const { entries, ...envelope } = await read(bytes);
  assert.deepEqual(envelope, {
    name: 'capture.saz',
    format: 'saz',
    sizeBytes: bytes.length,
    sha256: null,
    creator: { name: 'Fiddler', version: '5.0.20253.3311' },
    browser: null,
    entryCount: 1,
    quality: 'complete',
    notes: [],
  });
  assert.deepEqual(entries, [
    {
      index: 0,
      label: '#1',
      depth: 'whole',
      isTunnel: false,
      startedDateTime: '2026-03-01T11:00:00.1234567+01:00',
      startedMs: Date.parse('2026-03-01T10:00:00.123Z'),
      time: 250,
      request: {
        method: 'POST',
        url: 'https://as.example/token',
        httpVersion: 'HTTP/1.1',
        headers: [
          { name: 'Host', value: 'as.example' },
          { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
          { name: 'Content-Length', value: '29' },
        ],
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: 'grant_type=client_credentials',
          params: [],
          state: 'present',
        },
        bodySize: 29,
      },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [
          { name: 'Content-Type', value: 'application/json; charset=utf-8' },
          { name: 'Content-Length', value: '23' },
        ],
        content: {
          size: 23,
          mimeType: 'application/json; charset=utf-8',
          text: '{"token_type":"Bearer"}',
          state: 'present',
        },
        redirectURL: '',
      },
      timings: { dns: 0, connect: 0, ssl: 0, send: 1, wait: 247, receive: 2 },
      _process: 'chrome',
      serverIPAddress: '192.0.2.10',
    },
  ]);
});

const NAMES: readonly [name: string, is: boolean][] = [
  ['raw/1_c.txt', true],
  ['raw/0001_M.XML', true],
  ['RAW/7_s.txt', true],
  ['my capture/raw/1_c.txt', true],
  ['raw/1_c.txt.bak', false],
  ['draw/1_c.txt', false],
  ['raw/c.txt', false],
  ['raw/1_x.txt', false],
  ['raw/1234567890123456_c.txt', false],
  ['har.har', false],
];

for (const [name, is] of NAMES) test(`isSaz: ${name}`, () => assert.equal(isSaz(['x', name]), is));

test('isSaz takes a hostile name in its stride', () => {
  assert.equal(
    isSaz(['a/'.repeat(30_000), `${'a'.repeat(65_000)}/raw/1_c.txt`, `${'raw/'.repeat(9)}1_c`]),
    false,
  );
});

test('sessions come by number, whatever their order, padding and gaps; the label is the session id', async () => {
  const sessions = [10, 9, 200, 2].map((number) =>
    changed({ number, sid: number + 5, url: `https://as.example/${number}` }),
  );
  const found = await capture(sessions, { padding: 1 });
  assert.deepEqual(
    found.entries.map(({ index, label, request }) => [index, label, request.url.slice(19)]),
    [
      [0, '#7', '2'],
      [1, '#14', '9'],
      [2, '#15', '10'],
      [3, '#205', '200'],
    ],
  );
});

const LAYOUTS: readonly [name: string, options: SazOptions][] = [
  ['backslashes', { rename: (name) => name.replaceAll('/', '\\') }],
  ['capitals', { rename: (name) => name.toUpperCase() }],
  ['a folder in front', { rename: (name) => `capture/${name}` }],
  ['zip64', { zip64: true }],
  ['data descriptors', { dataDescriptors: 'signed' }],
  ['wide padding', { padding: 9 }],
  ['neither folder nor content types', { bare: true }],
];

for (const [name, options] of LAYOUTS) {
  test(`layout: ${name}`, async () => {
    const found = await capture([TOKEN_REQUEST, changed({ status: 400 })], options);
    assert.deepEqual(
      found.entries.map((entry) => entry.response.status),
      [200, 400],
    );
    assert.equal(found.quality, 'complete');
  });
}

test('two names of one number are one session; a second folder is left out', async () => {
  const parts = sazParts([TOKEN_REQUEST], { bare: true });
  const again = sazParts([changed({ method: 'GET', requestBody: '' })], { bare: true, padding: 3 });
  const doubled = await read(buildZip([...parts, ...again]));
  assert.deepEqual([doubled.entryCount, doubled.entries[0]?.request.method], [1, 'GET']);
  assert.deepEqual([codes(doubled), doubled.quality], [['saz-session-doubled'], 'partial']);
  const elsewhere = again.map((part) => ({ ...part, name: `other/${part.name}` }));
  const folders = await read(buildZip([...parts, ...elsewhere]));
  assert.deepEqual([folders.entryCount, codes(folders)], [1, ['saz-several-folders']]);
});

test('sixty thousand names for one session are one session', () => {
  const paddings = Array.from({ length: 2000 }, (_, length) => '0'.repeat(length));
  const names = ['raw', 'Raw', 'RAW'].flatMap((raw) =>
    ['c.txt', 's.txt', 'm.xml', 'w.txt', 'g.txt', 'c.TXT', 's.TXT', 'm.XML', 'w.TXT', 'g.TXT'].flatMap(
      (part) => paddings.map((padding) => `${raw}/${padding}1_${part}`),
    ),
  );
  const { sessions } = findSessions(names);
  assert.deepEqual(
    sessions.map(({ number, isDoubled }) => [number, isDoubled]),
    [[1, true]],
  );
});

test('a CONNECT is counted and holds no prose of Fiddler', async () => {
  const prose = 'A SSLv3-compatible ClientHello handshake was found.';
  const tunnel: SazSession = {
    method: 'CONNECT',
    url: 'as.example:443',
    requestBody: prose,
    status: 200,
    statusText: 'Connection Established',
    responseBody: prose,
  };
  const found = await capture([tunnel, TOKEN_REQUEST]);
  assert.equal(found.entryCount, 2);
  const [first, second] = found.entries;
  assert.deepEqual([first?.isTunnel, second?.isTunnel, second?.index], [true, false, 1]);
  assert.deepEqual([first?.request.url, first?.response.status], ['https://as.example:443', 200]);
  assert.doesNotMatch(JSON.stringify(first), /ClientHello/);
  assert.deepEqual([first?.request.postData, first?.response.content.state], [undefined, 'absent']);
});

const URLS: readonly [
  name: string,
  startLine: string,
  bitFlags: string | undefined,
  url: string,
  notes: readonly string[],
][] = [
  ['absolute form', 'GET HTTPS://as.example/a?b=%20c HTTP/1.1', '0', 'HTTPS://as.example/a?b=%20c', []],
  ['origin form over TLS', 'GET /a?b=c HTTP/1.1', '819', 'https://as.example/a?b=c', []],
  ['origin form, flags in hexadecimal', 'GET /a HTTP/1.1', '1A', 'http://as.example/a', []],
  ['asterisk form', 'OPTIONS * HTTP/1.1', '1', 'https://as.example', []],
  [
    'origin form without metadata',
    'GET /a HTTP/1.1',
    undefined,
    'https://as.example/a',
    ['saz-metadata-missing', 'saz-scheme-guessed'],
  ],
];

for (const [name, startLine, bitFlags, url, expected] of URLS) {
  test(`URL: ${name}`, async () => {
    const files = { request: `${startLine}\r\nHost: as.example\r\n\r\n` };
    const session = changed(bitFlags === undefined ? { files, omit: ['metadata'] } : { files, bitFlags });
    const { entry, notes } = await entryOf(session);
    assert.deepEqual([entry.request.url, notes], [url, expected]);
  });
}

for (const [host, url] of [
  ['localhost:8080', 'http://localhost:8080/a'],
  ['as.example:80', 'http://as.example:80/a'],
] as const) {
  test(`URL: a guess for ${host}`, async () => {
    const { entry } = await entryOf(
      changed({ files: { request: `GET /a HTTP/1.1\nHost: ${host}\n\n` }, omit: ['metadata'] }),
    );
    assert.equal(entry.request.url, url);
  });
}

test('URL: no host anywhere', async () => {
  const { entry, notes } = await entryOf(changed({ files: { request: 'GET /a HTTP/1.0\r\n\r\n' } }));
  assert.deepEqual([entry.request.url, notes], ['/a', ['saz-host-missing']]);
});

interface BodyCase {
  readonly name: string;
  readonly change: Partial<SazSession>;
  readonly text: string | undefined;
  readonly state: string;
  readonly notes?: readonly string[];
}

const JSON_TYPE = ['Content-Type', 'application/json'] as const;
const RESPONSES: readonly BodyCase[] = [
  { name: 'chunked', change: { chunked: true }, text: '{"token_type":"Bearer"}', state: 'present' },
  { name: 'gzip', change: { gzip: true }, text: '{"token_type":"Bearer"}', state: 'present' },
  {
    name: 'chunked gzip',
    change: { chunked: true, gzip: true },
    text: '{"token_type":"Bearer"}',
    state: 'present',
  },
  {
    name: 'chunked br',
    change: {
      chunked: true,
      responseHeaders: [JSON_TYPE, ['content-encoding', 'br']],
      responseBody: brotliCompressSync('{}'),
    },
    text: '{}',
    state: 'present',
  },
  {
    name: 'called chunked, but put together',
    change: { responseHeaders: [['Transfer-Encoding', 'chunked']] },
    text: '{"token_type":"Bearer"}',
    state: 'present',
    notes: ['saz-body-not-chunked'],
  },
  {
    name: 'chunked and cut',
    change: { responseHeaders: [JSON_TYPE, ['Transfer-Encoding', 'chunked']], responseBody: '9\r\n{"a":' },
    text: '{"a":',
    state: 'present',
    notes: ['saz-body-cut'],
  },
  {
    name: 'a coding that cannot be undone',
    change: {
      responseHeaders: [JSON_TYPE, ['Content-Encoding', 'gzip']],
      responseBody: Uint8Array.of(0x1f, 0x8b, 8, 1),
    },
    text: '\x1f\x8b\b\x01',
    state: 'undecodable',
    notes: ['saz-body-undecodable'],
  },
  {
    name: 'an image',
    change: { responseHeaders: [['Content-Type', 'image/png']] },
    text: undefined,
    state: 'binary',
  },
  {
    name: 'a script',
    change: { responseHeaders: [['Content-Type', 'text/javascript']], gzip: true },
    text: undefined,
    state: 'binary',
  },
  { name: 'empty', change: { responseBody: '' }, text: '', state: 'empty' },
  {
    name: 'none after HEAD',
    change: { method: 'HEAD', requestBody: '', responseBody: '', responseHeaders: [['Content-Length', '9']] },
    text: '',
    state: 'empty',
  },
  {
    name: 'none with 304',
    change: { status: 304, responseBody: '', responseHeaders: [['Content-Length', '9']] },
    text: '',
    state: 'empty',
  },
  {
    name: 'announced and not kept',
    change: { responseBody: '', responseHeaders: [['Content-Length', '9']] },
    text: undefined,
    state: 'absent',
    notes: ['saz-body-dropped'],
  },
  {
    name: 'dropped by bit',
    change: { bitFlags: '20001', responseBody: '' },
    text: undefined,
    state: 'absent',
    notes: ['saz-body-dropped'],
  },
  {
    name: 'dropped by flag',
    change: { flags: { 'Log-Drop-Response-Body': 'y' }, responseBody: '' },
    text: undefined,
    state: 'absent',
    notes: ['saz-body-dropped'],
  },
  {
    name: 'a mark of a sanitizer',
    change: { responseBody: '[REDACTED]' },
    text: '[REDACTED]',
    state: 'redacted',
    notes: ['saz-body-redacted'],
  },
];

for (const { name, change, text, state, notes: expected = [] } of RESPONSES) {
  test(`response body: ${name}`, async () => {
    const { entry, notes } = await entryOf(changed(change));
    assert.deepEqual(
      [entry.response.content.text, entry.response.content.state, notes],
      [text, state, expected],
    );
  });
}

test('when the bodies before have filled the memory, further ones are left out', async () => {
  const response = parseResponseMessage(new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n0123456789'));
  assert.ok(response);
  const notes: string[] = [];
  const note = (code: string) => void notes.push(code);
  const context = { ports: nodePorts, isDropped: false, kept: { left: 15 }, note };
  const states = [];
  for (let time = 0; time < 3; time += 1) states.push((await readContent(response, 'GET', context)).state);
  assert.deepEqual([states, notes], [['present', 'present', 'absent'], ['saz-bodies-too-large']]);
});

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const REQUESTS: readonly BodyCase[] = [
  {
    name: 'raw deflate',
    change: { requestHeaders: [FORM, ['Content-Encoding', 'deflate']], requestBody: deflateRawSync('a=b') },
    text: 'a=b',
    state: 'present',
  },
  {
    name: 'chunked',
    change: {
      requestHeaders: [FORM, ['Transfer-Encoding', 'chunked']],
      requestBody: '3\r\na=b\r\n0\r\n\r\n',
    },
    text: 'a=b',
    state: 'present',
  },
  { name: 'empty', change: { requestBody: '' }, text: '', state: 'empty' },
  {
    name: 'dropped by bit',
    change: { requestBody: '', bitFlags: '100001' },
    text: undefined,
    state: 'absent',
    notes: ['saz-body-dropped'],
  },
  {
    name: 'lost by Fiddler',
    change: { requestBody: '', flags: { 'x-failedtoreadrequestbody': '' } },
    text: undefined,
    state: 'absent',
    notes: ['saz-body-dropped'],
  },
  {
    name: 'flags in decimal that read as a dropped body',
    change: { bitFlags: '131073' },
    text: 'grant_type=client_credentials',
    state: 'present',
  },
];

for (const { name, change, text, state, notes: expected = [] } of REQUESTS) {
  test(`request body: ${name}`, async () => {
    const { entry, notes } = await entryOf(changed(change));
    assert.deepEqual(
      [entry.request.postData?.text, entry.request.postData?.state, notes],
      [text, state, expected],
    );
  });
}

test('a GET without a body has no postData, one with a body has', async () => {
  const none = await entryOf(changed({ method: 'GET', requestBody: '' }));
  assert.equal(none.entry.request.postData, undefined);
  const some = await entryOf(changed({ method: 'GET' }));
  assert.equal(some.entry.request.postData?.text, 'grant_type=client_credentials');
});

interface TimeCase {
  readonly name: string;
  readonly timers: string;
  readonly started: string | undefined;
  readonly time: number | undefined;
  readonly notes?: readonly string[];
}

const NEVER = '0001-01-01T00:00:00';
const TIMES: readonly TimeCase[] = [
  {
    name: 'never set',
    timers: `ClientConnected="${NEVER}" ClientBeginRequest="${NEVER}" ClientDoneResponse="${NEVER}"`,
    started: undefined,
    time: undefined,
  },
  {
    name: 'only connected',
    timers: `ClientConnected="2026-03-01T10:00:00Z" ClientBeginRequest="${NEVER}" ClientDoneResponse="2026-03-01T10:00:01Z"`,
    started: '2026-03-01T10:00:00.000Z',
    time: undefined,
  },
  {
    name: 'never answered',
    timers: `ClientBeginRequest="2026-03-01T10:00:00.5Z" ClientDoneResponse="${NEVER}"`,
    started: '2026-03-01T10:00:00.500Z',
    time: undefined,
  },
  {
    name: 'a clock turned back',
    timers: 'ClientBeginRequest="2026-03-01T10:00:01Z" ClientDoneResponse="2026-03-01T10:00:00Z"',
    started: '2026-03-01T10:00:01.000Z',
    time: undefined,
  },
  {
    name: 'over the end of summer time',
    timers: 'ClientBeginRequest="2026-10-25T02:59:59+02:00" ClientDoneResponse="2026-10-25T02:00:01+01:00"',
    started: '2026-10-25T00:59:59.000Z',
    time: 2000,
  },
  {
    name: 'without a zone',
    timers: 'ClientBeginRequest="2026-03-01T10:00:00" ClientDoneResponse="2026-03-01T10:00:00.25"',
    started: '2026-03-01T10:00:00.000Z',
    time: 250,
    notes: ['saz-time-without-zone'],
  },
  {
    name: 'nonsense',
    timers: 'ClientBeginRequest="soon" ClientDoneResponse=""',
    started: undefined,
    time: undefined,
  },
];

for (const { name, timers, started, time, notes: expected = [] } of TIMES) {
  test(`times: ${name}`, async () => {
    const metadata = `<Session SID="1" BitFlags="1"><SessionTimers ${timers} /></Session>`;
    const { entry, notes } = await entryOf(changed({ files: { metadata } }));
    const iso = entry.startedMs === undefined ? undefined : new Date(entry.startedMs).toISOString();
    assert.deepEqual([iso, entry.time, notes], [started, time, expected]);
    assert.equal(entry.startedDateTime === undefined, started === undefined);
  });
}

test('the TLS handshake counts into connect, as HAR has it', async () => {
  const timers = 'DNSTime="3" TCPConnectTime="12" HTTPSHandshakeTime="40" GatewayTime="x"';
  const metadata = `<Session SID="1"><SessionTimers ${timers} /></Session>`;
  const { entry } = await entryOf(changed({ files: { metadata } }));
  assert.deepEqual(entry.timings, { dns: 3, connect: 52, ssl: 40 });
});

const AMOUNTS: readonly [written: string, milliseconds: number | undefined][] = [
  ['1234', 1234],
  ['1,234', 1234],
  ['1.234', 1234],
  ['1 234', 1234],
  ['1\u00a0234', 1234],
  ['1\u202f234', 1234],
  ['1’234', 1234],
  ['12,5', undefined],
  ['1,23,456', undefined],
  ['-3', undefined],
];

for (const [written, milliseconds] of AMOUNTS) {
  test(`a duration that Fiddler wrote as "${written}"`, async () => {
    const metadata = `<Session SID="1"><SessionTimers DNSTime="${written}" /></Session>`;
    const { entry } = await entryOf(changed({ files: { metadata } }));
    assert.equal(entry.timings.dns, milliseconds);
  });
}

test('a session without an answer, and the reason where Fiddler knows it', async () => {
  for (const session of [changed({ omit: ['response'] }), changed({ status: 0 })]) {
    const { entry, notes } = await entryOf(session);
    assert.deepEqual(
      [entry.response.status, entry.response.content.state, notes],
      [undefined, 'absent', ['saz-response-missing']],
    );
    assert.equal(entry.response._error, undefined);
  }
  const { entry } = await entryOf(changed({ status: 0, flags: { 'X-Aborted-When': 'SendingRequest' } }));
  assert.equal(entry.response._error, 'aborted: SendingRequest');
});

test('an answer that Fiddler made keeps its status and says so', async () => {
  const { entry } = await entryOf(changed({ status: 502, statusText: 'Fiddler - Connection Failed' }));
  assert.deepEqual(
    [entry.response.status, entry.response._error],
    [502, 'answered by Fiddler: Connection Failed'],
  );
  const server = await entryOf(changed({ status: 502, statusText: 'Bad Gateway' }));
  assert.equal(server.entry.response._error, undefined);
});

test('redirects, comments and processes', async () => {
  const responseHeaders = [['location', 'https://client.example/#code=x']] as const;
  const flags = { 'ui-comments': 'a & "b"', 'x-processinfo': 'my app:v2:81264' };
  const { entry } = await entryOf(changed({ status: 302, responseHeaders, flags }));
  assert.equal(entry.response.redirectURL, 'https://client.example/#code=x');
  assert.deepEqual([entry.comment, entry._process], ['a & "b"', 'my app:v2']);
});

const MISSING: readonly [
  name: string,
  change: Partial<SazSession>,
  notes: readonly string[],
  quality: string,
][] = [
  ['no metadata', { omit: ['metadata'] }, ['saz-metadata-missing'], 'partial'],
  [
    'damaged metadata',
    { files: { metadata: '<Session SID="1"><SessionTimers' } },
    ['saz-metadata-unreadable'],
    'partial',
  ],
  [
    'metadata with a document type',
    { files: { metadata: '<!DOCTYPE x><Session SID="9" />' } },
    ['saz-metadata-unreadable'],
    'partial',
  ],
  ['an answer that is no HTTP', { files: { response: 'nonsense' } }, ['saz-response-unreadable'], 'partial'],
  ['WebSocket messages', { files: { frames: 'x' } }, ['saz-websocket-skipped'], 'partial'],
  [
    'a header without colon',
    { files: { response: 'HTTP/1.1 200 OK\r\nnonsense\r\n\r\n' } },
    ['saz-header-unreadable'],
    'partial',
  ],
  ['no answer', { omit: ['response'] }, ['saz-response-missing'], 'complete'],
];

for (const [name, change, notes, quality] of MISSING) {
  test(`one session of two has ${name}: both are read`, async () => {
    const found = await capture([TOKEN_REQUEST, changed(change)]);
    assert.equal(found.entries.length, 2);
    assert.deepEqual(
      found.notes.map((note) => [note.code, note.entry]),
      notes.map((code) => [code, 1]),
    );
    assert.equal(found.quality, quality);
    assert.equal(found.entries[1]?.label, '#2');
  });
}

for (const change of [
  { omit: ['request'] },
  { files: { request: '\0\0\0' } },
  { files: { request: '' } },
] as const) {
  test(`a session without a request is left out and counted: ${JSON.stringify(change)}`, async () => {
    const found = await capture([TOKEN_REQUEST, changed(change), TOKEN_REQUEST]);
    assert.deepEqual([found.entryCount, found.entries.map((entry) => entry.index)], [3, [0, 2]]);
    assert.deepEqual(
      found.notes.map((note) => [note.code, note.entry]),
      [['saz-request-missing', 1]],
    );
  });
}

test('notes do not drown the report', async () => {
  const sessions = Array.from({ length: MAX_NOTES_PER_CODE + 30 }, () => changed({ omit: ['metadata'] }));
  const { notes } = await capture(sessions);
  assert.equal(notes.length, MAX_NOTES_PER_CODE + 1);
  assert.match(notes.at(-1)?.message ?? '', /30 more/);
});

test('a lying member costs its session a note, and only that', async () => {
  const parts = sazParts([TOKEN_REQUEST, TOKEN_REQUEST]);
  const lying = parts.map((part) => (part.name === 'raw/2_s.txt' ? { ...part, claims: { size: 5 } } : part));
  const found = await read(buildZip(lying));
  assert.deepEqual(
    found.entries.map((entry) => entry.response.status),
    [200, undefined],
  );
  assert.deepEqual([codes(found), found.quality], [['saz-member-unreadable'], 'partial']);
});

test('an archive of which nothing can be read is an error', async () => {
  const lying = sazParts([TOKEN_REQUEST]).map((part) => ({ ...part, claims: { crc32: 1 } }));
  await assert.rejects(read(buildZip(lying)), codeIs('ERR_DAMAGED_ARCHIVE'));
  await assert.rejects(
    read(buildZip([{ name: 'readme.txt', bytes: Uint8Array.of(65) }])),
    codeIs('ERR_NOT_A_SAZ'),
  );
});

test('a truncated archive gives the sessions that are whole', async () => {
  const bytes = await buildSaz([TOKEN_REQUEST, TOKEN_REQUEST, TOKEN_REQUEST]);
  const found = await read(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
  assert.deepEqual([found.quality, found.creator, codes(found)[0]], ['damaged', null, 'zip-salvaged']);
  assert.deepEqual(found.entries[0], (await read(bytes)).entries[0]);
});

for (const encryption of ['zipcrypto', 'aes128', 'aes192', 'aes256'] as const) {
  test(`an archive encrypted with ${encryption}`, async () => {
    const bytes = await buildSaz([TOKEN_REQUEST], { password: 'correct horse', encryption });
    assert.deepEqual((await read(bytes, 'correct horse')).entries, (await capture([TOKEN_REQUEST])).entries);
    await assert.rejects(read(bytes, 'battery'), codeIs('ERR_WRONG_PASSWORD'));
    await assert.rejects(read(bytes), codeIs('ERR_PASSWORD_NEEDED'));
  });
}

test('the same sessions make the same bytes', async () => {
  assert.deepEqual(await buildSaz([TOKEN_REQUEST]), await buildSaz([TOKEN_REQUEST]));
});

test('no contents make it throw anything but an InputError', async () => {
  const noise = fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 80 }));
  const head = fc.constantFrom(
    'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n',
    'HTTP/1.1 200 \nTransfer-Encoding: chunked\n\n',
  );
  const files = fc.record({
    request: noise,
    response: fc.oneof(
      noise,
      fc.tuple(head, fc.string()).map((both) => both.join('')),
    ),
    metadata: fc.oneof(
      noise,
      fc.string().map((text) => `<Session SID="${text}">`),
    ),
  });
  await fc.assert(
    fc.asyncProperty(files, async (all) => {
      const found = await capture([TOKEN_REQUEST, changed({ files: all })]);
      assert.equal(found.entries[0]?.response.status, 200);
    }),
  );
});

test('no damage to an archive makes it throw anything but an InputError', async () => {
  const bytes = Buffer.from(await buildSaz([TOKEN_REQUEST, changed({ gzip: true, chunked: true })]));
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(bytes.length), async (changes, length) => {
      const copy = Buffer.from(bytes.subarray(0, length));
      for (const [at, byte] of changes) copy[at] = byte;
      await read(copy).catch((error: unknown) => assert.ok(error instanceof InputError, String(error)));
    }),
    { numRuns: 300 },
  );
});

const captures = new URL('../../../shared/captures/', import.meta.url);
const skip = existsSync(captures) ? false : 'the real captures are not beside this checkout';

const REAL: readonly [file: string, sessions: number, tunnels: number][] = [
  ['simple.saz', 1, 0],
  ['multiple-sessions.saz', 4, 0],
  ['fiddler-testarchive.saz', 71, 25],
];

for (const [file, sessions, tunnels] of REAL) {
  test(`a real archive: ${file}`, { skip }, async () => {
    const found = await read(readFileSync(new URL(file, captures)));
    assert.deepEqual([found.entryCount, found.entries.length], [sessions, sessions]);
    assert.equal(found.entries.filter((entry) => entry.isTunnel).length, tunnels);
    assert.ok(found.entries.every((entry) => entry.response.content.state !== 'undecodable'));
  });
}
