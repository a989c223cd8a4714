import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { unescapedViews } from '../../src/redact/unescaped-view.js';

const texts = (text: string) => unescapedViews(text).map((view) => view.text);

describe('unescapedViews', () => {
  const TABLE: Readonly<Record<string, readonly string[]>> = {
    '': [''],
    plain: ['plain'],
    '100%': ['100%'],
    'a%20b': ['a%20b', 'a b'],
    'a%2520b': ['a%2520b', 'a%20b', 'a b'],
    'caf%C3%A9': ['caf%C3%A9', 'café'],
    '%F0%9F%94%91': ['%F0%9F%94%91', '🔑'],
    '%C3x%A9': ['%C3x%A9', '%C3x%A9', '%C3x%A9', '%C3x%A9'],
    'a\\u0040b': ['a\\u0040b', 'a@b'],
    'say \\"x\\"': ['say \\"x\\"', 'say "x"'],
    'https:\\/\\/a': ['https:\\/\\/a', 'https://a'],
    '\\x3cb': ['\\x3cb', '<b'],
    'a&amp;b&#39;c&#x27;d': ['a&amp;b&#39;c&#x27;d', "a&b'c'd"],
    'a&nosuch;b': ['a&nosuch;b'],
    '&#9999999;': ['&#9999999;', '&#9999999;', '&#9999999;', '&#9999999;'],
    '%5Cu0040': ['%5Cu0040', '\\u0040', '@'],
  };
  for (const [text, expected] of Object.entries(TABLE)) {
    test(JSON.stringify(text), () => assert.deepEqual(texts(text), expected));
  }

  test('undoes three layers and no more', () => {
    const once = encodeURIComponent('a b');
    const four = [1, 2, 3].reduce((text) => encodeURIComponent(text), once);
    assert.equal(texts(four).at(-1), once);
  });

  test('maps each character to where it was written', () => {
    const [, view] = unescapedViews('x%20y&amp;z');
    const origins = [...'x y&z'].map((_, index) => view?.origin(index));
    assert.deepEqual(origins, [0, 1, 4, 5, 10]);
    assert.equal(view?.origin(5), 11);
  });

  test('finds the place of any text in its percent-encoding', () => {
    const unicode = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(unicode, unicode, unicode, (before, inside, after) => {
        const head = encodeURIComponent(before);
        const body = encodeURIComponent(inside);
        const views = unescapedViews(`%20${head}${body}${encodeURIComponent(after)}`);
        const view = views[1];
        const start = 1 + before.length;
        assert.equal(view?.text.slice(start, start + inside.length), inside);
        assert.equal(view?.origin(start), 3 + head.length);
        assert.equal(view?.origin(start + inside.length), 3 + head.length + body.length);
      }),
      { seed: 1 },
    );
  });
});
