import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createMasker, type Masker } from '../../src/redact/masker.js';
import { AUTHORIZE_URL, CLIENT, captureOf, type Exchange, jwtOf, TOKEN_URL } from './capture-of.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const query = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Each place where a capture may hold a secret, with the secret planted there. */
const PLACES: Readonly<Record<string, (secret: string) => Exchange>> = {
  query: (s) => ({ url: `${AUTHORIZE_URL}?${query('state', s)}` }),
  fragment: (s) => ({ url: `https://client.example/#${query('access_token', s)}` }),
  userInfo: (s) => ({ url: `https://anna:${encodeURIComponent(s)}@files.example/` }),
  form: (s) => ({ url: TOKEN_URL, body: `grant_type=password&${query('password', s)}` }),
  formPlus: (s) => ({ url: TOKEN_URL, body: new URLSearchParams({ client_secret: s }).toString() }),
  params: (s) => ({ url: TOKEN_URL, params: [{ name: 'refresh_token', value: encodeURIComponent(s) }] }),
  json: (s) => ({ url: TOKEN_URL, answer: JSON.stringify({ a: [{ refresh_token: s }] }) }),
  jsonInJson: (s) => ({ url: TOKEN_URL, answer: JSON.stringify({ a: JSON.stringify({ flowToken: s }) }) }),
  bearer: (s) => ({
    headers: { authorization: `Bearer ${base64(s)}` },
    url: `${TOKEN_URL}?${query('password', s)}`,
  }),
  basic: (s) => ({ headers: { Authorization: `Basic ${base64(`${CLIENT}:${encodeURIComponent(s)}`)}` } }),
  header: (s) => ({ headers: { 'X-IDENTITY-HEADER': s } }),
  cookie: (s) => ({ headers: { Cookie: `a=b; x-ms-RefreshTokenCredential=${encodeURIComponent(s)}` } }),
  location: (s) => ({
    url: AUTHORIZE_URL,
    answerHeaders: { Location: `/cb?${query('code', `0.${s}`)}&${query('nonce', s)}` },
  }),
  redirectUrl: (s) => ({ url: AUTHORIZE_URL, redirectURL: `https://client.example/cb#${query('nonce', s)}` }),
  referer: (s) => ({ headers: { Referer: `https://client.example/?${query('code_verifier', s)}` } }),
  nestedUrl: (s) => ({
    url: `https://a.example/?${query('next', `https://b.example/?${query('password', s)}`)}`,
  }),
  hidden: (s) => ({
    url: AUTHORIZE_URL,
    answerType: 'text/html',
    answer: `<input type="hidden" name="canary" value="${html(s)}">`,
  }),
  config: (s) => ({
    url: AUTHORIZE_URL,
    answerType: 'text/html',
    answer: `<script>$Config=${JSON.stringify({ sFT: s, sCtx: s })};</script>`,
  }),
  token: (s) => ({ url: TOKEN_URL, answer: JSON.stringify({ id_token: jwtOf({ nonce: s }) }) }),
  message: (s) => ({ messages: [JSON.stringify({ password: s })] }),
  challenge: (s) => ({
    answerHeaders: { 'WWW-Authenticate': `Bearer x="1", nonce="${base64(s)}"` },
    body: query('password', s),
  }),
};

/** Each way a secret may be spelled in what is shown. */
const SPELLINGS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (s) => s,
  percent: encodeURIComponent,
  percentTwice: (s) => encodeURIComponent(encodeURIComponent(s)),
  json: (s) => JSON.stringify(s).slice(1, -1),
  html,
  base64,
  base64url: (s) => Buffer.from(s).toString('base64url'),
  base64Inside: (s) => base64(`ab ${s} yz`),
};

/** Passwords with anything in them, tokens of base64url, keys of hex; all long enough not to be words. */
const secret = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_~.-]{12,60}$/),
  fc.stringMatching(/^[0-9a-f]{20,40}$/),
  fc
    .string({
      unit: fc.constantFrom(...'aZ9 !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~äß漢🔑'),
      minLength: 5,
      maxLength: 20,
    })
    .map((text) => `q7${text.trim()}W2z`),
);

const plantings = fc.array(fc.tuple(fc.constantFrom(...Object.keys(PLACES)), secret), {
  minLength: 1,
  maxLength: 12,
});

function exchangeOf([place, value]: readonly [string, string]): Exchange {
  return PLACES[place]?.(value) ?? {};
}

/** Everything a report shows of a value: in fields of its own, in texts, in the report as a whole. */
function shownWith(masker: Masker, value: string, spelled: string): string {
  return JSON.stringify([
    masker.scrub({ text: `see "${spelled}", twice: (${spelled})`, list: [spelled] }),
    masker.text(`before ${spelled} after`),
    masker.parameter('mystery', spelled),
    masker.parameter('error_description', `x ${spelled}`),
    masker.parameter('password', value),
    masker.claims({ nonce: value, other: spelled, deep: [{ code_verifier: value }] }),
  ]);
}

