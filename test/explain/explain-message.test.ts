import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explainMessage } from '../../src/explain/explain-message.js';
import { explain } from '../../src/explain/explanation.js';
import { pagesAsText } from '../../src/explain/page-text.js';
import { toPages } from '../../src/explain/to-pages.js';

const TRACE = '11111111-2222-3333-4444-555555555555';
const CORRELATION = '66666666-7777-8888-9999-000000000000';
const APP = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const MISMATCH = `AADSTS50011: The redirect URI 'https://client.example/cb' specified in the request does not match the redirect URIs configured for the application '${APP}'.`;
const TAIL = `Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2026-03-01 09:12:03Z`;

/** One error in the shapes that people copy. */
const SHAPES: Readonly<Record<string, string>> = {
  'an exception': `MsalServiceException: ${MISMATCH} ${TAIL}`,
  'the error page': `Sorry, but we're having trouble signing you in. ${MISMATCH}\nRequest Id: ${TRACE}\nCorrelation Id: ${CORRELATION}\nTimestamp: 2026-03-01T09:12:03Z\nMessage: ${MISMATCH}`,
  'a wrapped terminal': `${MISMATCH} ${TAIL}`.replace(/(.{38}\S*) /g, '$1\r\n    '),
  'a body': JSON.stringify({
    error: 'invalid_request',
    error_description: `${MISMATCH}\r\n${TAIL}`,
    error_codes: [50011],
    trace_id: TRACE,
    correlation_id: CORRELATION,
    timestamp: '2026-03-01 09:12:03Z',
  }),
  'a body in a log': `2026-03-01 ERROR answer was {"error":"invalid_request","error_description":"${MISMATCH.replaceAll("'", '\\u0027')} ${TAIL}"} (400)`,
  'the address bar': `https://client.example/cb?error=invalid_request&error_description=${encodeURIComponent(`${MISMATCH} ${TAIL}`)}&state=abcdef`,
  'an address among words': `It ended at https://client.example/cb?error=invalid_request&error_description=${encodeURIComponent(`${MISMATCH} ${TAIL}`)}&state=abcdef and nothing else.`,
  'a dump of Python': `{'error': 'invalid_request', 'error_description': "${MISMATCH}\\r\\n${TAIL.replaceAll(' C', '\\r\\nC')}", 'error_codes': [50011]}`,
  'two bodies in a log': `{"a":1} answer {"error_description":"${MISMATCH.replaceAll("'", '\\u0027')}\\r\\n${TAIL}"} {b}`,
  'a long log': `${'2026-03-01 DEBUG nothing here\n'.repeat(9000)}${MISMATCH} ${TAIL}${'\nmore'.repeat(30_000)}`,
  'the source of a page': `${MISMATCH} ${TAIL}`.replaceAll("'", '&#39;'),
};

for (const [shape, pasted] of Object.entries(SHAPES)) {
  test(`${shape} is taken apart`, () => {
    const message = explainMessage(pasted, 'mask');
    assert.deepEqual(message?.codes, ['AADSTS50011']);
    assert.deepEqual(
      message?.values.map(({ name, value }) => [name, value]),
      [
        ['redirectUri', 'https://client.example/cb'],
        ['appId', APP],
      ],
    );
    assert.deepEqual(
      { ...message?.handoff, signInLogQuery: null, nextCapture: null },
      {
        tenantId: null,
        clientId: APP,
        resource: null,
        errorCode: 'AADSTS50011',
        correlationId: CORRELATION,
        requestId: TRACE,
        timestampUtc: '2026-03-01T09:12:03.000Z',
        signInLogQuery: null,
        nextCapture: null,
      },
    );
    assert.match(message?.handoff.signInLogQuery ?? '', new RegExp(CORRELATION));
    assert.equal(message?.topics[0]?.name, 'AADSTS50011');
  });
}

test('of a long text the surroundings of the error are read, and the rest is counted', () => {
  const log = 'a line of a log\n'.repeat(10_000);
  const pasted = `${log}${MISMATCH}${log}`;
  const message = explain(pasted, 'mask');
  assert.ok(message.about === 'message');
  assert.equal(message.unreadCharacters, pasted.length - 64 * 1024);
  const page = pagesAsText(toPages([message]), { width: 200 });
  assert.match(
    page,
    new RegExp(`${message.unreadCharacters} characters further from the first error were not`),
  );
  assert.match(page, /more characters were read and are not shown/);
  assert.ok(page.length < 20_000);
  assert.equal(explainMessage(MISMATCH, 'mask')?.unreadCharacters, 0);
});

test('of nested codes the inner one is the cause, and all are explained', () => {
  const message = explainMessage(
    'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.',
    'mask',
  );
  assert.equal(message?.cause, 'AADSTS50012');
  assert.deepEqual(
    message?.topics.map(({ name }) => name),
    ['AADSTS50012', 'AADSTS70002'],
  );
});

