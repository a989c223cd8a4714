import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, InputError, parseCapture, type Report } from '../../src/index.js';
import type { Capture, CaptureFormat } from '../../src/model/capture.js';
import { har } from '../support/entra-builder.js';
import type { Exchange } from '../support/exchange.js';
import { SAMPLES } from '../support/samples.js';
import { toBurp } from '../support/to-burp.js';
import { toCharles } from '../support/to-charles.js';
import { tcpFlow, toMitmproxy } from '../support/to-mitmproxy.js';
import { toNetLog } from '../support/to-netlog.js';
import { toPlaywrightHar, toPlaywrightTrace } from '../support/to-playwright.js';

const read = (bytes: Uint8Array) => parseCapture(bytes, { name: 'case', ports: nodePorts });
const reportOn = async (bytes: Uint8Array) => analyze(await read(bytes), { ports: nodePorts });

interface Writer {
  readonly format: CaptureFormat;
  readonly write: (exchanges: readonly Exchange[]) => Uint8Array;
}

/** Formats that keep bodies: a sign-in reads the same in each of them. */
const WITH_BODIES: Readonly<Record<string, Writer>> = {
  'Burp items': { format: 'burp', write: toBurp },
  'Burp items as text': { format: 'burp', write: (all) => toBurp(all, { plain: true }) },
  'a Charles session': { format: 'charles', write: toCharles },
  'a Charles session in base64': { format: 'charles', write: (all) => toCharles(all, { encoded: true }) },
  'mitmproxy flows': { format: 'mitmproxy', write: toMitmproxy },
  'mitmproxy flows in gzip': { format: 'mitmproxy', write: (all) => toMitmproxy(all, { gzip: true }) },
  'mitmproxy flows of transparent mode': {
    format: 'mitmproxy',
    write: (all) => toMitmproxy(all, { transparent: true }),
  },
  ...Object.fromEntries(
    (['0.11', '0.13', '0.18', '3', '9'] as const).map((version) => [
      `mitmproxy flows of version ${version}`,
      { format: 'mitmproxy' as const, write: (all: readonly Exchange[]) => toMitmproxy(all, { version }) },
    ]),
  ),
  'a Playwright HAR in a zip': { format: 'playwright', write: toPlaywrightHar },
  'a Playwright trace': { format: 'playwright', write: toPlaywrightTrace },
};

/** What a report says of the sign-in, apart from the file that it came in. */
function essence({ findings, errors, flows, capture }: Report) {
  return {
    findings: findings
      .filter(({ ruleId }) => ruleId !== 'live-secrets-in-capture')
      .map((each) => each.ruleId),
    codes: errors.map(({ code }) => code),
    flows: flows.map(({ kind, outcome, clientId }) => [kind, outcome, clientId]),
    entries: capture.entryCount,
  };
}

const plain = har.options({ plain: true });
const inHar = await Promise.all(
  SAMPLES.map(async ({ file, exchanges }) => ({
    file,
    exchanges,
    expected: essence(await reportOn(plain(exchanges).bytes)),
  })),
);
const obo = SAMPLES.find(({ file }) => file === 'obo-id-token.har')?.exchanges ?? [];

for (const [name, { format, write }] of Object.entries(WITH_BODIES)) {
  test(`the samples as ${name} are diagnosed as they are in a HAR`, async () => {
    for (const { file, exchanges, expected } of inHar) {
      const report = await reportOn(write(exchanges));
      assert.equal(report.capture.format, format, file);
      assert.deepEqual(essence(report), expected, file);
    }
  });
}

test('a sign-in that ends with AADSTS240002 is among them', () => {
  const found = inHar.find(({ file }) => file === 'obo-id-token.har');
  assert.deepEqual(found?.expected.codes, ['AADSTS240002']);
  assert.ok(found?.expected.findings.includes('obo-assertion-is-id-token'));
});

const notesOf = ({ notes }: Capture) => notes.map(({ code }) => code);
const seen = (url: string, more: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  url,
  requestHeaders: [],
  status: 200,
  responseHeaders: [],
  startedDateTime: '2026-03-02T09:00:00.250Z',
  ...more,
});

