import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMasker } from '../../src/redact/masker.js';
import { CLIENT, captureOf, jwtOf, TENANT, TOKEN_URL } from './capture-of.js';

const PASSWORD = 'P@ss "wö<rd> 1\\x';
const OID = 'aaaaaaaa-0000-4000-8000-00000000000a';
const TOKEN = jwtOf({ oid: OID, upn: 'anna@client.example', name: 'Martin', aud: CLIENT });

const masker = createMasker(
  captureOf({
    url: TOKEN_URL,
    body: new URLSearchParams({
      client_id: CLIENT,
      username: 'anna@client.example',
      password: PASSWORD,
      state: 'Bearer',
      nonce: 'summertime',
      code: '123456x',
      client_secret: TENANT,
    }).toString(),
    headers: { Cookie: 'lang=english' },
    answer: JSON.stringify({ access_token: TOKEN }),
  }),
  { identities: 'mask', includeSecrets: false },
);

const LABEL = 'password #1, 16 characters';
const utf8 = (text: string) => Buffer.from(text);
const percentAll = (text: string) =>
  [...utf8(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

describe('scrub finds a known secret', () => {
  const SPELLINGS: Readonly<Record<string, string>> = {
    plain: PASSWORD,
    percent: encodeURIComponent(PASSWORD),
    'percent, lower case, every byte': percentAll(PASSWORD),
    'percent twice': encodeURIComponent(encodeURIComponent(PASSWORD)),
    form: new URLSearchParams({ p: PASSWORD }).toString().slice(2),
    JSON: JSON.stringify(PASSWORD).slice(1, -1),
    'JSON in JSON': JSON.stringify(JSON.stringify(PASSWORD)).slice(3, -3),
    'JSON, non-ASCII escaped': JSON.stringify(PASSWORD)
      .slice(1, -1)
      .replaceAll('ö', '\\u00f6')
      .replaceAll('<', '\\u003C'),
    HTML: html(PASSWORD),
    'HTML, by number': [...PASSWORD].map((char) => `&#${char.codePointAt(0)};`).join(''),
    'JSON in percent': encodeURIComponent(JSON.stringify(PASSWORD).slice(1, -1)),
    base64: utf8(PASSWORD).toString('base64').replace(/=+$/, ''),
    base64url: utf8(PASSWORD).toString('base64url'),
    'base64 inside a longer text': utf8(`{"u":"a","p":"${PASSWORD}"}`).toString('base64'),
    'base64 in percent': encodeURIComponent(utf8(PASSWORD).toString('base64')),
  };
  for (const [name, spelled] of Object.entries(SPELLINGS)) {
    test(name, () => {
      assert.equal(masker.scrub(`p: ${spelled}; end`).replaceAll('=', ''), `p: ${LABEL}; end`);
    });
  }

  test('at any depth, and in the names of members', () => {
    const report = { list: [{ a: `x${PASSWORD}x` }, 5, null, true], [PASSWORD]: 'k' };
    assert.deepEqual(masker.scrub(report), { list: [{ a: `x${LABEL}x` }, 5, null, true], [LABEL]: 'k' });
  });

  test('a token, its payload alone, its signature alone', () => {
    const [, payload = '', signature = ''] = TOKEN.split('.');
    const label = `access_token #1, ${TOKEN.length} characters`;
    assert.equal(masker.scrub(`a ${TOKEN} b`), `a ${label} b`);
    assert.equal(masker.scrub(`a ${payload} b`), `a ${label} b`);
    assert.ok(!masker.scrub(`a ${signature} b`).includes(signature));
  });

  test('identities too, in any case, by whole words', () => {
    assert.equal(masker.scrub('ANNA%40CLIENT.EXAMPLE'), 'user-1@domain-1');
    assert.equal(masker.scrub(`x ${OID.toUpperCase()}`), 'x oid-1');
    assert.equal(masker.scrub('joanna@client.example'), 'joanna@client.example');
    assert.equal(masker.scrub('Martin, the martin, Martina'), 'name-1, the martin, Martina');
  });
});

describe('scrub leaves alone', () => {
  const TEXTS = [
    '',
    'Bearer',
    'the Bearer scheme',
    'in summertimes past',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token?x=1%20&amp;',
    'english',
    `client ${CLIENT} of tenant ${TENANT}`,
    '9123456x',
    '100% \\u00 &amp &#; %zz',
  ];
  for (const text of TEXTS) test(JSON.stringify(text), () => assert.equal(masker.scrub(text), text));

  test('a common word inside others, not where it stands alone', () => {
    assert.equal(masker.scrub('nonce=summertime'), 'nonce=nonce #1, 10 characters');
  });

  test('names of members that are words', () => {
    assert.deepEqual(masker.scrub({ summertime: 'x' }), { summertime: 'x' });
  });
});

describe('scrub of much', () => {
  const SECRETS = Array.from(
    { length: 2000 },
    (_, index) => `S${index}x${(index * 7919).toString(36)}-Q${index * 31}z`,
  );

  test('5 MB of text with 2,000 secrets in it', () => {
    const capture = captureOf(
      ...SECRETS.map((secret) => ({ url: TOKEN_URL, body: `refresh_token=${secret}` })),
    );
    const many = createMasker(capture, { identities: 'mask', includeSecrets: false });
    const filler = 'Lorem ipsum dolor sit amet, consectetur. '.repeat(61);
    const text = SECRETS.map((secret) => `${filler}${secret}`).join(' ');
    assert.ok(text.length > 5_000_000);
    const scrubbed = many.scrub({ text }).text;
    assert.deepEqual(
      SECRETS.filter((secret) => scrubbed.includes(secret)),
      [],
    );
    assert.ok(scrubbed.includes('refresh_token #2000, '));
  });

  test('hostile values that repeat themselves', () => {
    const bodies = Array.from({ length: 300 }, (_, index) => `password=${'a'.repeat(index + 20)}`);
    const hostile = createMasker(captureOf(...bodies.map((body) => ({ url: TOKEN_URL, body }))), {
      identities: 'mask',
      includeSecrets: false,
    });
    assert.ok(!hostile.scrub('a'.repeat(500_000)).includes('aaaaaa'));
  });
});
