import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { collectSensitive } from '../../src/redact/collect-sensitive.js';
import { AUTHORIZE_URL, CLIENT, captureOf, type Exchange, jwtOf, TENANT, TOKEN_URL } from './capture-of.js';

const OID = 'aaaaaaaa-0000-4000-8000-00000000000a';
const CODE = '0.AVAAmQ-uGcZvS0S9VJdQTvxmrYbr-Sy1NtxJhq';
const JWT = jwtOf({ name: 'Anna Olsen', oid: OID, upn: 'anna@client.example', aud: CLIENT });
const SIGNATURE = JWT.split('.')[2] ?? '';

function secretsOf(...exchanges: readonly Exchange[]): string[] {
  return collectSensitive(captureOf(...exchanges)).secrets.map(({ kind, value }) => `${kind}: ${value}`);
}

function identitiesOf(...exchanges: readonly Exchange[]): string[] {
  return collectSensitive(captureOf(...exchanges)).identities.map(({ kind, value }) => `${kind}: ${value}`);
}

const NO_ACCOUNT = (user: string) =>
  `AADSTS50034: The user account ${user} does not exist in the Contoso directory. To sign into this application, the account must be added to the directory.`;

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('secrets, by place', () => {
  const TABLE: Readonly<Record<string, readonly [Exchange, readonly string[]]>> = {
    'query, decoded once': [
      { url: `${AUTHORIZE_URL}?state=a%2520b%2Bc&nonce=n1` },
      ['state: a%20b+c', 'nonce: n1'],
    ],
    'names may be encoded too': [{ url: `${AUTHORIZE_URL}?code%5Fchallenge=abc` }, ['code_challenge: abc']],
    fragment: [
      { url: 'https://client.example/#/?access_token=at1&state=s1' },
      ['access_token: at1', 'state: s1'],
    ],
    'user information': [{ url: 'ftp://anna:s3cret%21@files.example/' }, ['password: s3cret!']],
    'form body': [
      { url: TOKEN_URL, body: 'code=c1&code_verifier=v1&client_secret=p+q&refresh_token=r1&device_code=d1' },
      [
        'authorization_code: c1',
        'code_verifier: v1',
        'client_secret: p q',
        'refresh_token: r1',
        'device_code: d1',
      ],
    ],
    'form params without text': [
      { url: TOKEN_URL, params: [{ name: 'password', value: 'a%26b' }] },
      ['password: a&b'],
    ],
    'multipart form': [
      {
        url: TOKEN_URL,
        bodyType: 'multipart/form-data; boundary=x',
        body: '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nhunter2\r\n--x--',
      },
      ['password: hunter2'],
    ],
    'JSON of the sign-in page': [
      {
        url: 'https://login.microsoftonline.com/common/GetCredentialType',
        bodyType: 'application/json',
        body: '{"flowToken":"f1","originalRequest":"o1","username":"x"}',
      },
      ['flow_token: f1', 'ctx: o1'],
    ],
    'one-time code as text or number': [
      {
        url: 'https://login.microsoftonline.com/common/SAS/EndAuth',
        bodyType: 'application/json',
        body: '{"AdditionalAuthData":"482913","otc":482914}',
      },
      ['one_time_code: 482913', 'one_time_code: 482914'],
    ],
    'JSON at depth, in a JSON string': [
      { answer: JSON.stringify({ a: [{ b: JSON.stringify({ refresh_token: 'r1' }) }] }) },
      ['refresh_token: r1'],
    ],
    'native authentication': [
      { url: `${TOKEN_URL}`, body: 'continuation_token=t1&oob=123456' },
      ['continuation_token: t1', 'one_time_code: 123456'],
    ],
    'device code answer': [
      { url: TOKEN_URL, answer: '{"user_code":"F6ZKX2Q9R","device_code":"d1"}' },
      ['user_code: F6ZKX2Q9R', 'device_code: d1'],
    ],
    'bearer header': [{ headers: { authorization: 'Bearer opaque1' } }, ['access_token: opaque1']],
    'PoP, DPoP and proof headers': [
      { headers: { Authorization: 'DPoP t1', DPoP: 'p1' } },
      ['access_token: t1', 'dpop_proof: p1'],
    ],
    'basic header of a client': [
      { headers: { Authorization: `Basic ${base64(`${CLIENT}:a%2Bb`)}` } },
      [`credential: ${base64(`${CLIENT}:a%2Bb`)}`, 'client_secret: a+b'],
    ],
    'basic header of a user': [
      { headers: { 'Proxy-Authorization': `Basic ${base64('anna:pw:1')}` } },
      [`credential: ${base64('anna:pw:1')}`, 'password: pw:1'],
    ],
    'managed identity headers': [
      { url: 'http://127.0.0.1:41000/MSI/token', headers: { 'X-IDENTITY-HEADER': 'm1', secret: 'm2' } },
      ['managed_identity_secret: m1', 'managed_identity_secret: m2'],
    ],
    'PRT header and cookie': [
      { headers: { 'x-ms-RefreshTokenCredential': 'p1', Cookie: 'x-ms-RefreshTokenCredential1=p2' } },
      ['prt_cookie: p1', 'prt_cookie: p2'],
    ],
    'cookies both ways': [
      { headers: { Cookie: 'a=1; b=x=y' }, answerHeaders: { 'Set-Cookie': 'c=2; path=/\nd=3; secure' } },
      ['cookie: 1', 'cookie: x=y', 'cookie: 2', 'cookie: 3'],
    ],
    'location and redirectURL': [
      {
        url: AUTHORIZE_URL,
        answerHeaders: { Location: `https://client.example/?code=${CODE}` },
        redirectURL: '/cb#state=s9',
      },
      [`authorization_code: ${CODE}`, 'state: s9'],
    ],
    referer: [
      { headers: { Referer: `https://client.example/?code=${CODE}` } },
      [`authorization_code: ${CODE}`],
    ],
    'a value asked for in a claims request': [
      { url: `${AUTHORIZE_URL}?claims=${encodeURIComponent('{"id_token":{"nonce":{"value":"n1"}}}')}` },
      ['nonce: n1'],
    ],
    'user information of an address in a text': [
      { url: TOKEN_URL, answer: JSON.stringify({ message: 'No https://anna:s3cret%21@localhost/ here.' }) },
      ['password: s3cret!'],
    ],
    challenge: [{ answerHeaders: { 'WWW-Authenticate': 'PoP nonce="n1", realm=""' } }, ['nonce: n1']],
    '$Config and hidden fields': [
      {
        url: AUTHORIZE_URL,
        answerType: 'text/html; charset=utf-8',
        answer: `<form><input type="hidden" value="a&amp;b" name='canary'><input name=code value=c1></form>
          <script>$Config={"sFT":"f\\u0031","sCtx":"x1","oPostParams":{"canary":"c2"},"t":"}"};</script>`,
      },
      ['canary: a&b', 'authorization_code: c1', 'flow_token: f1', 'ctx: x1', 'canary: c2'],
    ],
    'a link in a page': [
      {
        url: AUTHORIZE_URL,
        answerType: 'text/html',
        answer: `moved to <a href="https://client.example/?x=1&amp;code=${CODE}">here</a>`,
      },
      [`authorization_code: ${CODE}`],
    ],
    'web socket message': [
      { messages: ['{"access_token":"at1"}\x1e', '42["x",{"password":"pw"}]'] },
      ['access_token: at1', 'password: pw'],
    ],
    'SAS signature': [
      { url: 'https://files.example/f?sv=1&sig=AbCd1234%2BEf56%2FGh78IjKl%3D' },
      ['sas_signature: AbCd1234+Ef56/Gh78IjKl='],
    ],
    'token and its signature': [
      { url: TOKEN_URL, answer: JSON.stringify({ id_token: JWT }) },
      [`id_token: ${JWT}`, `signature: ${SIGNATURE}`],
    ],
    'a token under an unknown name, in base64 of JSON': [
      { answer: JSON.stringify({ blob: base64(JSON.stringify({ x: ` ${JWT}` })) }) },
      [`token: ${JWT}`, `signature: ${SIGNATURE}`],
    ],
    'a random value under an unknown name': [
      { url: `https://client.example/?mystery=${CODE}` },
      [`opaque value: ${CODE}`],
    ],
    'names nobody listed': [
      { url: 'https://client.example/?db-password=a1&csrf_token=b2&subscription-key=c3' },
      ['password: a1', 'token: b2', 'api_key: c3'],
    ],
  };
  for (const [name, [exchange, expected]] of Object.entries(TABLE)) {
    test(name, () => assert.deepEqual(secretsOf(exchange), expected));
  }

  test('SAML: the answer, its signature, and who it speaks of', () => {
    const xml = `<samlp:Response xmlns="x"><SignatureValue>c2ln</SignatureValue><saml:NameID Format="f">anna@client.example</saml:NameID>
      <Attribute Name="http://schemas.microsoft.com/identity/claims/displayname"><AttributeValue>Anna Olsen</AttributeValue></Attribute></samlp:Response>`;
    const body = `SAMLResponse=${encodeURIComponent(base64(xml))}`;
    assert.deepEqual(secretsOf({ body }), [`saml_assertion: ${base64(xml)}`, 'saml_signature: c2ln']);
    assert.deepEqual(identitiesOf({ body }), ['user: anna@client.example', 'name: Anna Olsen']);
  });
});

