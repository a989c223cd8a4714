import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGlob, parseGlob } from '../../src/batch/glob.js';

const CASES: readonly (readonly [pattern: string, path: string, isMeant: boolean])[] = [
  ['*.har', 'a.har', true],
  ['*.har', 'b/a.har', false],
  ['**/*.har', 'a.har', true],
  ['**/*.har', 'b/c/a.har', true],
  ['**/*.har', 'b/c/a.saz', false],
  ['**', 'b/c', true],
  ['b/**/x/*', 'x/y', true],
  ['?.har', 'a.har', true],
  ['?.har', 'ab.har', false],
  ['?.har', '😀.har', true],
  ['[a-c]1.har', 'b1.har', true],
  ['[!a-c]1.har', 'b1.har', false],
  ['*.{har,saz}', 'a.saz', true],
  ['*.{har,saz}', 'a.zip', false],
  ['{a,b}/{c,d}.har', 'b/c.har', true],
  ['*a*b*', 'xxaxxbxx', true],
  ['*.har', '.har', true],
  ['a.har*', 'a.har', true],
  ['(a+)+$*', '(a+)+$x', true],
];

for (const [pattern, path, isMeant] of CASES) {
  test(`${pattern} ${isMeant ? 'means' : 'does not mean'} ${path}`, () => {
    assert.equal(parseGlob(pattern).matches(path), isMeant);
  });
}

test('the folder before the first wildcard is where the search begins', () => {
  assert.equal(parseGlob('a/b/*.har').folder, 'a/b');
  assert.equal(parseGlob('/*.har').folder, '/');
  assert.equal(parseGlob('*.har').folder, '');
  assert.equal(isGlob('a/b.har'), false);
});

test('a pattern of many stars takes no exponential time', () => {
  assert.equal(parseGlob(`${'*a'.repeat(60)}b`).matches('a'.repeat(5000)), false);
  assert.equal(parseGlob(`${'**/'.repeat(40)}x`).matches(`${'a/'.repeat(200)}y`), false);
});
