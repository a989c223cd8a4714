import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeSpan, ownWords, pagesAsMarkdown } from '../../src/explain/page-markdown.js';

const SPANS: readonly [text: string, span: string][] = [
  ['plain', '`plain`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['<script>', '`<script>`'],
  ['two\nlines', '`two lines`'],
];

for (const [text, span] of SPANS) {
  test(`code span of ${JSON.stringify(text)}`, () => assert.equal(codeSpan(text), span));
}

const WORDS: readonly [text: string, markdown: string][] = [
  ['`a_b` and a_b', '`a_b` and a\\_b'],
  ['<b>&amp;', '\\<b\\>\\&amp;'],
  ['an odd ` backtick', 'an odd \\` backtick'],
  ['[x](y)', '\\[x\\](y)'],
];

for (const [text, markdown] of WORDS) {
  test(`own words ${text}`, () => assert.equal(ownWords(text), markdown));
}

test('a captured value cannot leave its code span, nor a quote its fence', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', ' ', '\n', '<', 'a', '#') }), (value) => {
      const span = codeSpan(value);
      const mark = /^`+/.exec(span)?.[0] ?? '';
      const inside = span.slice(mark.length, span.length - mark.length);
      assert.ok(value === '' || [...inside.matchAll(/`+/g)].every(([run]) => run.length !== mark.length));
      const page = {
        title: 't',
        kind: 'k',
        lead: undefined,
        blocks: [{ kind: 'quote', heading: 'h', text: value } as const],
      };
      const rows = pagesAsMarkdown([page]).trimEnd().split('\n');
      const fence = rows.at(-1) ?? '';
      assert.match(fence, /^`{3,}$/);
      assert.equal(rows.filter((row) => row === fence).length, 2);
    }),
  );
});
