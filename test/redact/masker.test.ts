import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMasker } from '../../src/redact/masker.js';
import { AUTHORIZE_URL, CLIENT, captureOf, jwtOf, TENANT, TOKEN_URL } from './capture-of.js';

const OID = 'aaaaaaaa-0000-4000-8000-00000000000a';
const CORRELATION = 'cccccccc-0000-4000-8000-00000000000c';
const CODE = '0.AVAAmQ-uGcZvS0S9VJdQTvxmrYbr-Sy1NtxJhq';
const CLAIMS = { name: 'Anna Olsen', oid: OID, upn: 'anna@client.example', aud: CLIENT };
const ID_TOKEN = jwtOf(CLAIMS, 'Kd8fQ2mXw7Rt5Zb1Lp9Vc4Hs6Jy3Gn0a');
const ACCESS_TOKEN = jwtOf({ ...CLAIMS, scp: 'x' }, 'Wm5tY8cXe2Rq7Zk1Np4Vd9Hb6Ju3Ls0f');
const THUMBPRINT = 'nOo3ZDrODXEK1jKWhXslHR_KXEg';

/** A sign-in: the code in entry 0, tokens in entry 1, their use in entry 2. */
const CAPTURE = captureOf(
  {
    url: `${AUTHORIZE_URL}?client_id=${CLIENT}&state=1&login_hint=anna%40client.example&redirect_uri=http%3A%2F%2Fintranet%2Fcb`,
    headers: {
      Cookie: `ESTSAUTH=${CODE}x; lang=german`,
      'client-request-id': CORRELATION,
      'x-client-ver': '4.61.3.0',
    },
    answerHeaders: { Location: `http://intranet/cb?code=${CODE}&state=1` },
  },
  {
    url: TOKEN_URL,
    body: `grant_type=authorization_code&code=${CODE}&client_secret=Zq8~Lm3Kd9.Vb2`,
    answer: JSON.stringify({
      id_token: ID_TOKEN,
      access_token: ACCESS_TOKEN,
      kid: THUMBPRINT,
      refresh_token: 'r1-Xk93jd02Lq',
    }),
  },
  {
    url: TOKEN_URL,
    body: `assertion=${ID_TOKEN}&refresh_token=r2-Xk93jd02Lq`,
    headers: { 'X-Forwarded-For': '203.0.113.7' },
  },
);

const personalAccount = (quoted: string) =>
  `AADSTS500200: User account ${quoted} is a personal Microsoft account. Personal Microsoft accounts are not supported for this application unless explicitly invited to an organization.`;

const masker = createMasker(CAPTURE, { identities: 'mask', includeSecrets: false });

