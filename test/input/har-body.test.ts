import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Entry } from '../../src/model/capture.js';
import { codesOf, type EntryParts, readOne } from './har-fixture.js';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

/** The content of a JSON answer. */
const json = (text: unknown, rest: object = {}): EntryParts => ({
  content: { size: 9, mimeType: 'application/json', text, ...rest },
});
const encoded = (text: string, rest: object = {}) => json(text, { encoding: 'base64', ...rest });

interface BodyCase {
  readonly parts: EntryParts;
  readonly text: string | undefined;
  readonly state: string;
  readonly notes?: readonly string[];
}

const LARGE = '{"a":1}'.padEnd(40_000, ' ');
const gzip = gzipSync(LARGE);
const chunked = (encoding: 'hex' | 'base64') =>
  JSON.stringify([gzip.subarray(0, 30).toString(encoding), gzip.subarray(30).toString(encoding)]);

/** Lists in lists, the last of them beside a text. */
const nestedText = (depth: number) => `${'["",'.repeat(depth - 1)}[""]${']'.repeat(depth - 1)}`;
const nested = (depth: number): unknown => JSON.parse(nestedText(depth));

const RESPONSES: Readonly<Record<string, BodyCase>> = {
  'plain text': { parts: json('{"a":1}'), text: '{"a":1}', state: 'present' },
  'text with a byte order mark': { parts: json('\ufeff{"a":1}'), text: '{"a":1}', state: 'present' },
  'text with a lone surrogate of Chrome': { parts: json('\ud83d'), text: '\ud83d', state: 'present' },
  'a letter of Windows-1252 among UTF-8, which mitmproxy escaped': {
    parts: json('ä, gr\udcfcn, 5 \udc80'),
    text: 'ä, grün, 5 €',
    state: 'present',
  },
  'compressed bytes that mitmproxy escaped': {
    parts: json('\u001f\udc8b\b'),
    text: '\u001f\udc8b\b',
    state: 'undecodable',
    notes: ['body-undecodable'],
  },
  'text that is binary': { parts: json('a\0b'), text: undefined, state: 'binary' },
  base64: { parts: encoded(base64('{"ä":1}')), text: '{"ä":1}', state: 'present' },
  'base64 in lines': { parts: encoded('eyJh\r\nIjox\r\nfQ==\r\n'), text: '{"a":1}', state: 'present' },
  'base64 of a byte order mark': { parts: encoded(base64('\ufeff{}')), text: '{}', state: 'present' },
  'base64 of gzip (mitmproxy)': {
    parts: encoded(base64(gzipSync('{"a":1}'))),
    text: '{"a":1}',
    state: 'present',
  },
  'base64 of zlib': { parts: encoded(base64(deflateSync('{"a":1}'))), text: '{"a":1}', state: 'present' },
  'base64 of brotli, by its header': {
    parts: {
      ...encoded(base64(brotliCompressSync('{"a":1}'))),
      response: { headers: [{ name: 'Content-Encoding', value: 'br' }] },
    },
    text: '{"a":1}',
    state: 'present',
  },
  'base64 of text beside a header for gzip': {
    parts: {
      ...encoded(base64('{"a":1}')),
      response: { headers: [{ name: 'content-encoding', value: 'gzip' }] },
    },
    text: '{"a":1}',
    state: 'present',
  },
  'base64 in another charset': {
    parts: encoded(base64(Buffer.from('ä', 'latin1')), { mimeType: 'text/html; charset=iso-8859-1' }),
    text: 'ä',
    state: 'present',
  },
  'base64 that is none': {
    parts: encoded('Not base 64'),
    text: 'Not base 64',
    state: 'undecodable',
    notes: ['body-undecodable'],
  },
  'base64 of a broken gzip': {
    parts: encoded(base64(gzip.subarray(0, 40))),
    text: base64(gzip.subarray(0, 40)),
    state: 'undecodable',
    notes: ['body-undecodable'],
  },
  'chunks in base64 (Polly.JS 6)': {
    parts: encoded(chunked('base64')),
    text: LARGE,
    state: 'present',
    notes: ['body-in-chunks'],
  },
  'chunks in hex (Polly.JS 4)': {
    parts: json(chunked('hex'), { _isBinary: true }),
    text: LARGE,
    state: 'present',
    notes: ['body-in-chunks'],
  },
  'chunks that are none': {
    parts: encoded('["***","x"]'),
    text: '["***","x"]',
    state: 'undecodable',
    notes: ['body-in-chunks', 'body-undecodable'],
  },
  'a JSON list that is no body in chunks': {
    parts: json('["1f8b","00"]'),
    text: '["1f8b","00"]',
    state: 'present',
  },
  'a mark of a sanitizer': {
    parts: json('[REDACTED]'),
    text: '[REDACTED]',
    state: 'redacted',
    notes: ['body-redacted'],
  },
  'a mark under base64': {
    parts: encoded('MANUALLY REMOVED'),
    text: 'MANUALLY REMOVED',
    state: 'redacted',
    notes: ['body-redacted'],
  },
  'JSON instead of text': {
    parts: json({ error: 'invalid_grant' }),
    text: '{"error":"invalid_grant"}',
    state: 'present',
    notes: ['body-not-text'],
  },
  'JSON as deep as is read': {
    parts: json(nested(200)),
    text: nestedText(200),
    state: 'present',
    notes: ['body-not-text'],
  },
  'JSON deeper than that': {
    parts: json({ a: 1, b: nested(200) }),
    text: `{"a":1,"b":${nestedText(199).replace('[""]', '["",null]')}}`,
    state: 'present',
    notes: ['body-not-text', 'body-too-deep'],
  },
  'no text, with a size': {
    parts: json(undefined),
    text: undefined,
    state: 'absent',
    notes: ['body-missing'],
  },
  'null, with a size': { parts: json(null), text: undefined, state: 'absent', notes: ['body-missing'] },
  'empty text, with a size': { parts: json(''), text: undefined, state: 'absent', notes: ['body-missing'] },
  'a script without text is no loss': {
    parts: json(undefined, { mimeType: 'text/javascript' }),
    text: undefined,
    state: 'absent',
  },
  'size 0': { parts: json(undefined, { size: 0 }), text: '', state: 'empty' },
  'size 0 with text (Safari)': { parts: json('x', { size: 0 }), text: 'x', state: 'present' },
  'neither size nor text': { parts: json(undefined, { size: -1 }), text: undefined, state: 'absent' },
  'status 204': {
    parts: { ...json(undefined, { size: -1 }), response: { status: 204 } },
    text: '',
    state: 'empty',
  },
  'a HEAD': {
    parts: { ...json(undefined, { size: -1 }), request: { method: 'HEAD' } },
    text: '',
    state: 'empty',
  },
  'no answer': {
    parts: { ...json(undefined, { size: 0 }), response: { status: 0 } },
    text: undefined,
    state: 'absent',
  },
  'an image': {
    parts: { content: { size: 3, mimeType: 'image/png', text: 'AAAA', encoding: 'base64' } },
    text: undefined,
    state: 'binary',
  },
  'a script in base64': {
    parts: { content: { size: 3, mimeType: 'text/javascript', text: 'AAAA', encoding: 'base64' } },
    text: undefined,
    state: 'binary',
  },
  'a script of a login page in base64': {
    parts: {
      request: { url: 'https://login.microsoftonline.com/app.js' },
      content: { size: 3, mimeType: 'text/javascript', text: base64('a()'), encoding: 'base64' },
    },
    text: 'a()',
    state: 'present',
  },
  'a script as text': { parts: json('a()', { mimeType: 'text/javascript' }), text: 'a()', state: 'present' },
  'a body that Firefox cut': {
    parts: json('x'.repeat(1_048_576), { size: 2_000_000 }),
    text: 'x'.repeat(1_048_576),
    state: 'present',
    notes: ['body-cut'],
  },
  'a body in a file that is not here (Playwright)': {
    parts: json(undefined, { _file: '0a1b.json' }),
    text: undefined,
    state: 'absent',
    notes: ['attachment-missing'],
  },
};

