import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, type Report } from '../../src/index.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { readSaz } from '../../src/input/saz.js';
import { openZip } from '../../src/input/zip.js';
import type { Capture, Entry } from '../../src/model/capture.js';
import type { Ports } from '../../src/model/ports.js';
import { SAMPLES } from '../support/samples.js';
import { buildSaz, type SazOptions, type SazSession } from '../support/saz-builder.js';
import { toSaz } from '../support/to-saz.js';
import { buildZip } from '../support/zip-builder.js';

/** As large as an archive of which only what speaks of a sign-in is read. */
const LARGE = 3 * 2 ** 20;

/** What no compression makes small. */
const PICTURE = randomBytes(40_000);
const LIST = JSON.stringify(Array.from({ length: 4000 }, (_, at) => ({ id: at, name: `item ${at * 7919}` })));

const json: SazSession['responseHeaders'] = [['Content-Type', 'application/json']];
const TOKEN: SazSession = {
  method: 'POST',
  url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
  requestBody: 'grant_type=client_credentials',
  status: 200,
  responseHeaders: json,
  responseBody: JSON.stringify({ token_type: 'Bearer', scope: LIST }),
};
const SESSIONS: readonly SazSession[] = [
  TOKEN,
  {
    method: 'GET',
    url: 'https://cdn.example/a.png?v=1',
    status: 200,
    responseHeaders: [['Content-Type', 'image/png']],
    responseBody: PICTURE,
  },
  {
    method: 'GET',
    url: 'https://api.example/list?top=4000#x',
    status: 200,
    responseHeaders: json,
    responseBody: LIST,
    gzip: true,
    sid: 77,
  },
  {
    method: 'GET',
    url: 'https://api.example/mine',
    requestHeaders: [['Authorization', 'Bearer x']],
    status: 200,
    responseHeaders: json,
    responseBody: PICTURE,
  },
  {
    method: 'GET',
    url: 'https://api.example/refused',
    status: 401,
    responseHeaders: [...json, ['WWW-Authenticate', 'Bearer']],
    responseBody: LIST,
  },
  { method: 'GET', url: 'https://client.example/gone', status: 0 },
  { method: 'CONNECT', url: 'api.example:443', status: 200, responseBody: 'This is a tunnel. '.repeat(5000) },
  {
    method: 'GET',
    url: 'https://app.example/',
    status: 302,
    responseHeaders: [
      ['Location', 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x'],
    ],
  },
];

interface Read {
  readonly sizeBytes?: number;
  readonly isWhole?: boolean;
  readonly ports?: Ports;
  readonly archive?: SazOptions;
}

async function read({
  sizeBytes = LARGE,
  isWhole = false,
  ports = nodePorts,
  archive,
}: Read = {}): Promise<Capture> {
  const zip = await openZip(await buildSaz(SESSIONS, archive), ports, archive?.password);
  return readSaz(zip, { name: 'capture.saz', sizeBytes, isWhole, ports });
}

const at = (capture: Capture, index: number): Entry => {
  const entry = capture.entries.find((each) => each.index === index);
  assert.ok(entry);
  return entry;
};

test('of a large archive what may speak of a sign-in is read whole, of the rest the index', async () => {
  const [large, small] = await Promise.all([read(), read({ sizeBytes: LARGE - 1 })]);
  assert.deepEqual(
    large.entries.map(({ depth }) => depth),
    ['whole', 'indexed', 'indexed', 'whole', 'whole', 'indexed', 'whole', 'whole'],
  );
  assert.ok(small.entries.every(({ depth }) => depth === 'whole'));
  for (const index of [0, 4, 6, 7]) assert.deepEqual(at(large, index), at(small, index));
  for (const index of [1, 2, 5]) {
    const [indexed, whole] = [at(large, index), at(small, index)];
    assert.deepEqual(
      [
        indexed.label,
        indexed.startedDateTime,
        indexed.startedMs,
        indexed.time,
        indexed.request.method,
        indexed.response.status,
      ],
      [
        whole.label,
        whole.startedDateTime,
        whole.startedMs,
        whole.time,
        whole.request.method,
        whole.response.status,
      ],
    );
  }
  assert.equal(at(large, 2).request.url, 'https://api.example/list');
  assert.deepEqual([large.entryCount, large.quality, large.notes], [8, small.quality, small.notes]);
});

test('where a token only passes, the answer keeps its head and not its body', async () => {
  const { request, response } = at(await read(), 3);
  assert.equal(request.headers.find(({ name }) => name === 'Authorization')?.value, 'Bearer x');
  assert.deepEqual(response.content, {
    size: undefined,
    mimeType: 'application/json',
    text: undefined,
    state: 'absent',
  });
});

test('who wants all of a large archive gets all', async () => {
  const [whole, small] = await Promise.all([read({ isWhole: true }), read({ sizeBytes: 1 })]);
  assert.deepEqual(whole.entries, small.entries);
});

test('the bodies of pictures, tunnels and strangers are never inflated, and nothing is lost by that', async () => {
  let inflated = 0;
  const counting: Ports = {
    ...nodePorts,
    inflate(...given) {
      inflated += given[2];
      return nodePorts.inflate(...given);
    },
  };
  const begun = await read({ ports: counting });
  assert.ok(inflated > LIST.length && inflated < 5 * LIST.length, `${inflated} bytes were inflated`);
  const { inflateStart: _, ...atOnce } = nodePorts;
  assert.deepEqual(await read({ ports: atOnce }), begun);
  assert.deepEqual((await read({ archive: { password: 'x' } })).entries, begun.entries);
});

test('an answer with a head longer than its first bytes is read whole', async () => {
  const cookies = Array.from({ length: 400 }, (_, n): readonly [string, string] => [
    'Set-Cookie',
    `c${n}=${randomBytes(60).toString('hex')}`,
  ]);
  const long: SazSession = { ...TOKEN, responseHeaders: [...cookies, ...(json ?? [])] };
  const archive = await buildSaz([long, { ...long, url: 'https://api.example/a', status: 403 }]);
  const capture = await readSaz(await openZip(archive, nodePorts), {
    name: 'a.saz',
    sizeBytes: LARGE,
    ports: nodePorts,
  });
  for (const { response } of capture.entries) {
    assert.equal(response.headers.filter(({ name }) => name === 'Set-Cookie').length, 400);
    assert.equal(response.content.state, 'present');
  }
  assert.deepEqual(capture.notes, []);
});

test('an archive of 200,000 files is read, and says what it lacks in a few notes', async () => {
  const request = new TextEncoder().encode('GET https://client.example/ HTTP/1.1\r\n\r\n');
  const parts = Array.from({ length: 200_000 }, (_, at) => ({
    name: `raw/${at + 1}_c.txt`,
    bytes: request,
    stored: true,
  }));
  const capture = await parseCapture(buildZip(parts, { zip64: true }), { name: 'a.saz', ports: nodePorts });
  assert.deepEqual([capture.entryCount, capture.entries.length], [200_000, 200_000]);
  assert.equal(capture.entries.at(-1)?.label, '#200000');
  assert.ok(capture.notes.length < 100, `${capture.notes.length} notes`);
});

for (const { file, exchanges } of SAMPLES) {
  test(`${file} is told alike in a large archive`, async () => {
    const zip = await openZip(await toSaz(exchanges, { tunnels: true }), nodePorts);
    const [large, small] = await Promise.all(
      [LARGE, 1].map(async (sizeBytes) =>
        analyze(await readSaz(zip, { name: file, sizeBytes, ports: nodePorts }), { ports: nodePorts }),
      ),
    );
    const told = (report: Report | undefined) => {
      assert.ok(report);
      const { summary, findings, flows, errors, tokens, timeline, undecided } = report;
      return { summary, findings, flows, errors, tokens, timeline, undecided };
    };
    assert.deepEqual(told(large), told(small));
  });
}
