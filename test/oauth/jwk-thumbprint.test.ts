import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { thumbprintInput } from '../../src/oauth/jwk-thumbprint.js';

// The key of RFC 7638 section 3.1.
const KEY = {
  kty: 'RSA',
  n:
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs' +
    'tn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajr' +
    'n1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};

describe('the thumbprint of a key', () => {
  test('is the one of the example in RFC 7638', () => {
    const digest = createHash('sha256').update(thumbprintInput(KEY) ?? '');
    assert.equal(digest.digest('base64url'), 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });

  test('takes the members that make the key, in their order', () => {
    assert.equal(
      thumbprintInput({ y: 'Y', x: 'X', kty: 'EC', crv: 'P-256', use: 'sig' }),
      '{"crv":"P-256","kty":"EC","x":"X","y":"Y"}',
    );
    assert.equal(
      thumbprintInput({ kty: 'OKP', x: 'X', crv: 'Ed25519' }),
      '{"crv":"Ed25519","kty":"OKP","x":"X"}',
    );
  });

  test('is undefined for what is no key', () => {
    for (const jwk of [
      undefined,
      null,
      'RSA',
      {},
      { kty: 'RSA', e: 'AQAB' },
      { kty: 'RSA', e: 1, n: 'N' },
      { kty: '__proto__' },
    ])
      assert.equal(thumbprintInput(jwk), undefined);
  });
});
