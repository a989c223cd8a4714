import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { looksLikeForm, urlParts } from '../../src/redact/url-parts.js';

describe('urlParts', () => {
  const none = { userInfo: undefined, host: '', port: '', path: '', query: undefined, fragment: undefined };
  const TABLE: Readonly<Record<string, Partial<ReturnType<typeof urlParts>>>> = {
    '': { scheme: '' },
    'https://a.example': { scheme: 'https://', host: 'a.example' },
    'https://a.example:443/x/y?q=1?2#f#g': {
      scheme: 'https://',
      host: 'a.example',
      port: ':443',
      path: '/x/y',
      query: 'q=1?2',
      fragment: 'f#g',
    },
    'http://u:p@w@a.example/': { scheme: 'http://', userInfo: 'u:p@w', host: 'a.example', path: '/' },
    'http://[::1]:80/': { scheme: 'http://', host: '::1', port: ':80', path: '/' },
    'msauth.com.client.app://auth': { scheme: 'msauth.com.client.app://', host: 'auth' },
    '//cdn.example/x': { scheme: '//', host: 'cdn.example', path: '/x' },
    '/cb?code=1': { scheme: '', path: '/cb', query: 'code=1' },
    'urn:ietf:wg:oauth:2.0:oob': { scheme: '', path: 'urn:ietf:wg:oauth:2.0:oob' },
    'https://a.example\\@b.example/': { scheme: 'https://', host: 'a.example', path: '\\@b.example/' },
  };
  for (const [url, expected] of Object.entries(TABLE)) {
    test(url, () => assert.deepEqual(urlParts(url), { ...none, ...expected }));
  }
});

test('looksLikeForm', () => {
  const yes = ['a=1', 'a=1&b=', 'client%5Fid=x&a[b]=%20', `a=${'x=&'.repeat(3)}b=1&`];
  const no = ['', 'a', 'a b=1', 'x=1 y=2', '<a b="c">', '{"a":"b=c"}', `${'a=&'.repeat(50_000)}<`];
  assert.deepEqual(
    [yes.map(looksLikeForm), no.map(looksLikeForm)],
    [yes.map(() => true), no.map(() => false)],
  );
});
