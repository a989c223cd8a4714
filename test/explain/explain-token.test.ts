import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explainToken, type TokenOptions } from '../../src/explain/explain-token.js';
import type { TokenKind } from '../../src/oauth/token-kind.js';
import { IDENTITIES, USER } from '../support/ids.js';
import { encodePart } from '../support/jwt.js';
import {
  accessTokenV1,
  accessTokenV2,
  appToken,
  graphAppToken,
  graphToken,
  idToken,
  idTokenV1,
  managedIdentityToken,
} from '../support/tokens.js';

const NOW = 1_772_442_000;
const MASKED: TokenOptions = { identities: 'mask', nowSeconds: NOW };

const TOKENS: readonly [token: string, kind: TokenKind][] = [
  [idToken(), 'id-token'],
  [idTokenV1(), 'id-token'],
  [accessTokenV1(), 'delegated-access-token'],
  [accessTokenV2(), 'delegated-access-token'],
  [graphToken(), 'delegated-access-token'],
  [appToken(), 'app-only-access-token'],
  [graphAppToken(), 'app-only-access-token'],
  [managedIdentityToken(), 'app-only-access-token'],
];

function unsigned(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
): string {
  return `${encodePart(header)}.${encodePart(claims)}.`;
}

test('each kind of token is told, and what it may be used for', () => {
  for (const [token, kind] of TOKENS) {
    const explained = explainToken(token, MASKED);
    assert.equal(explained?.kind, kind);
    assert.ok((explained?.use.may.length ?? 0) > 0 && (explained?.use.mayNot.length ?? 0) > 0);
  }
});

test('neither the token nor its signature nor a person is in what is told', () => {
  for (const [token] of TOKENS) {
    const all = JSON.stringify(explainToken(token, MASKED)).toLowerCase();
    for (const part of [...token.split('.'), ...IDENTITIES])
      assert.ok(!all.includes(part.toLowerCase()), part);
  }
});

test('identities are shown when asked for, the signature is not', () => {
  const token = idToken();
  const all = JSON.stringify(explainToken(token, { ...MASKED, identities: 'keep' }));
  assert.ok(all.includes(USER.oid));
  for (const part of token.split('.')) assert.ok(!all.includes(part));
});

const WRAPPINGS: readonly ((token: string) => string)[] = [
  (token) => `Bearer ${token}`,
  (token) => `bearer ${token}\n`,
  (token) => `Authorization: Bearer ${token}`,
  (token) => `"${token}"`,
  (token) => `\n  ${token.replace(/(.{76})/g, '$1\n')}`,
];

test('what is copied around a token does not matter', () => {
  const plain = explainToken(idToken(), MASKED);
  for (const wrap of WRAPPINGS) assert.deepEqual(explainToken(wrap(idToken()), MASKED), plain);
});

const LIVES: readonly [claims: Readonly<Record<string, number>>, says: RegExp][] = [
  [{ iat: NOW - 600, exp: NOW + 3000 }, /Still valid, for another 50 minutes\./],
  [{ iat: NOW - 7200, exp: NOW - 3600 }, /Expired 1 hour ago\./],
  [{ nbf: NOW + 90, exp: NOW + 3690 }, /Not valid yet: begins in 1 minute 30 seconds\./],
  [{ nbf: NOW, exp: NOW + 3600 }, /Made to last 1 hour\./],
  [{ iat: NOW }, /No `exp`/],
];

for (const [claims, says] of LIVES) {
  test(`life of ${JSON.stringify(claims)}`, () => {
    assert.match(explainToken(unsigned({ alg: 'RS256' }, claims), MASKED)?.says.join(' ') ?? '', says);
  });
}

test('claims are explained one by one, with what their values say', () => {
  const token = unsigned(
    { alg: 'none' },
    { aud: '00000003-0000-0000-c000-000000000000', exp: NOW + 60, unheardOf: { a: [1] } },
  );
  const explained = explainToken(token, MASKED);
  const [aud, exp, other] = explained?.claims ?? [];
  assert.match(aud?.note ?? '', /Microsoft Graph/);
  assert.ok(aud?.title !== null);
  assert.match(exp?.note ?? '', /^2026-03-02T09:01:00Z, in 1 minute\.$/);
  assert.deepEqual(other, { name: 'unheardOf', value: '{"a":[1]}', note: null, title: null, summary: null });
  assert.match(explained?.says.join(' ') ?? '', /Not signed/);
});

test('a parameter that a broker carries as a claim is told as one, and a claim of the same name goes before', () => {
  const told = explainToken(unsigned({ alg: 'none' }, { scope: 'openid', nonce: 'n' }), MASKED);
  assert.deepEqual(
    told?.claims.map(({ title }) => title),
    ['What the request asks for', 'Value that ties an answer to its request'],
  );
});

test('an encrypted token is told by its header alone', () => {
  const token = `${encodePart({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2lwaGVy.dGFn`;
  const explained = explainToken(token, MASKED);
  assert.equal(explained?.kind, 'jwe');
  assert.deepEqual(explained?.claims, []);
});

test('nested tokens and secrets in claims are masked', () => {
  const inner = idToken();
  const token = unsigned(
    { alg: 'RS256' },
    { refresh_token: 'plain-secret', wrapped: inner, at: inner, is_primary: '1' },
  );
  const all = JSON.stringify(explainToken(token, { ...MASKED, identities: 'keep' }));
  assert.ok(!all.includes('plain-secret') && !all.includes(inner.split('.')[1] ?? '?'));
});

test('what is no JWT is none', () => {
  for (const text of ['', 'hello', 'Bearer', 'a.b.c', 'eyJ.x.y', '0.AXoA.opaque', 'e'.repeat(300_000)]) {
    assert.equal(explainToken(text, MASKED), undefined, text.slice(0, 20));
  }
});

test('hostile claims never throw', () => {
  const time = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.string());
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), time, time, (claims, exp, nbf) => {
      const token = unsigned({ alg: 'RS256', typ: 1 }, { ...claims, exp, nbf, aud: [exp, null], amr: [nbf] });
      const explained = explainToken(token, MASKED);
      assert.ok(explained === undefined || explained.claims.length >= 4);
    }),
  );
});
