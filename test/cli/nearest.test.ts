import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../src/cli/nearest.js';

const WORDS = ['pkce-verifier-mismatch', 'state-mismatch', 'json', 'ndjson', 'text'];

const CASES: readonly (readonly [word: string, found: string | undefined])[] = [
  ['pkce-verifier-mismach', 'pkce-verifier-mismatch'],
  ['state-missmatch', 'state-mismatch'],
  ['jsn', 'json'],
  ['txet', 'text'],
  ['', undefined],
  ['xml', undefined],
  ['completely-different', undefined],
  ['j'.repeat(100_000), undefined],
];

for (const [word, found] of CASES) {
  test(`"${word.slice(0, 30)}" is taken for ${found}`, () => assert.equal(nearest(word, WORDS), found));
}