test('a NetLog gives URLs, headers, redirects and errors, and says that it holds no bodies', async () => {
  const redirect = seen('https://as.example/authorize?client_id=1', {
    status: 302,
    responseHeaders: [
      ['Location', 'https://app.example/#code=2'],
      ['Set-Cookie', 'a=12'],
    ],
  });
  const target = seen('https://app.example/#code=2', { _resourceType: 'document' });
  const failed = seen('https://dead.example/', { status: 0 });
  const posted = seen('https://as.example/token', {
    method: 'POST',
    requestBody: 'a=b',
    status: 400,
    statusText: 'Bad Request',
    responseBody: '{"error":"invalid_grant"}',
  });
  const capture = await read(toNetLog([redirect, target, failed, posted]));
  assert.equal(capture.format, 'netlog');
  assert.deepEqual(capture.creator, { name: 'Google Chrome', version: '143.0.7499.40' });
  assert.deepEqual(
    capture.entries.map(({ request, response }) => [request.method, request.url, response.status]),
    [
      ['GET', 'https://as.example/authorize?client_id=1', 302],
      ['GET', 'https://app.example/#code=2', 200],
      ['GET', 'https://dead.example/', undefined],
      ['POST', 'https://as.example/token', 400],
    ],
  );
  const [first, second, third, fourth] = capture.entries;
  assert.deepEqual(first?.response.headers.slice(0, 2), [
    { name: 'Location', value: 'https://app.example/#code=2' },
    { name: 'Set-Cookie', value: '[4 bytes were stripped]' },
  ]);
  assert.equal(first?.startedDateTime, '2026-03-02T09:00:00.250Z');
  assert.equal(first?.time, 120);
  assert.equal(second?._resourceType, 'document');
  assert.equal(third?.response._error, 'net::ERR_FAILED');
  assert.equal(fourth?.request.postData?.state, 'absent');
  assert.deepEqual(fourth?.response.content, {
    size: 25,
    mimeType: '',
    text: undefined,
    state: 'absent',
  });
  assert.equal(fourth?.response.statusText, 'Bad Request');
  assert.equal(capture.quality, 'partial');
  assert.deepEqual(notesOf(capture), ['netlog-without-bodies', 'netlog-stripped', 'request-body-missing']);
});

test('a NetLog with raw bytes has the answers, and the code in them', async () => {
  for (const http2 of [false, true]) {
    const report = await reportOn(toNetLog(obo, { mode: 'Everything', http2 }));
    assert.deepEqual(
      report.errors.map(({ code }) => code),
      ['AADSTS240002'],
    );
    const codes = report.capture.notes.map(({ code }) => code);
    assert.ok(codes.includes('netlog-without-request-bodies') && !codes.includes('netlog-stripped'));
    assert.ok(report.findings.some(({ ruleId }) => ruleId === 'capture-bodies-missing'));
  }
});

test('without bodies a NetLog still has the code, from a header of the answer, and judges nothing that it cannot see', async () => {
  const report = await reportOn(toNetLog(obo));
  assert.ok(report.timeline.some(({ kind }) => kind === 'token-request'));
  const grave = report.findings.filter(({ severity }) => severity === 'error' || severity === 'critical');
  assert.deepEqual(
    grave.map(({ ruleId, proof, codes }) => [ruleId, proof, codes]),
    [['entra-error-observed', 'server', ['AADSTS240002']]],
  );
  const ids = report.findings.map(({ ruleId }) => ruleId);
  assert.ok(ids.includes('capture-redacted') && ids.includes('capture-bodies-missing'), ids.join());
});

test('a NetLog that was never stopped is read to its last whole event', async () => {
  const whole = await read(toNetLog(obo));
  const open = await read(toNetLog(obo, { open: true }));
  assert.deepEqual(open.entries, whole.entries);
  assert.equal(open.quality, 'damaged');
  assert.ok(notesOf(open).includes('netlog-without-end'));
});

test('a NetLog that another program wrote again is the same capture', async () => {
  const { entries, notes } = await read(toNetLog(obo));
  const again = await read(toNetLog(obo, { rewritten: true }));
  assert.deepEqual({ entries: again.entries, notes: again.notes }, { entries, notes });
});