for (const [name, { parts, text, state, notes = [] }] of Object.entries(RESPONSES)) {
  test(`a response with ${name}`, async () => {
    const { entry, capture } = await readOne(parts);
    assert.deepEqual([entry.response.content.text, entry.response.content.state], [text, state]);
    // Only the login page is checked against HAR 1.2, and departs in nothing.
    assert.deepEqual(codesOf(capture), notes);
  });
}

test('the media type of content falls back to the header', async () => {
  const headers = [{ name: 'content-type', value: 'text/html; charset=utf-8' }];
  const { entry } = await readOne({ content: { mimeType: '' }, response: { headers } });
  assert.equal(entry.response.content.mimeType, 'text/html; charset=utf-8');
});

interface RequestCase {
  readonly request: object;
  readonly postData: Entry['request']['postData'];
  readonly notes?: readonly string[];
}

const FORM = 'application/x-www-form-urlencoded';
const params = [{ name: 'grant_type', value: 'refresh_token' }];
const absent = { mimeType: '', text: undefined, params: [], state: 'absent' } as const;

const REQUESTS: Readonly<Record<string, RequestCase>> = {
  'text and params (Chrome)': {
    request: { method: 'POST', postData: { mimeType: FORM, text: 'a=%41', params } },
    postData: { mimeType: FORM, text: 'a=%41', params: [], state: 'present' },
  },
  'text beside empty params (Polly.JS)': {
    request: { method: 'POST', postData: { mimeType: FORM, text: 'a=1', params: [] } },
    postData: { mimeType: FORM, text: 'a=1', params: [], state: 'present' },
  },
  'params alone (Fiddler, Charles)': {
    request: {
      method: 'POST',
      postData: {
        mimeType: FORM,
        params: [...params, { name: 'x' }, { value: 'y' }, { name: 'n', value: 1 }],
      },
    },
    postData: {
      mimeType: FORM,
      text: undefined,
      params: [...params, { name: 'x', value: '' }, { name: 'n', value: '1' }],
      state: 'present',
    },
  },
  'params beside empty text': {
    request: { method: 'POST', postData: { mimeType: FORM, text: '', params } },
    postData: { mimeType: FORM, text: undefined, params, state: 'present' },
  },
  'an empty postData on GET (Fiddler)': {
    request: { postData: { mimeType: '', text: '' } },
    postData: undefined,
  },
  'postData with nothing but params [] (BrowserMob)': {
    request: { postData: { params: [] } },
    postData: undefined,
  },
  'postData null': { request: { method: 'GET', postData: null }, postData: undefined },
  'an empty POST': {
    request: { method: 'POST', postData: { mimeType: '', text: '' } },
    postData: { mimeType: '', text: '', params: [], state: 'empty' },
  },
  'a POST with a length and no body': {
    request: { method: 'POST', headers: [{ name: 'Content-Length', value: '41' }] },
    postData: absent,
    notes: ['request-body-missing'],
  },
  'a POST with a type and no body': {
    request: { method: 'POST', bodySize: -1, headers: [{ name: 'Content-Type', value: FORM }] },
    postData: { ...absent, mimeType: FORM },
    notes: ['request-body-missing'],
  },
  'a POST with a size and no body': {
    request: { method: 'POST', bodySize: 41 },
    postData: absent,
    notes: ['request-body-missing'],
  },
  'a POST without any sign of a body': { request: { method: 'POST', bodySize: -1 }, postData: undefined },
  'a body that HTTP Toolkit dropped': {
    request: { method: 'POST', _requestBodyStatus: 'discarded:too-large' },
    postData: absent,
    notes: ['request-body-missing'],
  },
  'a body of HTTP Toolkit that is no text': {
    request: { method: 'POST', _content: { text: base64('a=1'), size: 3, encoding: 'base64' } },
    postData: { mimeType: '', text: 'a=1', params: [], state: 'present' },
  },
  'a redacted form (Polly.JS)': {
    request: { method: 'POST', postData: { mimeType: FORM, params: [], text: '[REDACTED]' } },
    postData: { mimeType: FORM, text: '[REDACTED]', params: [], state: 'redacted' },
    notes: ['body-redacted'],
  },
  'base64 (HAR 1.3)': {
    request: { method: 'POST', postData: { mimeType: FORM, text: base64('a=1'), encoding: 'base64' } },
    postData: { mimeType: FORM, text: 'a=1', params: [], state: 'present' },
  },
  'text instead of an object': {
    request: { method: 'POST', postData: 'a=1', headers: [{ name: 'content-type', value: FORM }] },
    postData: { mimeType: FORM, text: 'a=1', params: [], state: 'present' },
  },
  'JSON instead of text': {
    request: { method: 'POST', postData: { mimeType: 'application/json', text: { a: 1 } } },
    postData: { mimeType: 'application/json', text: '{"a":1}', params: [], state: 'present' },
    notes: ['body-not-text'],
  },
};

for (const [name, { request, postData, notes = [] }] of Object.entries(REQUESTS)) {
  test(`a request with ${name}`, async () => {
    const { entry, capture } = await readOne({ request });
    assert.deepEqual(entry.request.postData, postData);
    assert.deepEqual(codesOf(capture), notes);
  });
}
