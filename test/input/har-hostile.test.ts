import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { InputError } from '../../src/input/input-error.js';
import { MAX_JSON_DEPTH } from '../../src/input/json-depth.js';
import { parseCapture, parseCaptures } from '../../src/input/parse-capture.js';
import type { Capture } from '../../src/model/capture.js';
import { codesOf, rawEntry, rawHar, read, utf8 } from './har-fixture.js';

const options = { name: 'case.har', ports: nodePorts };

/** The capture, or undefined where it was refused as it should be: with an InputError that quotes nothing. */
async function readOrRefuse(bytes: Uint8Array): Promise<Capture | undefined> {
  try {
    return await parseCapture(bytes, options);
  } catch (error) {
    assert.ok(error instanceof InputError, error instanceof Error ? error.stack : 'no error');
    assert.ok(error.message.length < 400);
    return undefined;
  }
}

test('members named like those of Object.prototype do no harm', async () => {
  const text = JSON.stringify(rawHar([rawEntry({ request: { headers: { __proto__x: 'a' } } })])).replaceAll(
    '__proto__x',
    '__proto__',
  );
  const capture = await parseCapture(utf8(text), options);
  assert.deepEqual(capture.entries[0]?.request.headers, [{ name: '__proto__', value: 'a' }]);
  assert.equal(Reflect.get({}, 'a'), undefined);
  const inherited = await readOrRefuse(utf8('{"__proto__":{"log":{"entries":[]}}}'));
  // JSON.parse makes an own member of it: one document under a name, with a log.
  assert.deepEqual(inherited && codesOf(inherited), ['several-logs', 'har-1.2']);
});

test('deep nesting is read or refused', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  assert.equal(await readOrRefuse(utf8(deep)), undefined);
  assert.equal(await readOrRefuse(utf8('{"a":'.repeat(200_000))), undefined);
  const placed = JSON.stringify(
    rawHar([rawEntry({ content: { text: 'DEEP' } }), rawEntry({ entry: { x: 'DEEP' } })]),
  );
  const capture = await readOrRefuse(utf8(placed.replaceAll('"DEEP"', deep)));
  assert.equal(capture?.entries.length, 2);
  const kept = `${'['.repeat(MAX_JSON_DEPTH)}null${']'.repeat(MAX_JSON_DEPTH)}`;
  assert.equal(capture?.entries[0]?.response.content.text, kept);
  assert.deepEqual(capture && codesOf(capture), ['body-not-text', 'body-too-deep']);
  assert.equal(capture?.quality, 'partial');
});

test('a hundred thousand headers are read', async () => {
  const headers = Array.from({ length: 100_000 }, (_, i) => ({ name: `n${i}`, value: i % 2 ? 'x' : i }));
  const capture = await read(
    rawHar([rawEntry({ request: { headers, url: 'https://login.microsoftonline.com/' } })]),
  );
  assert.equal(capture.entries[0]?.request.headers.length, 100_000);
  assert.deepEqual(codesOf(capture), ['header-value-not-text']);
});

test('a header with more values than a call takes arguments is read', async () => {
  const headers = [['a', Array(300_000).fill('x')]];
  const capture = await read(rawHar([rawEntry({ request: { headers } })]));
  assert.equal(capture.entries[0]?.request.headers.length, 300_000);
});

test('more entries behind a break than a call takes arguments are read', async () => {
  const entry = '{"request":{"url":"a","method":"G"}}';
  const many = `${`${entry},`.repeat(150_000)}${entry}`;
  const capture = await readOrRefuse(
    utf8(`onInputData({"log":{"entries":[${entry},{"request":@},${many}]}})`),
  );
  assert.deepEqual([capture?.entryCount, capture?.entries.length], [150_003, 150_002]);
});

test('long strings everywhere are read', async () => {
  const long = 'x=%7B&'.repeat(200_000);
  const request = {
    url: `https://login.microsoftonline.com/?${long}`,
    method: 'POST',
    postData: { mimeType: long, text: long },
  };
  const capture = await read(
    rawHar([
      rawEntry({ request, entry: { startedDateTime: long, serverIPAddress: long } }),
      rawEntry({ request: { ...request, method: long } }),
    ]),
  );
  assert.equal(capture.entries[0]?.request.postData?.text, long);
  assert.equal(capture.entries.length, 1, 'a method of a million characters is none');
  for (const note of capture.notes) assert.ok(note.message.length < 1000 && !note.message.includes('%7B'));
});

