import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explainToken, explainTokens, type TokenOptions } from '../../src/explain/explain-token.js';
import { whyNoToken } from '../../src/explain/not-a-token.js';
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

const TENANT_ID = '11111111-0000-0000-0000-000000000001';
const APP_ID = '11111111-0000-0000-0000-000000000002';
const USER_CLAIMS = { scp: 'a', oid: 'o', sub: 's', azp: APP_ID, ver: '2.0' };
const ENTRA = `https://login.microsoftonline.com/${TENANT_ID}/v2.0`;

/** Claims, then a sentence that they lead to. */
const SENTENCES: readonly [claims: Readonly<Record<string, unknown>>, sentence: string][] = [
  [{ ...USER_CLAIMS, iss: ENTRA, aud: 'api://orders' }, 'For the API api://orders (`aud`).'],
  [{ ...USER_CLAIMS, iss: ENTRA, aud: '<b>`x`' }, 'For the application or API in `aud`.'],
  [{ iss: ENTRA, aud: APP_ID, nonce: 'n', ver: '2.0' }, `For the client ${APP_ID} (\`aud\`).`],
  [{ ...USER_CLAIMS, iss: ENTRA }, `Issued to the client ${APP_ID} (\`azp\`).`],
  [
    { ...USER_CLAIMS, iss: ENTRA },
    `Issued by Entra ID, tenant ${TENANT_ID}, in the form of version 2.0 (\`iss\`).`,
  ],
  [
    { iss: `https://login.microsoftonline.us/${TENANT_ID}/v2.0`, ver: '<script>' },
    `Issued by Entra ID, cloud US Government, tenant ${TENANT_ID}, in the form of version that is not known (\`iss\`).`,
  ],
  [
    { iss: 'http://fs.client.example/adfs/services/trust', ver: '1.0' },
    'Issued by AD FS, http://fs.client.example/adfs/services/trust (`iss`).',
  ],
  [
    { iss: `https://contoso.b2clogin.com/${TENANT_ID}/v2.0/` },
    `Issued by Azure AD B2C, tenant ${TENANT_ID} (\`iss\`).`,
  ],
  [{ iss: 'a b' }, 'Issued by somebody (`iss`).'],
  [
    { iss: APP_ID, sub: APP_ID, aud: `${ENTRA}/token` },
    'Made by the client itself: `iss` and `sub` are its id.',
  ],
  [{ ...USER_CLAIMS, iss: ENTRA }, 'Speaks of a user (`oid`, `sub`).'],
  [
    { ...USER_CLAIMS, iss: ENTRA, acct: 1 },
    'Speaks of a guest: the account is at home in another directory or provider (`idp`, `acct`).',
  ],
  [
    { ...USER_CLAIMS, iss: ENTRA, tid: TENANT_ID, idp: `https://sts.windows.net/${APP_ID}/` },
    'Speaks of a guest: the account is at home in another directory or provider (`idp`, `acct`).',
  ],
  [{ iss: ENTRA, idtyp: 'app', azp: APP_ID }, 'Speaks for the application itself: there is no user in it.'],
  [
    { refresh_token: 'r', is_primary: '1', iat: NOW - 60 },
    'No `exp`, as is usual for its kind: it serves one request, and the receiver decides how old it may be. Made 1 minute ago.',
  ],
];

for (const [claims, sentence] of SENTENCES) {
  test(`says: ${sentence.slice(0, 60)}`, () => {
    const says = explainToken(unsigned({ alg: 'RS256' }, claims), MASKED)?.says ?? [];
    assert.ok(says.includes(sentence), says.join('\n'));
  });
}

test('a token for an API of Microsoft is no assertion for an API of one’s own', () => {
  const uses = (token: string) => explainToken(token, MASKED)?.use;
  assert.doesNotMatch(uses(graphToken())?.may.join() ?? '', /assertion/);
  assert.match(
    uses(graphToken())?.mayNot.join() ?? '',
    /on-behalf-of request of your own API: it is for Microsoft Graph/,
  );
  assert.match(uses(accessTokenV2())?.may.join() ?? '', /assertion/);
});

test('the nonce of the header is told apart from that of the claims', () => {
  const told = explainToken(unsigned({ alg: 'RS256', nonce: 'a' }, { nonce: 'b' }), MASKED);
  const [header, claim] = [...(told?.header ?? []), ...(told?.claims ?? [])].filter(
    ({ name }) => name === 'nonce',
  );
  assert.match(header?.title ?? '', /^Header: binds/);
  assert.match(claim?.title ?? '', /^Value that ties/);
});

test('single values are told where they mean something', () => {
  const claims = { azpacr: '2', acct: 1, idtyp: 'app', acr: '1' };
  const told = explainToken(unsigned({ alg: 'none' }, claims), MASKED);
  assert.deepEqual(
    told?.claims.map(({ note }) => note),
    [
      'A certificate, a federated credential or a managed identity.',
      'A guest.',
      'An application, without a user.',
      '1: ordinary sign-in.',
    ],
  );
  assert.equal(told?.header[0]?.note, 'Not signed.');
});

/** Texts that are no JWT, and what is said of them. */
const NO_TOKENS: readonly [pasted: string, says: RegExp][] = [
  ['', /Nothing came in/],
  ['Bearer ', /Nothing came in/],
  ['0.AXoAabc_def', /refresh token or an authorization code/],
  ['M.C105_BL2.2.U.abc', /refresh token or an authorization code/],
  ['EwBwA8l6BAAU1234567890abcdefgh', /personal account/],
  ['PHNhbWxwOlJlc3BvbnNlIHg=', /SAML/],
  ['<saml:Assertion/>', /SAML/],
  [encodePart({ uid: 'u', utid: 't' }), /JSON in base64, such as client_info/],
  ['eyJhbGciOiJub25lIn', /only the beginning/],
  [`${encodePart({ alg: 'none' })}.${encodePart({ a: 1 })}`, /only the beginning/],
  ['hello', /has three parts/],
];

for (const [pasted, says] of NO_TOKENS) {
  test(`is no token: ${pasted.slice(0, 20)}`, () => {
    assert.equal(explainToken(pasted, MASKED), undefined);
    assert.match(whyNoToken(pasted), says);
    assert.ok(pasted.length < 9 || !whyNoToken(pasted).includes(pasted.slice(0, 9)));
  });
}

test('the tokens of an answer, a header or a log are explained, each once', () => {
  const [access, id] = [accessTokenV2(), idToken()];
  const kinds = (text: string) => explainTokens(text, MASKED).map(({ kind }) => kind);
  const answer = JSON.stringify({ token_type: 'Bearer', access_token: access, id_token: id, again: access });
  assert.deepEqual(kinds(answer), ['delegated-access-token', 'id-token']);
  assert.deepEqual(kinds(`curl -H 'Authorization: Bearer ${access}' https://api.example`), [
    'delegated-access-token',
  ]);
  assert.deepEqual(kinds(`it was ${unsigned({ alg: 'none' }, { iss: 'x' })} and no more`), ['unknown']);
  assert.deepEqual(kinds(`Bearer ${id}`), ['id-token']);
  assert.deepEqual(kinds('{"access_token":"EwBwA8l6BAAU"}'), []);
  const told = JSON.stringify(explainTokens(answer, MASKED));
  for (const part of [...access.split('.'), ...id.split('.')]) assert.ok(!told.includes(part));
});