test('error and suberror are explained beside the code, or alone', () => {
  const names = (text: string) => explainMessage(text, 'mask')?.topics.map(({ name }) => name);
  assert.deepEqual(names('{"error":"interaction_required","suberror":"basic_action"}'), [
    'interaction_required',
    'basic_action',
  ]);
  assert.deepEqual(names('Sign-in error code: 50076'), ['AADSTS50076']);
});

test('a code that nobody described is still taken apart', () => {
  const message = explainMessage(`AADSTS99999: Something new. ${TAIL}`, 'mask');
  assert.deepEqual(message?.codes, ['AADSTS99999']);
  assert.equal(message?.handoff.correlationId, CORRELATION);
  assert.equal(toPages([explain(`AADSTS99999: Something new. ${TAIL}`, 'mask')]).length, 1);
});

test('people, addresses and secrets in it are masked', () => {
  const pasted = [
    "AADSTS50020: User account 'Anna Weber' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application 'abc'(Orders) in that tenant.",
    'Anna Weber called from 203.0.113.77 as anna@client.example with state=Zx81kQpLm2vN7tYu4wRs0aBc.',
    'Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl',
  ].join('\n');
  const all = JSON.stringify(explain(pasted, 'mask'));
  for (const secret of [
    'Anna',
    'Weber',
    '203.0.113.77',
    'anna@client',
    'Zx81kQpLm2',
    'eyJzdWIi',
    'c2lnbmF0',
  ]) {
    assert.ok(!all.includes(secret), secret);
  }
  const kept = JSON.stringify(explain(pasted, 'keep'));
  assert.ok(kept.includes('Anna Weber') && kept.includes('203.0.113.77'));
  for (const secret of ['Zx81kQpLm2', 'eyJzdWIi', 'c2lnbmF0']) assert.ok(!kept.includes(secret), secret);
});

