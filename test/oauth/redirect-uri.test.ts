import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstDifference, isLoopback, isSameTarget } from '../../src/oauth/redirect-uri.js';

describe('isLoopback', () => {
  const cases = [
    ['http://localhost:8400/', true],
    ['http://127.0.0.1/cb', true],
    ['http://127.4.5.6/', true],
    ['http://[::1]:80/', true],
    ['http://localhost.example/', false],
    ['http://127.0.0.1.example/', false],
    ['http://10.0.0.1/', false],
  ] as const;
  for (const [url, expected] of cases) test(url, () => assert.equal(isLoopback(new URL(url)), expected));
});

describe('isSameTarget', () => {
  const cases = [
    ['https://a.example', 'https://a.example/', true],
    ['https://a.example/cb', 'https://A.example/CB?code=1#x', true],
    ['https://a.example/cb', 'http://a.example/cb', false],
    ['https://a.example/cb', 'https://a.example/cb/more', false],
    ['https://a.example:8443/cb', 'https://a.example/cb', false],
  ] as const;
  for (const [a, b, expected] of cases)
    test(`${a} and ${b}`, () => assert.equal(isSameTarget(a, b), expected));
});

describe('firstDifference', () => {
  const base = 'https://a.example/signin';
  const cases = [
    ['http://a.example/signin', 'the scheme (https and http)'],
    ['https://b.example/signin', 'the host'],
    ['https://a.example:8443/signin', 'the port'],
    ['https://a.example/signin/', 'the slash at the end'],
    ['https://a.example/SignIn', 'the case of the path'],
    ['https://a.example/other', 'the path'],
    ['https://a.example/signin?x=1', 'the query'],
    ['https://A.example/signin', 'the spelling (encoding or case)'],
    ['not a URI', 'their form'],
  ] as const;
  for (const [other, expected] of cases)
    test(other, () => assert.equal(firstDifference(base, other), expected));
});