describe('what is not a secret', () => {
  const TABLE: Readonly<Record<string, Exchange>> = {
    'an error number': { url: 'https://login.microsoftonline.com/error?code=50011' },
    'the code of a Graph error': {
      url: 'https://graph.microsoft.com/v1.0/me',
      answer: '{"error":{"code":"InvalidAuthenticationToken"}}',
    },
    'the state of a resource': {
      url: 'https://management.azure.com/x',
      answer: '{"state":"Enabled","token":"word"}',
    },
    'what a sanitizer left': { url: TOKEN_URL, body: 'code=[REDACTED]&client_secret=***SANITIZED***' },
    'a grant and its scope': {
      url: TOKEN_URL,
      body: `grant_type=refresh_token&client_id=${CLIENT}&scope=openid+profile`,
    },
    'a hashed script': { url: 'https://cdn.example/ConvergedLogin_PCore_x3Vb9Kq2Zr7Lm4Nw8Tc1.js' },
  };
  for (const [name, exchange] of Object.entries(TABLE))
    test(name, () => assert.deepEqual(secretsOf(exchange), []));
});

describe('identities, by place', () => {
  const TABLE: Readonly<Record<string, readonly [Exchange, readonly string[]]>> = {
    'login hint': [
      { url: `${AUTHORIZE_URL}?login_hint=Anna%40client.example` },
      ['user: Anna@client.example'],
    ],
    'people asked for in a claims request': [
      {
        url: `${AUTHORIZE_URL}?claims=${encodeURIComponent('{"id_token":{"sub":{"value":"s1"},"upn":{"values":["anna"]},"acr":{"value":"c1"}}}')}`,
      },
      ['sub: s1', 'user: anna'],
    ],
    'path segments': [
      {
        url: `https://graph.microsoft.com/v1.0/users/${OID}/x`,
        redirectURL: 'https://client-my.example/personal/anna_client_example/',
      },
      [`oid: ${OID}`, 'user: anna_client_example'],
    ],
    'user information': [{ url: 'https://anna@files.example/' }, ['user: anna']],
    claims: [
      { headers: { Authorization: `Bearer ${JWT}` } },
      ['name: Anna Olsen', `oid: ${OID}`, 'user: anna@client.example'],
    ],
    'the refusal of an API': [
      {
        url: 'https://management.azure.com/subscriptions',
        answer: JSON.stringify({
          error: {
            code: 'AuthorizationFailed',
            message: `The client 'app' with object id '${OID}' may not.`,
          },
        }),
      },
      [`oid: ${OID}`],
    ],
    'client_info: its uid': [
      {
        url: TOKEN_URL,
        answer: JSON.stringify({ client_info: base64(JSON.stringify({ uid: OID, utid: TENANT })) }),
      },
      [`oid: ${OID}`],
    ],
    'routing header': [{ headers: { 'X-AnchorMailbox': `Oid:${OID}@${TENANT}` } }, [`oid: ${OID}`]],
    'forwarded addresses': [
      { headers: { 'X-Forwarded-For': '203.0.113.7:5123, 10.0.0.4', Forwarded: 'for="[2001:db8::1]:443"' } },
      ['ip: 203.0.113.7', 'ip: 10.0.0.4', 'ip: 2001:db8::1'],
    ],
    'internal hosts': [
      { url: 'http://adfs01:8080/adfs/ls', headers: { Host: 'adfs01:8080', Origin: 'https://portal.corp' } },
      ['host: adfs01', 'host: portal.corp'],
    ],
    'server address': [{ serverIPAddress: '[2001:db8::9]' }, ['ip: 2001:db8::9']],
    'a person among JSON objects': [
      {
        url: 'https://graph.microsoft.com/v1.0/me',
        answer: '{"displayName":"Anna Olsen","mail":"anna@client.example"}',
      },
      ['name: Anna Olsen', 'user: anna@client.example'],
    ],
    'an error text': [
      {
        url: TOKEN_URL,
        answer: JSON.stringify({
          error_description: "AADSTS50020: User account 'bob@other.example' does not exist.",
        }),
      },
      ['user: bob@other.example'],
    ],
    'a name where a message of the server has its user, each time': [
      {
        url: TOKEN_URL,
        answer: JSON.stringify({
          error_description: `${NO_ACCOUNT('Anna Olsen')} ${NO_ACCOUNT('bob')}`,
        }),
      },
      ['user: Anna Olsen', 'user: bob'],
    ],
    'the same in a redirect, in a challenge and on an error page': [
      {
        url: `https://client.example/cb?${new URLSearchParams({ error_description: NO_ACCOUNT('Anna Olsen') })}`,
        answerHeaders: { 'WWW-Authenticate': `Bearer error_description="${NO_ACCOUNT('Bo Lund')}"` },
        answerType: 'text/html',
        answer: `<script>$Config=${JSON.stringify({ strServiceExceptionMessage: NO_ACCOUNT('Cy Dahl') })};</script>`,
      },
      ['user: Anna Olsen', 'user: Bo Lund', 'user: Cy Dahl'],
    ],
  };
  for (const [name, [exchange, expected]] of Object.entries(TABLE)) {
    test(name, () => assert.deepEqual(identitiesOf(exchange), expected));
  }
});