function leaks(shown: string, value: string): string[] {
  return Object.entries(SPELLINGS)
    .filter(([, spell]) => shown.includes(JSON.stringify(spell(value)).slice(1, -1)))
    .map(([name]) => name);
}

describe('planted secrets', () => {
  test('none survives, in no spelling', () => {
    fc.assert(
      fc.property(plantings, (planted) => {
        const masker = createMasker(captureOf(...planted.map(exchangeOf)), {
          identities: 'mask',
          includeSecrets: false,
        });
        for (const [place, value] of planted) {
          for (const [name, spell] of Object.entries(SPELLINGS)) {
            const found = leaks(shownWith(masker, value, spell(value)), value);
            assert.deepEqual(found, [], `planted in ${place}, shown as ${name}`);
          }
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('the address and the body of the exchange it was planted in are safe to show', () => {
    fc.assert(
      fc.property(plantings, (planted) => {
        const masker = createMasker(captureOf(...planted.map(exchangeOf)), {
          identities: 'mask',
          includeSecrets: false,
        });
        for (const [place, value] of planted) {
          const {
            url = '',
            body = '',
            answer = '',
            answerHeaders = {},
            headers = {},
          } = exchangeOf([place, value]);
          const texts = [body, answer, ...Object.values(answerHeaders), ...Object.values(headers)];
          const named = [...Object.entries(answerHeaders), ...Object.entries(headers)];
          const shown = [
            masker.url(url),
            ...texts.map(masker.text),
            ...named.map(([k, v]) => masker.parameter(k, v)),
          ];
          assert.deepEqual(leaks(JSON.stringify([shown, masker.scrub([url, ...texts])]), value), [], place);
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('the same capture and calls give the same text', () => {
    fc.assert(
      fc.property(plantings, (planted) => {
        const capture = captureOf(...planted.map(exchangeOf));
        const [first, second] = [1, 2].map(() => {
          const masker = createMasker(capture, { identities: 'mask', includeSecrets: false });
          return planted.map(([, value]) => shownWith(masker, value, value));
        });
        assert.deepEqual(first, second);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  test('ordinals count the distinct values of a kind in order of appearance', () => {
    fc.assert(
      fc.property(fc.uniqueArray(secret, { minLength: 1, maxLength: 8 }), (values) => {
        const exchanges = values.map((value) => ({ url: TOKEN_URL, body: query('refresh_token', value) }));
        const masker = createMasker(captureOf(...exchanges, ...exchanges), {
          identities: 'mask',
          includeSecrets: false,
        });
        const shown = values.toReversed().map((value) => masker.secret('refresh_token', value));
        const expected = values.map(
          (value, index) => `refresh_token #${index + 1}, ${value.length} characters`,
        );
        assert.deepEqual(shown, expected.toReversed());
      }),
      { seed: 4 },
    );
  });
});

/** Each place where a capture may name a person, with the address planted there. */
const PERSONAL_PLACES: Readonly<Record<string, (address: string) => Exchange>> = {
  hint: (a) => ({ url: `${AUTHORIZE_URL}?${query('login_hint', a)}` }),
  form: (a) => ({ url: TOKEN_URL, body: query('username', a) }),
  json: (a) => ({ url: TOKEN_URL, answer: JSON.stringify({ userPrincipalName: a }) }),
  claims: (a) => ({ headers: { Authorization: `Bearer ${jwtOf({ upn: a })}` } }),
  path: (a) => ({ url: `https://graph.microsoft.com/v1.0/users/${encodeURIComponent(a)}/messages` }),
  description: (a) => ({
    url: TOKEN_URL,
    answer: JSON.stringify({ error_description: `User '${a}' is unknown.` }),
  }),
  anchor: (a) => ({ headers: { 'X-AnchorMailbox': `UPN:${a}` } }),
};

const address = fc
  .tuple(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9._+-]{4,20}$/), fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/))
  .map(([user, domain]) => `${user}@${domain}.example`);

describe('planted people', () => {
  test('none is named, in no spelling and no case', () => {
    const people = fc.array(fc.tuple(fc.constantFrom(...Object.keys(PERSONAL_PLACES)), address), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(people, (planted) => {
        const exchanges = planted.map(([place, value]) => PERSONAL_PLACES[place]?.(value) ?? {});
        const masker = createMasker(captureOf(...exchanges), { identities: 'mask', includeSecrets: false });
        for (const [place, value] of planted) {
          for (const spelled of [
            value,
            value.toUpperCase(),
            encodeURIComponent(value),
            `\\u0022${value}\\u0022`,
          ]) {
            const shown = JSON.stringify([
              masker.scrub(`see ${spelled}.`),
              masker.text(`(${spelled})`),
              masker.url(`https://a.example/${spelled}/b`),
            ]);
            assert.ok(
              !decodeURIComponent(shown).toLowerCase().includes(value.toLowerCase()),
              `${place}: ${shown}`,
            );
          }
          assert.equal(masker.identity('user', value), masker.parameter('upn', value.toUpperCase()));
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
