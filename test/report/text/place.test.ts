import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeInWords } from '../../../src/report/text/place.js';

const CASES: readonly (readonly [pointer: string, within: readonly string[], words: string])[] = [
  ['/request/url', ['query', 'state'], 'request URL › query parameter state'],
  ['/response/content/text', ['json', 'error_description'], 'response body › member error_description'],
  ['/request/postData/text', ['form', 'code'], 'request body › field code'],
  [
    '/request/postData/text',
    ['form', 'assertion', 'payload', 'aud'],
    'request body › field assertion › claim aud',
  ],
  ['/response/redirectURL', ['fragment', 'id_token'], 'redirect target › fragment parameter id_token'],
  ['/request/headers/3/value', [], 'request header 4'],
  ['/response/headers/0', ['header', 'x5t'], 'response header 1 › token header x5t'],
  [
    '/response/content/text',
    ['html', '$Config', 'sErrorCode'],
    'response body › page setting $Config › sErrorCode',
  ],
  ['/request/postData/params/2/value', [], 'request body'],
  ['', [], 'the whole entry'],
  ['/_vendor/thing', [], '/_vendor/thing'],
];

for (const [pointer, within, words] of CASES) {
  test(words, () => assert.equal(placeInWords({ pointer, within }), words));
}
