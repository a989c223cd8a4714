import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { replaceSpans } from '../../src/redact/replace-spans.js';

const span = (start: number, end: number, by: string, isKnown = false) => ({
  start,
  end,
  by: () => by,
  isKnown,
});

describe('replaceSpans', () => {
  test('none leaves the text', () => assert.equal(replaceSpans('abc', []), 'abc'));

  test('in any order, at both ends', () => {
    assert.equal(replaceSpans('abcdef', [span(4, 6, 'Y'), span(0, 2, 'X')]), 'XcdY');
  });

  test('neighbours stay two', () => {
    assert.equal(replaceSpans('abcd', [span(0, 2, 'X'), span(2, 4, 'Y')]), 'XY');
  });

  test('overlaps become one, with the words of the longest', () => {
    assert.equal(replaceSpans('abcdef', [span(0, 2, 'X'), span(1, 5, 'Y')]), 'Yf');
  });

  test('a known value goes before a longer guess', () => {
    assert.equal(replaceSpans('abcdef', [span(0, 6, 'guess'), span(1, 3, 'known', true)]), 'known');
  });

  test('what is covered is never asked for', () => {
    const asked: string[] = [];
    const by = (name: string) => () => asked.push(name).toString();
    replaceSpans('abcdef', [
      { start: 0, end: 6, by: by('outer'), isKnown: false },
      { start: 2, end: 3, by: by('inner'), isKnown: false },
    ]);
    assert.deepEqual(asked, ['outer']);
  });
});
