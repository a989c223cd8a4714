import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { readHar } from '../../src/input/har.js';
import { readScannedHar } from '../../src/input/har-large.js';
import { parseCapture, parseHarStream } from '../../src/input/parse-capture.js';
import { fromChunks } from '../../src/input/scanner/byte-source.js';
import type { Entry } from '../../src/model/capture.js';
import { codesOf, rawEntry, rawHar, utf8 } from './har-fixture.js';

const login = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
const form = {
  method: 'POST',
  url: login,
  postData: { mimeType: 'application/x-www-form-urlencoded', text: 'grant_type=x' },
};
const bearer = { url: 'https://api.example/x', headers: [{ name: 'Authorization', value: 'Bearer x' }] };

const entries = [
  rawEntry({ request: { url: 'https://client.example/a?b=c#d' } }),
  rawEntry({ request: form, content: { size: 7, mimeType: 'application/json', text: '{"a":1}' } }),
  rawEntry({ request: bearer }),
  rawEntry({ request: bearer, response: { status: 403 } }),
  rawEntry({
    request: { url: 'https://client.example/', headers: [{ name: 'a', value: 1 }] },
    response: { status: 302 },
  }),
  {},
  7,
  rawEntry({
    request: { url: 'https://client.example/b', method: 'connect' },
    entry: { time: -1 },
    response: { status: 0 },
  }),
];
const document = rawHar(entries, { browser: { name: 'made up', version: '2' } });
const file = { name: 'case.har', sizeBytes: 1, ports: nodePorts };
const scan = (text: string) => readScannedHar(fromChunks([utf8(text)]), file);

test('a scanned capture has the entries of a parsed one, whole where they speak of a sign-in', async () => {
  const { capture, end } = await scan(JSON.stringify(document));
  const parsed = await readHar(document, file);
  assert.equal(end, 'complete');
  assert.deepEqual([capture.creator, capture.browser], [parsed.creator, parsed.browser]);
  assert.deepEqual([capture.entryCount, capture.quality], [8, 'partial']);
  assert.deepEqual(
    capture.entries.map(({ index, depth }) => [index, depth]),
    [
      [0, 'indexed'],
      [1, 'whole'],
      [2, 'whole'],
      [3, 'whole'],
      [4, 'whole'],
      [7, 'indexed'],
    ],
  );
  for (const index of [1, 3])
    assert.deepEqual(byIndex(capture.entries, index), byIndex(parsed.entries, index));
  assert.deepEqual(codesOf(capture).sort(), codesOf(parsed).sort());
});

function byIndex(entries: readonly Entry[], index: number): Entry | undefined {
  return entries.find((entry) => entry.index === index);
}

test('an indexed entry keeps time, method, URL and status, and no query', async () => {
  const { capture } = await scan(JSON.stringify(document));
  const [first] = capture.entries;
  assert.deepEqual(
    [first?.request.url, first?.response.status, first?.time],
    ['https://client.example/a', 200, 12],
  );
  assert.equal(first?.startedMs, Date.UTC(2026, 2, 1, 10));
  const tunnel = byIndex(capture.entries, 7);
  assert.deepEqual([tunnel?.isTunnel, tunnel?.response.status, tunnel?.time], [true, undefined, undefined]);
});

test('indexed entries share what is alike in them, since there may be tens of thousands', async () => {
  const plain = Array.from({ length: 3 }, () => rawEntry({ request: { url: 'https://client.example/' } }));
  const missing = rawEntry({ request: { url: 'https://client.example/' }, response: { status: 404 } });
  const [first, second, third, other] = (await scan(JSON.stringify(rawHar([...plain, missing])))).capture
    .entries;
  assert.ok(first && second && third && other);
  assert.equal(first.response, second.response);
  assert.equal(second.request.headers, third.request.headers);
  assert.deepEqual([third.response.status, other.response.status], [200, 404]);
});

test('a body that was passed over is absent, and no loss', async () => {
  const { capture } = await scan(JSON.stringify(rawHar([rawEntry({ request: bearer })])));
  assert.equal(capture.entries[0]?.response.content.state, 'absent');
  assert.deepEqual([capture.quality, capture.notes], ['complete', []]);
});