describe('parameter', () => {
  const TABLE: readonly (readonly [name: string, value: string, shown: string])[] = [
    ['code', CODE, 'authorization_code #1, 40 characters'],
    ['code', '50011', '50011'],
    ['state', '1', 'state #1, 1 character'],
    ['refresh_token', 'r2-Xk93jd02Lq', 'refresh_token #2, 13 characters'],
    ['refresh_token', 'never seen before', 'refresh_token #3, 17 characters'],
    ['assertion', ID_TOKEN, `id_token #1, ${ID_TOKEN.length} characters`],
    ['id_token_hint', '', ''],
    ['client_secret', '[REDACTED]', '[REDACTED]'],
    ['Authorization', `Bearer ${ACCESS_TOKEN}`, `Bearer access_token #1, ${ACCESS_TOKEN.length} characters`],
    ['Authorization', 'Basic [REDACTED]', 'Basic [REDACTED]'],
    ['authorization', 'nothing-but-a-key', 'credential #1, 17 characters'],
    ['Cookie', 'lang=german; empty=', 'lang=cookie #2, 6 characters; empty='],
    [
      'Cookie',
      'x-ms-RefreshTokenCredential=a%20b',
      'x-ms-RefreshTokenCredential=prt_cookie #1, 3 characters',
    ],
    ['Set-Cookie', 'lang=german; path=/; secure', 'lang=cookie #2, 6 characters; path=/; secure'],
    ['login_hint', 'ANNA@client.example', 'user-1@domain-1'],
    ['login_hint', 'bob@client.example', 'user-2@domain-1'],
    ['upn', '{EUII Hidden}', '{EUII Hidden}'],
    ['oid', OID, 'oid-1'],
    ['oid', CLIENT, CLIENT],
    ['X-AnchorMailbox', `Oid:${OID}@${TENANT}`, `Oid:oid-1@${TENANT}`],
    ['X-Forwarded-For', '203.0.113.7, 127.0.0.1', 'ip-1, 127.0.0.1'],
    ['Host', 'adfs01:8080', 'host-1:8080'],
    ['Host', 'login.microsoftonline.com', 'login.microsoftonline.com'],
    ['client_id', CLIENT, CLIENT],
    ['tenant', 'client.onmicrosoft.com', 'client.onmicrosoft.com'],
    ['scope', 'openid https://graph.microsoft.com/User.Read', 'openid https://graph.microsoft.com/User.Read'],
    ['scope', `openid ${CODE}`, 'openid authorization_code #1, 40 characters'],
    ['aud', 'https://bo:pw@api.example/x?tok=abc', 'https://api.example/x?tok=(3 characters)'],
    ['client-request-id', CORRELATION, CORRELATION],
    ['timestamp', '2026-03-02 09:00:00Z', '2026-03-02 09:00:00Z'],
    ['grant_type', 'authorization_code', 'authorization_code'],
    ['response_type', 'code id_token', 'code id_token'],
    [
      'redirect_uri',
      'https://client.example/cb?tenant=abc&x',
      'https://client.example/cb?tenant=(3 characters)&x=(0 characters)',
    ],
    ['redirect_uri', 'http://intranet/cb', 'http://intranet/cb'],
    ['redirect_uri', 'urn:ietf:wg:oauth:2.0:oob', 'urn:ietf:wg:oauth:2.0:oob'],
    ['redirect_uri', `msal${CLIENT}://auth`, `msal${CLIENT}://auth`],
    ['Location', '/cb?code=x#y', '/cb?code=(1 character)'],
    ['kid', THUMBPRINT, THUMBPRINT],
    ['client_info', '1', '1'],
    [
      'client_info',
      Buffer.from(JSON.stringify({ uid: OID, utid: TENANT })).toString('base64url'),
      `{"uid":"oid-1","utid":"${TENANT}"}`,
    ],
    [
      'claims',
      '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}',
      '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}',
    ],
    [
      'claims',
      '{"id_token":{"upn":{"values":["bo"]},"nonce":{"value":"n-1"},"x":{"value":"v"}}}',
      '{"id_token":{"upn":{"values":["user-2"]},"nonce":{"value":"nonce #1, 3 characters"},"x":{"value":"v"}}}',
    ],
    [
      'WWW-Authenticate',
      'PoP nonce="n-1", error="invalid_token"',
      'PoP nonce="nonce #1, 3 characters", error="invalid_token"',
    ],
    ['mystery', 'Qw8Er4Ty2Ui6Op1As9Df3Gh7', 'opaque value #1, 24 characters'],
    ['mystery', CORRELATION, CORRELATION],
    ['mystery', 'a plain sentence', 'a plain sentence'],
    ['mystery', '{"password":"x","n":5}', '{"password":"password #1, 1 character","n":5}'],
    ['x-client-Ver', '4.61.3.0', '4.61.3.0'],
    ['__proto__', 'x', 'x'],
  ];
  for (const [name, value, shown] of TABLE) {
    test(`${name}: ${value.slice(0, 60)}`, () => {
      const fresh = createMasker(CAPTURE, { identities: 'mask', includeSecrets: false });
      if (value === 'bob@client.example') fresh.parameter('login_hint', 'anna@client.example');
      assert.equal(fresh.parameter(name, value), shown);
    });
  }
});

describe('url', () => {
  const TABLE: readonly (readonly [url: string, shown: string])[] = [
    [`${AUTHORIZE_URL}?state=1#code=2`, AUTHORIZE_URL],
    [
      'https://login.microsoftonline.com/client.onmicrosoft.com/oauth2/token',
      'https://login.microsoftonline.com/client.onmicrosoft.com/oauth2/token',
    ],
    ['https://anna:pw@files.example:8443/a', 'https://files.example:8443/a'],
    ['http://adfs01/adfs/ls/?x', 'http://host-1/adfs/ls/'],
    ['http://[2001:db8::1]:80/x', 'http://ip-2:80/x'],
    ['http://127.0.0.1:41000/MSI/token', 'http://127.0.0.1:41000/MSI/token'],
    ['http://intranet/cb?code=1', 'http://intranet/cb'],
    [
      `https://graph.microsoft.com/v1.0/users/${OID}/messages`,
      'https://graph.microsoft.com/v1.0/users/oid-1/messages',
    ],
    [
      'https://graph.microsoft.com/v1.0/users/anna%40client.example',
      'https://graph.microsoft.com/v1.0/users/user-1@domain-1',
    ],
    [
      'https://x-my.example/personal/bo_client_example/Documents',
      'https://x-my.example/personal/user-2/Documents',
    ],
    [
      `https://hooks.example/in/${CODE}y/run`,
      'https://hooks.example/in/{opaque value #1, 41 characters}/run',
    ],
    [`https://hooks.example/${CODE}/run`, 'https://hooks.example/{authorization_code #1, 40 characters}/run'],
    [
      'https://cdn.example/ConvergedLogin_PCore_x3Vb9Kq2Zr7Lm4Nw8Tc1.js',
      'https://cdn.example/ConvergedLogin_PCore_x3Vb9Kq2Zr7Lm4Nw8Tc1.js',
    ],
    ['data:text/html;base64,c2VjcmV0', 'data:text/html;base64,…'],
    ['about:blank', 'about:blank'],
    ['', ''],
  ];
  for (const [url, shown] of TABLE) {
    test(url, () => {
      assert.equal(createMasker(CAPTURE, { identities: 'mask', includeSecrets: false }).url(url), shown);
    });
  }
});