test('requests of a NetLog that were answered from the cache, by Chrome itself, or not at all', async () => {
  const log = (...events: object[]) =>
    JSON.stringify({
      constants: {
        logEventTypes: {
          URL_REQUEST_START_JOB: 1,
          HTTP_CACHE_READ_INFO: 2,
          URL_REQUEST_FAKE_RESPONSE_HEADERS_CREATED: 3,
          HTTP_TRANSACTION_QUIC_SEND_REQUEST_HEADERS: 4,
          FAILED: 5,
        },
        logSourceType: { URL_REQUEST: 7 },
        netError: { ERR_BLOCKED_BY_CLIENT: -20 },
        timeTickOffset: '1772442000000',
      },
      events,
    });
  const event = (id: number, type: number, params?: object, source = 7) => ({
    source: { id, type: source },
    phase: 1,
    time: '5',
    type,
    params,
  });
  const url = 'https://as.example/';
  const capture = await read(
    new TextEncoder().encode(
      log(
        event(1, 1, { url, method: 'GET' }),
        event(1, 2),
        event(2, 1, { url, method: 'GET' }),
        event(2, 3, { headers: ['HTTP/1.1 307 Internal Redirect', 'Location: https://b.example/'] }),
        event(3, 1, { url, method: 'POST' }),
        event(3, 4, { headers: { ':method': 'POST', accept: '*/*' } }),
        event(3, 5, { net_error: -20 }),
        event(4, 1, { url }, 8),
        event(5, 2),
      ),
    ),
  );
  const [cached, redirected, blocked] = capture.entries;
  assert.equal(capture.entryCount, 3);
  assert.equal(cached?._fromCache, 'disk');
  assert.deepEqual(
    [redirected?.response.status, redirected?.response.statusText],
    [307, 'Internal Redirect'],
  );
  assert.equal(blocked?.response._error, 'net::ERR_BLOCKED_BY_CLIENT');
  assert.deepEqual(blocked?.request.headers[0], { name: ':method', value: 'POST' });
});

test('Burp items keep times, addresses and the version, whatever the document type declares', async () => {
  const exchanges = [seen('http://app.example:8080/a?b=1')];
  const zones = { UTC: '2026-03-02T09:00:00Z', EST: '2026-03-02T09:00:00-05:00', IST: '2026-03-02T09:00:00' };
  for (const [zone, startedDateTime] of Object.entries(zones)) {
    const capture = await read(toBurp(exchanges, { zone }));
    const [entry] = capture.entries;
    assert.equal(entry?.startedDateTime, startedDateTime);
    assert.equal(entry?.request.url, 'http://app.example:8080/a?b=1');
    assert.equal(entry?.serverIPAddress, '192.0.2.10');
    assert.deepEqual(capture.creator, { name: 'Burp', version: '2024.11.2' });
    assert.deepEqual(notesOf(capture), zone === 'IST' ? ['date-without-zone'] : []);
  }
  for (const doctype of ['', '<!-- a > b -->', '<!DOCTYPE items SYSTEM "http://evil.example/x.dtd">']) {
    assert.equal((await read(toBurp(exchanges, { doctype }))).entries.length, 1, doctype);
  }
});

test('entities of a document type are neither expanded nor fetched', async () => {
  const lol =
    '<!DOCTYPE items [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
  const xml = new TextDecoder().decode(toBurp([seen('https://a.example/')], { doctype: lol }));
  const capture = await read(
    new TextEncoder().encode(xml.replace('<comment></comment>', '<comment>&b;&x;&lt;</comment>')),
  );
  assert.equal(capture.entries[0]?.comment, '&b;&x;<');
});

test('an item of Burp without a request is skipped, and one without an answer is not', async () => {
  const xml = new TextDecoder().decode(
    toBurp([seen('https://a.example/', { status: 0 }), seen('https://b.example/')]),
  );
  const broken = xml.replace(/<request [\s\S]*?<\/request>/, '<request base64="true">***</request>');
  const capture = await read(new TextEncoder().encode(xml));
  assert.deepEqual(notesOf(capture), ['response-missing']);
  const rest = await read(new TextEncoder().encode(broken));
  assert.deepEqual(
    rest.entries.map(({ index, request }) => [index, request.url]),
    [[1, 'https://b.example/']],
  );
  assert.deepEqual(notesOf(rest), ['entry-skipped']);
});

test('a chunked body of Burp is put together, framed or not', async () => {
  const chunked = (responseBody: string) =>
    toBurp([
      seen('https://a.example/', { responseBody, responseHeaders: [['Transfer-Encoding', 'chunked']] }),
    ]);
  for (const body of ['2\r\nok\r\n0\r\n\r\n', 'ok']) {
    assert.equal((await read(chunked(body))).entries[0]?.response.content.text, 'ok');
  }
});

test('flows of mitmproxy that are no HTTP are passed over, with a note', async () => {
  const capture = await read(Buffer.concat([toMitmproxy([seen('https://a.example/')]), tcpFlow()]));
  assert.equal(capture.entryCount, 1);
  assert.deepEqual(notesOf(capture), ['not-http']);
});

