import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isReplacement } from '../../src/model/replaced-value.js';
import { accessTokenV2, clientSecret } from '../support/entra-builder.js';

const [header, claims, signature] = accessTokenV2({}).split('.');

const REPLACEMENTS: readonly string[] = [
  'fake-refresh-token-12',
  'fake-client-secret-3-xxxxxxxx',
  '0.A-fake-authorization-code-1',
  'M.C-fake-refresh-token-2',
  'EwA-fake-access-token-2-xxx',
  'fa%2Bke-client-secret-3',
  'fake-client-secret-3%3D%3D',
  'fake%FA-password-1',
  'fa4e00000000000000000000000000000001',
  'e27ace00-0000-4000-8000-000000000001',
  `${header}.${claims}.fake-signature-1-xxxxx`,
  `${header}.${claims}.`,
];

const VALUES: readonly string[] = [
  accessTokenV2({}),
  clientSecret(1),
  'a fake-refresh-token-12 of mine',
  'EWAB-fake-access-token-2',
  `${header}.${claims}.eA${signature}`,
  `${header}.${claims}.I${signature}`,
  'fake-refresh-token-none',
];

describe('the replacement of a secret', () => {
  for (const value of REPLACEMENTS) {
    test(`is known by its form: ${value.slice(-40)}`, () => assert.equal(isReplacement(value), true));
  }
  for (const value of VALUES) {
    test(`is not taken for one: ${value.slice(-40)}`, () => assert.equal(isReplacement(value), false));
  }
});