test('secrets beside the error in an answer are masked by their names', () => {
  const url =
    'https://client.example/cb#error=access_denied&error_description=AADSTS65004%3a+No.&state=abc&code=12ab';
  const message = explainMessage(url, 'keep');
  assert.match(message?.text ?? '', /state: state #1, 3 characters/);
  assert.doesNotMatch(message?.text ?? '', /12ab/);
  const body =
    '{"error":"invalid_grant","error_description":"AADSTS70008: x","refresh_token":"short1","access_token":"b"}';
  assert.doesNotMatch(explainMessage(body, 'keep')?.text ?? '', /short1|: b$/m);
});

/** What people paste together with a message. */
const BESIDE: readonly string[] = [
  'refresh_token: SECRET',
  "'client_secret': 'SECRET',",
  'client_secret = "SECRET"',
  'Password: SECRET two words',
  'Cookie: ESTSAUTH=SECRET; buid=SECRET',
  "'set-cookie': [ 'esctx=SECRET; domain=.as.example' ]",
  '<password>SECRET</password>',
  'https%3A%2F%2Fclient.example%2Fcb%3Fcode%3DSECRET%26session_state%3D1',
  'az login --service-principal -u id -p SECRET',
  'Username: SECRET',
];

for (const secret of ['Zx8Q~abcDEF.1234567890', 'hunterTwo99', 'pw1']) {
  test(`secrets beside a message are not repeated, whatever the notation: ${secret}`, () => {
    for (const line of BESIDE) {
      const pasted = `AADSTS50126: Error validating credentials.\n${line.replaceAll('SECRET', secret)}\n${TAIL}`;
      const message = explain(pasted, 'mask');
      assert.equal(message.about, 'message');
      assert.ok(!JSON.stringify(message).includes(secret), line);
      assert.ok(JSON.stringify(message).includes(TRACE), line);
    }
  });
}

test('what is no name and looks random is not repeated either', () => {
  const unknown = explain('abC8Q~x7KpL2vN9tYu4wRs0aBcZ1q5Jm3dGfH8', 'keep');
  assert.deepEqual(unknown.about === 'unknown' ? unknown.asked : '', null);
});

const IDS = { correlationId: CORRELATION, requestId: TRACE, timestampUtc: '2026-03-01T09:12:03.000Z' };

for (const [language, tail] of [
  [
    'German',
    `Ablaufverfolgungs-ID: ${TRACE}\nKorrelations-ID: ${CORRELATION}\nZeitstempel: 2026-03-01 09:12:03Z`,
  ],
  ['French', `ID de trace : ${TRACE} ID de corrélation : ${CORRELATION} Horodatage : 2026-03-01 09:12:03Z`],
  ['Japanese', `トレース ID: ${TRACE} 相関 ID: ${CORRELATION} タイムスタンプ: 2026-03-01 09:12:03Z`],
]) {
  test(`the ids of a ${language} message are read by their places`, () => {
    const { correlationId, requestId, timestampUtc } =
      explainMessage(`AADSTS50105: xyz. ${tail}`, 'mask')?.handoff ?? {};
    assert.deepEqual({ correlationId, requestId, timestampUtc }, IDS);
  });
}

test('a row of the sign-in logs, and an error page, tell who asked and where', () => {
  const row = [
    `Request ID\t${TRACE}`,
    `Correlation ID\t${CORRELATION}`,
    'Sign-in error code\t50105',
    'User\tAnna Weber',
    `Application ID\t${APP}`,
    'Resource ID\t00000003-0000-0000-c000-000000000000',
    'Home tenant ID\t11111111-0000-0000-0000-000000000001',
    'Resource tenant ID\t11111111-0000-0000-0000-000000000002',
  ].join('\n');
  const { text, handoff } = explainMessage(row, 'mask') ?? {};
  assert.ok(text !== undefined && !text.includes('Anna'));
  assert.deepEqual(
    { ...handoff, signInLogQuery: null, nextCapture: null },
    {
      tenantId: '11111111-0000-0000-0000-000000000002',
      clientId: APP,
      resource: '00000003-0000-0000-c000-000000000000',
      errorCode: 'AADSTS50105',
      correlationId: CORRELATION,
      requestId: TRACE,
      timestampUtc: null,
      signInLogQuery: null,
      nextCapture: null,
    },
  );
  const page = `<script>$Config={"strServiceExceptionMessage":"AADSTS90002: x","sessionId":"${TRACE}","correlationId":"${CORRELATION}","canary":"abc"};</script>`;
  assert.equal(explainMessage(page, 'mask')?.handoff.requestId, TRACE);
});

test('the audience of an assertion is not taken for the resource of the request', () => {
  const { handoff, values } =
    explainMessage(
      `AADSTS500131: Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was 'api://front' and the expected audience is 'api://mid' or one of the Application Uris of this application with App ID '${APP}'(Orders).`,
      'mask',
    ) ?? {};
  assert.deepEqual([handoff?.resource, handoff?.clientId], [null, APP]);
  assert.deepEqual(
    values?.map(({ value }) => value),
    ['api://front', 'api://mid'],
  );
});

test('only ids that are ids enter the query', () => {
  const message = explainMessage(
    `AADSTS50011: x Correlation ID: 66666666-7777-8888-9999-00000000"} or 1`,
    'mask',
  );
  assert.equal(message?.handoff.signInLogQuery, null);
  assert.equal(message?.handoff.correlationId, null);
});

test('what holds no error is no message', () => {
  for (const text of ['', '   ', 'hello world', '{}', '{"a":1}', 'AADSTS', 'a=b&c=d']) {
    assert.equal(explainMessage(text, 'mask'), undefined, text);
  }
  assert.deepEqual(explain('hello world, how are you today my friends?', 'mask'), {
    about: 'unknown',
    asked: null,
    nearest: [],
  });
});

test('hostile text is explained or refused, and never throws', () => {
  const texts = [
    'AADSTS50011: '.repeat(50_000),
    `${'{'.repeat(100_000)}"AADSTS50011"${'}'.repeat(100_000)}`,
    `${'{"a":'.repeat(3000)}"AADSTS50011: x"${'}'.repeat(3000)}`,
    `error=${'%'.repeat(60_000)}&error_description=AADSTS50011`,
    `AADSTS50011 ${'a_'.repeat(30_000)}`,
    `AADSTS50011 ${'correlation id'.repeat(5_000)}`,
    'AADSTS50011: \u001b[31m \u202e {"__proto__": 1}',
  ];
  for (const text of texts) {
    const written = pagesAsText(toPages([explain(text, 'mask')]));
    assert.doesNotMatch(written.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const message = explainMessage(`AADSTS50011: ${text}`, 'mask');
      assert.ok(message === undefined || message.codes.length <= 8);
    }),
  );
});

/** Answers of APIs, and the topic that they lead to. */
const API_ANSWERS: readonly (readonly [pasted: string, name: string])[] = [
  [
    '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
    'InvalidAuthenticationToken',
  ],
  [
    'HTTP/1.1 403 Forbidden\n{"error":{"code":"Authorization_RequestDenied","message":"No."}}',
    'Authorization_RequestDenied',
  ],
  [
    "{'error': {'code': 'AuthorizationFailed', 'message': 'The client does not have authorization'}}",
    'AuthorizationFailed',
  ],
];

for (const [pasted, name] of API_ANSWERS) {
  test(`the error of an API is known by its name: ${name}`, () => {
    assert.deepEqual(
      explainMessage(pasted, 'mask')?.topics.map((topic) => topic.name),
      [name],
    );
    assert.equal(explainMessage(pasted.toLowerCase(), 'mask'), undefined);
  });
}

test('of a claims challenge the claims are shown, and the API that names itself', () => {
  const claims = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}').toString('base64');
  const pasted = `WWW-Authenticate: Bearer realm="", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="${claims}"`;
  const message = explainMessage(pasted, 'mask');
  assert.deepEqual(
    message?.topics.map(({ name }) => name),
    ['insufficient_claims'],
  );
  assert.match(
    message?.text ?? '',
    /claims="\{"access_token":\{"acrs":\{"essential":true,"value":"c1"\}\}\}"/,
  );
  assert.deepEqual(
    [message?.handoff.clientId, message?.handoff.resource],
    [null, '00000003-0000-0000-c000-000000000000'],
  );
});
