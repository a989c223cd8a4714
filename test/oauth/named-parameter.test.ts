import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNamedParameter } from '../../src/oauth/named-parameter.js';

const TEXTS: readonly (readonly [text: string | undefined, name: string | undefined])[] = [
  ["AADSTS900144: The request body must contain the following parameter: 'scope'.", 'scope'],
  [
    "AADSTS90014: The required field 'client-request-id' is missing from the credential.",
    'client-request-id',
  ],
  ['the following parameter: scope', undefined],
  ["the following parameter: ''", undefined],
  [`the following parameter: '${'a'.repeat(500)}'`, undefined],
  [`${' '.repeat(5000)}the following parameter: 'scope'`, undefined],
  ['', undefined],
  [undefined, undefined],
];

for (const [text, name] of TEXTS) {
  test(`${text?.slice(0, 50)}: ${name}`, () => assert.equal(findNamedParameter(text), name));
}
