import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDistinctive, isInternalHost, isOpaque, isPersonalAddress } from '../../src/redact/value-shape.js';

function table(
  name: string,
  holds: (text: string) => boolean,
  yes: readonly string[],
  no: readonly string[],
): void {
  describe(name, () => {
    for (const text of yes) test(`yes: ${text}`, () => assert.equal(holds(text), true));
    for (const text of no) test(`no: ${text}`, () => assert.equal(holds(text), false));
  });
}

table(
  'isOpaque',
  isOpaque,
  [
    '0.AVAAmQ-uGcZvS0S9VJdQTvxmrYbr-Sy1NtxJhq',
    'M.C507_BAY.2.U.4ac0a2d1-4e6e-4a9d-9d4a-1b2c3d4e5f60.Xq7Lr2Kd9Vb4Mz8Wn3',
    'E2ZgYPi8vvX3u44QO4ZCkYgvhixNAA==',
    'c2lnbmF0dXJlMTIzNDU2Nzg5MEFC',
    '0a2d3b92100f2dfb06c11c683843d73d2cfce694',
    '~-zQ8Q~Ab3dEf6Gh9Jk2Lm5Np8Qr1',
  ],
  [
    '',
    'short1A2b3C',
    '3fd2d7b1-56a3-4a8a-9b8b-0d3d2a1c0e11',
    '3fd2d7b1-56a3-4a8a-9b8b-0d3d2a1c0e11.11111111-1111-4111-8111-111111111111',
    '2026-03-02T09:00:00.0000000Z',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'api://orders.client.example/access_as_user',
    'https://graph.microsoft.com/.default',
    'msauth.com.client.example.app1',
    'OpenIdConnectAuthenticationHandler',
    'B2C_1A_signup_signin_phone_or_email',
    '2.1.18794.6-WUS2-ProdSlices-and-more',
    '20260302090000000000000000',
    'a sentence with SpAcEs 1n it and so on',
    'x-ms-client-request-id-header-name',
  ],
);

table(
  'isInternalHost',
  isInternalHost,
  ['intranet', 'adfs01', 'sts.corp', 'dc-1.client.local', 'build.internal', 'büro'],
  ['localhost', 'login.microsoftonline.com', '10.0.0.1', '', 'a b', '8080', '::1', 'x'.repeat(300)],
);

table(
  'isPersonalAddress',
  isPersonalAddress,
  ['203.0.113.7', '10.0.0.4', '2001:db8::1', 'fe80::1', '1:2:3:4:5:6:7:8'],
  [
    '127.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    '::',
    '256.1.1.1',
    '1.2.3',
    '09:12:04',
    '1:2:3:4:5:6:7:8:9',
    '',
  ],
);

table(
  'isDistinctive',
  isDistinctive,
  ['P@ssw0rd!23', 'ABCD1234EFGH', 'correct horse battery', 'x'.repeat(20)],
  ['', '1', 'Bearer', 'summertime', '1700000000', '2026-03-02', '12.34.56.78'],
);
