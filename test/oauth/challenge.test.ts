import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { claimsOf, parseChallenges } from '../../src/oauth/challenge.js';

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const ENCODED = Buffer.from(CLAIMS).toString('base64');

const TABLE: Readonly<Record<string, readonly (readonly [string, Readonly<Record<string, string>>])[]>> = {
  Bearer: [['Bearer', {}]],
  'Bearer realm=""': [['Bearer', { realm: '' }]],
  'Bearer error="invalid_token", error_description="It \\"expired\\", sorry"': [
    ['Bearer', { error: 'invalid_token', error_description: 'It "expired", sorry' }],
  ],
  'Negotiate, Bearer realm="a", NTLM': [
    ['Negotiate', {}],
    ['Bearer', { realm: 'a' }],
    ['NTLM', {}],
  ],
  'Bearer authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error=insufficient_claims , Basic realm=x':
    [
      [
        'Bearer',
        {
          authorization_uri: 'https://login.microsoftonline.com/common/oauth2/authorize',
          error: 'insufficient_claims',
        },
      ],
      ['Basic', { realm: 'x' }],
    ],
  // A token68 credential (RFC 9110 section 11.2) is no parameter, and ends where the next challenge begins.
  'Negotiate oYG2MIGzoAMKAQChCwYJKoZIgvcSAQIC==, Bearer realm="a"': [
    ['Negotiate', {}],
    ['Bearer', { realm: 'a' }],
  ],
  'NTLM TlRMTVNTUAACAAAA , Bearer error=invalid_token': [
    ['NTLM', {}],
    ['Bearer', { error: 'invalid_token' }],
  ],
  'Bearer Error="a", error="b"': [['Bearer', { error: 'a' }]],
  'Bearer realm="never closed': [['Bearer', { realm: 'never closed' }]],
  ',,  ,': [],
  '': [],
};

describe('parseChallenges', () => {
  for (const [header, expected] of Object.entries(TABLE)) {
    test(JSON.stringify(header), () => {
      const found = parseChallenges(header).map(({ scheme, parameters }) => [
        scheme,
        Object.fromEntries(parameters),
      ]);
      assert.deepEqual(found, expected);
    });
  }

  test('keeps names like __proto__ as plain names', () => {
    const [challenge] = parseChallenges('Bearer __proto__="x"');
    assert.equal(challenge?.parameters.get('__proto__'), 'x');
  });

  test('ends on any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => Array.isArray(parseChallenges(text))));
  });
});

describe('claimsOf', () => {
  const claims = (value: string) =>
    parseChallenges(`Bearer error="insufficient_claims", claims="${value}"`).map(claimsOf)[0];

  test('decodes base64 with and without padding, in both alphabets', () => {
    assert.equal(claims(ENCODED), CLAIMS);
    assert.equal(claims(ENCODED.replace(/=+$/, '')), CLAIMS);
    assert.equal(claims(ENCODED.replaceAll('+', '-').replaceAll('/', '_')), CLAIMS);
  });

  test('is undefined for what is no base64', () => assert.equal(claims('***'), undefined));
});