test('a gzip bomb is refused', async () => {
  const bomb = gzipSync(gzipSync(new Uint8Array(100_000_000)));
  assert.equal(await readOrRefuse(gzipSync(bomb)), undefined);
});

test('random bytes are refused', async () => {
  const magic = fc.constantFrom<number[]>(
    [],
    [0x1f, 0x8b, 8],
    [0x78, 0x9c],
    [0x50, 0x4b, 3, 4],
    [0x50, 0x4b, 5, 6],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xef, 0xbb, 0xbf],
    [0x7b],
    [0x5b, 0x7b],
    [0x22],
  );
  await fc.assert(
    fc.asyncProperty(magic, fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
      assert.equal(await readOrRefuse(Uint8Array.from([...start, ...rest])), undefined);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('any JSON at all is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      await readOrRefuse(utf8(text));
    }),
    { numRuns: 300, seed: 6 },
  );
});

const REQUEST = fc.record(
  {
    method: fc.oneof(fc.constant('POST'), fc.jsonValue()),
    url: fc.oneof(fc.constant('https://login.microsoftonline.com/common/oauth2/token'), fc.jsonValue()),
    headers: fc.oneof(fc.jsonValue(), fc.array(fc.record({ name: fc.jsonValue(), value: fc.jsonValue() }))),
    postData: fc.oneof(
      fc.jsonValue(),
      fc.record({
        mimeType: fc.jsonValue(),
        text: fc.jsonValue(),
        params: fc.jsonValue(),
        encoding: fc.constant('base64'),
      }),
    ),
    bodySize: fc.jsonValue(),
  },
  { requiredKeys: ['method', 'url'] },
);
const RESPONSE = fc.record(
  {
    status: fc.oneof(fc.constant(200), fc.jsonValue()),
    headers: fc.jsonValue(),
    content: fc.oneof(
      fc.jsonValue(),
      fc.record({
        text: fc.jsonValue(),
        encoding: fc.constant('base64'),
        size: fc.jsonValue(),
        _file: fc.jsonValue(),
      }),
    ),
    redirectURL: fc.jsonValue(),
    _error: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const ENTRY = fc.record(
  {
    request: REQUEST,
    response: fc.oneof(RESPONSE, fc.jsonValue()),
    startedDateTime: fc.jsonValue(),
    time: fc.jsonValue(),
    timings: fc.jsonValue(),
    _initiator: fc.jsonValue(),
    _webSocketMessages: fc.jsonValue(),
  },
  { requiredKeys: ['request'] },
);

test('entries of any shape are read or skipped, and the entry beside them is always read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ENTRY, { maxLength: 4 }), fc.jsonValue(), async (entries, creator) => {
      const capture = await readOrRefuse(
        utf8(JSON.stringify(rawHar([...entries, rawEntry()], { creator, browser: creator }))),
      );
      assert.equal(capture?.entries.at(-1)?.index, entries.length);
      assert.equal(capture?.entryCount, entries.length + 1);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('a HAR with bytes changed, dropped or doubled is read or refused', async () => {
  const text = JSON.stringify(
    rawHar([rawEntry(), rawEntry({ content: { text: 'aGk=', encoding: 'base64' } })]),
    undefined,
    1,
  );
  const edits = fc.array(
    fc.tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', '\0', '\ud800', '9'),
    ),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const edited = list.reduce(
        (each, [at, cut, by]) => each.slice(0, at) + by + each.slice(at + cut),
        text,
      );
      await readOrRefuse(utf8(edited));
    }),
    { numRuns: 500, seed: 8 },
  );
});

test('a HAR that is cut at any 97th byte is read or refused, packed or not', async () => {
  const whole = utf8(JSON.stringify(rawHar([rawEntry(), rawEntry({ content: { text: 'ä'.repeat(300) } })])));
  for (const bytes of [whole, gzipSync(whole)]) {
    for (let length = 0; length < bytes.length; length += 97) await readOrRefuse(bytes.subarray(0, length));
  }
});

test('a wrong byte never throws anything else from parseCaptures either', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      await assert.rejects(parseCaptures(bytes, options), InputError);
    }),
    { numRuns: 100, seed: 9 },
  );
});
