import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityDepth } from '../../../src/input/scanner/identity-depth.js';
import type { IndexedEntry } from '../../../src/input/scanner/indexed-entry.js';
import type { Depth } from '../../../src/input/scanner/scanned-har.js';

const PLAIN: IndexedEntry = {
  index: 0,
  start: 0,
  end: 1,
  startedDateTime: undefined,
  time: 1,
  method: 'GET',
  url: 'https://app.example/',
  status: 200,
  redirectURL: '',
  postMimeType: undefined,
  hasAuthorization: false,
};

const CASES: readonly [string, Partial<IndexedEntry>, Depth][] = [
  ['a page', {}, 'indexed'],
  ['an identity URL', { url: 'https://as.example/token' }, 'whole'],
  ['a redirect to one', { status: 302, redirectURL: 'https://as.example/authorize' }, 'whole'],
  ['a redirect elsewhere', { status: 302, redirectURL: 'https://app.example/home' }, 'indexed'],
  ['a redirect that only Location tells of', { status: 302 }, 'without-body'],
  ['a redirect whose exporter writes null', { status: 303, redirectURL: undefined }, 'without-body'],
  ['a copy from the cache', { status: 304 }, 'indexed'],
  [
    'a form post',
    { method: 'POST', postMimeType: 'application/x-www-form-urlencoded; charset=utf-8' },
    'whole',
  ],
  ['a JSON post', { method: 'POST', postMimeType: 'application/json' }, 'indexed'],
  ['a call with a token', { hasAuthorization: true }, 'without-body'],
  ['a call with a token that failed', { hasAuthorization: true, status: 500 }, 'whole'],
  ['a challenge', { status: 401 }, 'whole'],
  ['a refusal', { status: 403 }, 'whole'],
  ['a page that is gone', { status: 404 }, 'indexed'],
  ['a preflight', { method: 'OPTIONS' }, 'without-body'],
  ['an entry without a URL', { url: undefined }, 'without-body'],
  ['an entry without a method', { method: undefined }, 'without-body'],
];

for (const [name, members, depth] of CASES) {
  test(`${name} is read ${depth}`, () => {
    const depthOf = identityDepth((url) => url.startsWith('https://as.example/'));
    assert.equal(depthOf({ ...PLAIN, ...members }), depth);
  });
}