describe('text', () => {
  const TABLE: readonly (readonly [text: string, shown: string])[] = [
    ['AADSTS50126: no such code.', 'AADSTS50126: no such code.'],
    [`the code ${CODE} again`, 'the code authorization_code #1, 40 characters again'],
    ['User ANNA@client.example, Anna Olsen, 203.0.113.7', 'User user-1@domain-1, name-1, ip-1'],
    ['from 198.51.100.9 with Chrome/120.0.0.0', 'from ip-2 with Chrome/120.0.0.0'],
    ['MSAL 4.61.3.0 and 4.61.3.1', 'MSAL 4.61.3.0 and ip-2'],
    ['mail to eve@other.example', 'mail to user-2@domain-2'],
    ['secret=Zq8~Lm3Kd9.Vb2&x', 'secret=client_secret #1, 14 characters&x'],
    ['?password=abc&state=1', '?password=password #1, 3 characters&state=state #1, 1 character'],
    ['{"password":"a\\"b"}', '{"password":"password #1, 4 characters"}'],
    ['Authorization: Bearer abcd1234', 'Authorization: Bearer access_token #2, 8 characters'],
    [
      'Bearer realm="x", Bearer authorization_uri="https://a.example"',
      'Bearer realm="x", Bearer authorization_uri="https://a.example"',
    ],
    [`${personalAccount('‘Bo’')} Bold: ’Bo’.`, `${personalAccount('‘user-2’')} Bold: ’user-2’.`],
    [
      "AADSTS500200: User account 'Bo Lind' is a personal account, and so on.",
      "AADSTS500200: User account 'user-2' is a personal account, and so on.",
    ],
    [personalAccount("'Carl\n  Lind'"), personalAccount("'user-2'")],
    [personalAccount("'{EUII Hidden}'"), personalAccount("'{EUII Hidden}'")],
    [
      "The URI 'http://anna:pw@localhost:3000/cb?tok=abc#x=de' is wrong.",
      "The URI 'http://localhost:3000/cb?tok=(3 characters)#x=(2 characters)' is wrong.",
    ],
    [
      'realm http://adfs01.corp/adfs/services/trust at http://intranet/cb',
      'realm http://host-1/adfs/services/trust at http://intranet/cb',
    ],
    ['https://x.example/?linkid=2083908&p=B2C_1_x', 'https://x.example/?linkid=2083908&p=B2C_1_x'],
    ['a Bearer authentication scheme', 'a Bearer authentication scheme'],
    [`token ${jwtOf({ a: 1 })}`, `token token #1, ${jwtOf({ a: 1 }).length} characters`],
    [`kid ${THUMBPRINT} unknown`, `kid ${THUMBPRINT} unknown`],
    [`ids ${TENANT} ${CLIENT} ${CORRELATION} ${OID}`, `ids ${TENANT} ${CLIENT} ${CORRELATION} oid-1`],
    [
      'Trace ID: 3878dd98-0b1c-4d21-a40f-89d480687c01 Timestamp: 2026-03-02 09:00:00Z',
      'Trace ID: 3878dd98-0b1c-4d21-a40f-89d480687c01 Timestamp: 2026-03-02 09:00:00Z',
    ],
    [
      'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code',
      'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code',
    ],
  ];
  for (const [text, shown] of TABLE) {
    test(text.slice(0, 70), () => {
      assert.equal(createMasker(CAPTURE, { identities: 'mask', includeSecrets: false }).text(text), shown);
    });
  }
});