describe('what is not an identity', () => {
  const TABLE: Readonly<Record<string, Exchange>> = {
    'a client that is its own subject': {
      body: `client_id=${CLIENT}&client_assertion=${jwtOf({ iss: CLIENT, sub: CLIENT, aud: TOKEN_URL })}`,
    },
    'a tenant or client id under a personal name': {
      url: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize?client_id=${CLIENT}`,
      answer: JSON.stringify({ oid: TENANT, sub: CLIENT }),
    },
    'loopback and the metadata service': {
      url: 'http://169.254.169.254/metadata/identity/oauth2/token',
      headers: { Host: 'localhost:3000', 'X-Forwarded-For': '127.0.0.1' },
    },
    'the host of a redirect URI': { url: `${AUTHORIZE_URL}?redirect_uri=http%3A%2F%2Fintranet%2Fcb` },
    'a name of no person': { url: AUTHORIZE_URL, answer: '{"name":"English","displayName":"Contoso app"}' },
    'a label': { url: AUTHORIZE_URL, answer: '{"email":"Email address"}' },
    "Entra's own mark in a message": {
      url: TOKEN_URL,
      answer: JSON.stringify({ error_description: NO_ACCOUNT('{EUII Hidden}') }),
    },
    'the tenant and the application that a message names': {
      url: TOKEN_URL,
      answer: JSON.stringify({ error_description: "AADSTS90002: Tenant 'Contoso' not found." }),
    },
    "Entra's own mark": { url: AUTHORIZE_URL, answer: '{"upn":"{EUII Hidden}"}' },
    'a place in Azure': { url: 'https://management.azure.com/x', answer: '{"location":"eastus"}' },
  };
  for (const [name, exchange] of Object.entries(TABLE))
    test(name, () => assert.deepEqual(identitiesOf(exchange), []));
});

describe('collectSensitive', () => {
  test('keeps the order of first appearance, and the kind of it', () => {
    const { secrets } = collectSensitive(
      captureOf(
        { url: TOKEN_URL, answer: JSON.stringify({ id_token: JWT }) },
        { url: TOKEN_URL, body: `assertion=${JWT}&code=${CODE}` },
      ),
    );
    assert.deepEqual(
      secrets.map(({ kind, entry }) => [kind, entry]),
      [
        ['id_token', 0],
        ['signature', 0],
        ['authorization_code', 1],
      ],
    );
  });

  test('ends on hostile content', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const nested = Array.from({ length: 30 }).reduce<string>(
      (url) => `https://a.example/?u=${encodeURIComponent(url)}`.slice(0, 100_000),
      'x',
    );
    const hostile = [
      deep,
      nested,
      '<input '.repeat(20_000),
      `$Config={${'{'.repeat(50_000)}`,
      'a=1&'.repeat(50_000),
      '<Attribute Name="a">'.repeat(2000),
    ];
    for (const answer of hostile) {
      for (const answerType of ['application/json', 'text/html', 'text/plain', '']) {
        assert.ok(collectSensitive(captureOf({ url: AUTHORIZE_URL, answer, answerType, body: answer })));
      }
    }
  });

  test('never throws, whatever stands where', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (url, body, answer) => {
        const headers = { Authorization: url, Cookie: body, Location: answer, 'X-AnchorMailbox': url };
        collectSensitive(
          captureOf({
            url,
            body,
            answer,
            headers,
            answerHeaders: headers,
            redirectURL: answer,
            messages: [body],
          }),
        );
      }),
      { seed: 1 },
    );
  });
});