test('a large file that is cut keeps its whole entries and says where it ends', async () => {
  const text = JSON.stringify(document);
  const at = text.indexOf('"Authorization"');
  const { capture } = await scan(text.slice(0, at));
  assert.deepEqual(
    capture.entries.map((entry) => entry.index),
    [0, 1],
  );
  assert.equal(capture.quality, 'damaged');
  assert.match(capture.notes[0]?.message ?? '', new RegExp(`at byte ${at};`));
});

/** Larger than what is parsed as a whole. */
const padding = { mimeType: 'text/plain', size: 4e6, text: 'x'.repeat(4e6) };
const large = rawHar([...entries, rawEntry({ content: padding })]);

test('a large capture is scanned by itself', async () => {
  const capture = await parseCapture(utf8(JSON.stringify(large)), { name: 'case.har', ports: nodePorts });
  assert.deepEqual([capture.entryCount, capture.entries[0]?.depth], [9, 'indexed']);
});

test('a large capture with a fault inside is read around it', async () => {
  const text = JSON.stringify(large).replace('"Authorization"', '"Authorization');
  const capture = await parseCapture(utf8(text), { name: 'case.har', ports: nodePorts });
  assert.equal(capture.quality, 'damaged');
  assert.deepEqual(capture.entries.map((entry) => entry.index).slice(-1), [capture.entryCount - 1]);
});

test('a large file of several logs, or none, is read as a small one is', async () => {
  const several = await parseCapture(utf8(JSON.stringify({ a: large, b: large })), {
    name: 'case.har',
    ports: nodePorts,
  });
  assert.equal(several.entryCount, 18);
  const none = utf8(JSON.stringify({ log: padding }));
  await assert.rejects(parseCapture(none, { name: 'case.har', ports: nodePorts }), { code: 'ERR_NOT_A_HAR' });
});

test('a stream gives the capture that its bytes give', async () => {
  const bytes = utf8(JSON.stringify(document));
  const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) =>
    bytes.subarray(100 * i, 100 * i + 100),
  );
  const streamed = await parseHarStream(fromChunks(chunks), { name: 'case.har', ports: nodePorts });
  const { capture } = await scan(JSON.stringify(document));
  assert.deepEqual(streamed, { ...capture, sizeBytes: bytes.length });
  await assert.rejects(parseHarStream(fromChunks([utf8('{}')]), { name: 'x', ports: nodePorts }), {
    code: 'ERR_NOT_A_HAR',
  });
});

test('behind every place where the JSON is broken a file that can be asked for more is read on', async () => {
  const entries = Array.from({ length: 60 }, (_, i) =>
    rawEntry({ request: { url: `https://login.microsoftonline.com/${i}` } }),
  );
  const texts = entries.map((entry) => JSON.stringify(entry));
  for (const torn of [5, 30, 58]) texts[torn] = texts[torn]?.replace('"request":', '"request":]') ?? '';
  const bytes = utf8(
    `{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[\n${texts.join(',\n')}]}}`,
  );
  const openAt = (offset: number) => fromChunks([bytes.subarray(offset)]);
  const { capture, end } = await readScannedHar(openAt(0), file, openAt);
  assert.deepEqual([end, capture.quality, capture.entryCount], ['damaged', 'damaged', 60]);
  assert.deepEqual(
    capture.entries.map(({ index, request }) => [index, request.url]),
    entries.flatMap((_, i) =>
      [5, 30, 58].includes(i) ? [] : [[i, `https://login.microsoftonline.com/${i}`]],
    ),
  );
  const notes = capture.notes.filter(({ code }) => code === 'capture-truncated');
  assert.deepEqual(
    notes.map(({ entry }) => entry),
    [5, 30, 58],
  );
  for (const { message } of notes) {
    const at = Number(/at byte (\d+)/.exec(message)?.[1]);
    assert.match(new TextDecoder().decode(bytes.subarray(at - 11, at + 1)), /\]$/);
  }
});