describe('claims and header', () => {
  test('people are masked, what support needs stays', () => {
    const claims = {
      aud: CLIENT,
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      exp: 1772445616,
      name: 'Anna Olsen',
      oid: OID,
      sub: 'Zx98yAbcDEF12345ghijk',
      preferred_username: 'anna@client.example',
      emails: ['anna@client.example', 'anna@home.example'],
      ipaddr: '203.0.113.7',
      nonce: 'n-123',
      aio: 'AVQAq/8TAAAA',
      rh: '0.AXoA.',
      scp: 'User.Read openid',
      roles: ['Task.Read'],
      uti: 'Xk93jd02LqVb7Zr4Tm8WAA',
      at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng',
      cnf: { kid: THUMBPRINT, jkt: THUMBPRINT, other: 'Qw8Er4Ty2Ui6Op1As9Df3Gh7' },
      note: { deep: ['anna@client.example', true, null] },
    };
    const masked = createMasker(CAPTURE, { identities: 'mask', includeSecrets: false }).claims(claims);
    assert.deepEqual(masked, {
      ...claims,
      name: 'name-1',
      oid: 'oid-1',
      sub: 'sub-1',
      preferred_username: 'user-1@domain-1',
      emails: ['user-1@domain-1', 'user-2@domain-2'],
      ipaddr: 'ip-1',
      nonce: 'nonce #1, 5 characters',
      aio: 'opaque value #1, 12 characters',
      rh: 'opaque value #2, 7 characters',
      cnf: { kid: THUMBPRINT, jkt: THUMBPRINT, other: 'opaque value #3, 24 characters' },
      note: { deep: ['user-1@domain-1', true, null] },
    });
  });

  test('header: keys stay, the nonce goes', () => {
    const header = { alg: 'RS256', typ: 'JWT', kid: THUMBPRINT, x5t: THUMBPRINT, nonce: 'n-9' };
    assert.deepEqual(masker.header(header), { ...header, nonce: masker.secret('nonce', 'n-9') });
  });

  test('a claim called __proto__ is an ordinary claim', () => {
    const claims: Record<string, unknown> = JSON.parse('{"__proto__":"anna@client.example"}');
    assert.equal(JSON.stringify(masker.claims(claims)), '{"__proto__":"user-1@domain-1"}');
  });
});

describe('ordinals and pseudonyms', () => {
  test('follow the first appearance in the capture, not the order of the calls', () => {
    const fresh = createMasker(CAPTURE, { identities: 'mask', includeSecrets: false });
    assert.equal(fresh.secret('refresh_token', 'r2-Xk93jd02Lq'), 'refresh_token #2, 13 characters');
    assert.equal(fresh.secret('refresh_token', 'r1-Xk93jd02Lq'), 'refresh_token #1, 13 characters');
  });

  test('one value has one label, whatever it is called', () => {
    assert.equal(masker.secret('assertion', ID_TOKEN), masker.secret('id_token', ID_TOKEN));
  });

  test('short values that are equal by chance do not share a label', () => {
    assert.notEqual(masker.secret('state', '1'), masker.secret('nonce', '1'));
  });

  test('a colleague shares the domain and nothing else', () => {
    assert.match(masker.identity('user', 'carl@client.example'), /^user-\d+@domain-1$/);
    assert.notEqual(
      masker.identity('user', 'carl@client.example'),
      masker.identity('user', 'anna@client.example'),
    );
  });

  test('a personal account is one person with its provider named or not', () => {
    assert.equal(masker.identity('user', 'live.com#anna@client.example'), 'user-1@domain-1');
  });
});

describe('options', () => {
  test('identities kept: secrets go all the same', () => {
    const kept = createMasker(CAPTURE, { identities: 'keep', includeSecrets: false });
    assert.equal(
      kept.text(`anna@client.example ${OID} ${CODE}`),
      `anna@client.example ${OID} authorization_code #1, 40 characters`,
    );
    assert.equal(
      kept.url('http://adfs01/users/anna%40client.example'),
      'http://adfs01/users/anna%40client.example',
    );
    assert.deepEqual(kept.claims({ name: 'Anna Olsen', nonce: 'n' }), {
      name: 'Anna Olsen',
      nonce: 'nonce #1, 1 character',
    });
  });

  test('secrets included: identities go all the same', () => {
    const shown = createMasker(CAPTURE, { identities: 'mask', includeSecrets: true });
    assert.equal(shown.parameter('code', CODE), CODE);
    assert.equal(shown.parameter('Authorization', `Bearer ${ACCESS_TOKEN}`), `Bearer ${ACCESS_TOKEN}`);
    assert.equal(shown.text(`${CODE} anna@client.example`), `${CODE} user-1@domain-1`);
    assert.equal(shown.secret('password', 'pw'), 'pw');
    assert.equal(shown.url(`https://hooks.example/${CODE}/run`), `https://hooks.example/${CODE}/run`);
  });

  test('both: nothing is masked', () => {
    const all = createMasker(CAPTURE, { identities: 'keep', includeSecrets: true });
    const text = `${CODE} anna@client.example 203.0.113.7 ${ID_TOKEN}`;
    assert.equal(all.text(text), text);
    assert.deepEqual(all.scrub({ text }), { text });
  });
});