test('a flow keeps its error, its address, its time and the difference of no body and an empty one', async () => {
  const failed = seen('https://a.example/', { status: 0, _error: 'connection lost' });
  const [entry, streamed] = (await read(toMitmproxy([failed, seen('https://b.example/')]))).entries;
  assert.equal(entry?.response._error, 'connection lost');
  assert.equal(entry?.serverIPAddress, '192.0.2.10');
  assert.equal(entry?.startedDateTime, '2026-03-02T09:00:00.250Z');
  assert.equal(streamed?.response.content.state, 'empty');
});

test('a tunnel of Charles is no traffic, and a failed transaction says so', async () => {
  const tunnel = seen('https://login.microsoftonline.com', { method: 'CONNECT' });
  const report = await reportOn(toCharles([tunnel, seen('https://a.example/', { status: 0 })]));
  assert.ok(report.findings.some(({ ruleId }) => ruleId === 'capture-not-decrypted'));
  const capture = await read(toCharles([tunnel, seen('https://a.example/', { status: 0 })]));
  assert.equal(capture.entries[0]?.request.url, 'https://login.microsoftonline.com:443');
  assert.equal(capture.entries[1]?.response._error, 'failed');
});

/** All formats, as far as damage goes. */
const ALL: Readonly<Record<string, (exchanges: readonly Exchange[]) => Uint8Array>> = {
  netlog: toNetLog,
  burp: toBurp,
  mitmproxy: toMitmproxy,
  charles: toCharles,
  trace: toPlaywrightTrace,
};

for (const [name, write] of Object.entries(ALL)) {
  test(`${name}: cut anywhere, it is read as far as it goes or refused`, async () => {
    const whole = write(obo.slice(-2));
    for (let end = 0; end < whole.length; end += 101) {
      try {
        const { quality, notes } = await read(whole.subarray(0, end));
        assert.ok(quality === 'damaged' && notes.length > 0, `${end}`);
      } catch (error) {
        assert.ok(error instanceof InputError, `${end}`);
      }
    }
  });

  test(`${name}: bytes that are changed, dropped or doubled never throw anything but an InputError`, async () => {
    const whole = write(obo.slice(-1));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(3), async (at, byte, kind) => {
        const head = whole.subarray(0, at);
        const middle = [[byte], [], [byte, byte], [...whole.subarray(Math.max(0, at - 40), at)]][kind] ?? [];
        const bytes = Buffer.concat([head, Uint8Array.from(middle), whole.subarray(at + 1)]);
        await read(bytes).catch((error: unknown) => assert.ok(error instanceof InputError));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
}

test('a flow file that nests without end, lies about lengths or lists without end is refused', async () => {
  const nested = Array.from({ length: 200 }).reduce<Buffer>(
    (inner) => Buffer.concat([Buffer.from(`${inner.length}:`), inner, Buffer.from(']')]),
    Buffer.from('0:~'),
  );
  const many = Buffer.from('0:~'.repeat(200_000));
  const hostile = [
    nested,
    Buffer.from('99:3:abc,}'),
    Buffer.from('5:1:a,}'),
    Buffer.concat([Buffer.from(`${many.length}:`), many, Buffer.from(']')]),
    Buffer.from('10:3:abc,'),
  ];
  for (const each of hostile) await assert.rejects(read(each), { code: 'ERR_NOT_A_CAPTURE' });
});

test('what only looks like one of them is refused in its own words', async () => {
  const cases: Readonly<Record<string, RegExp>> = {
    '<items burpVersion="1"></items>': /Burp/,
    '<items burpVersion="1"><item><url>a': /Burp/,
    '{"constants":{}': /no HAR/,
    '[{"protocolVersion":"HTTP/1.1"}]': /no HAR/,
  };
  for (const [text, says] of Object.entries(cases)) {
    await assert.rejects(read(new TextEncoder().encode(text)), (error: unknown) => {
      assert.ok(error instanceof InputError);
      assert.match(error.message, says);
      return true;
    });
  }
});

test('a hundred thousand declarations or tags in XML take no time', async () => {
  for (const piece of ['<!a>', '<a>', '<a', ']]>', '<![CDATA[', '<!--']) {
    const xml = `<items burpVersion="1">${piece.repeat(100_000)}`;
    const started = performance.now();
    await assert.rejects(read(new TextEncoder().encode(xml)), InputError);
    assert.ok(performance.now() - started < 2000, piece);
  }
});
