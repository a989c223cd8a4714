import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markdownBlock, markdownCode, markdownRow, markdownText } from '../../../src/report/markdown/safe.js';

const TEXTS: Readonly<Record<string, string>> = {
  'The flow succeeded at 09:12:04, on-behalf-of (see “more”).':
    'The flow succeeded at 09:12:04, on-behalf-of (see “more”).',
  'Send the id_token.': 'Send the `id_token`.',
  'ask for (api://<client id>/<scope>) now': 'ask for (`api://<client id>/<scope>`) now',
  'see https://evil.example/a, www.evil.example or a@evil.example':
    'see `https://evil.example/a`, `www.evil.example` or `a@evil.example`',
  '[click](javascript:alert(1))': '`[click](javascript:alert(1`))',
  '<b>x</b> &amp; **y**': '`<b>x</b>` `&amp`; `**y**`',
  'fixes #12, GH-7 and !9 by @team :tada:': 'fixes `#12`, `GH-7` and `!9` by `@team` `:tada`:',
  'commit 0a1b2c3d': 'commit `0a1b2c3d`',
  '10.0.0.1': '`10.0.0.1`',
  '1. item': '`1.` item',
  '- item': '`-` item',
  '---': '`---`',
  'a`b': '``a`b``',
  '`': '`` ` ``',
  'one\r\ntwo': 'one two',
  '\u001b[31m': '`\\u{1b}[31m`',
  '[code]<b>x</b>[/code]': '`[` code `]<b>x</b>[` /code `]`',
  '': '–',
  ' \n ': '–',
};

for (const [text, expected] of Object.entries(TEXTS)) {
  test(`writes ${JSON.stringify(text)}`, () => assert.equal(markdownText(text), expected));
}

test('any text is one line: plain words, and code spans that end where they should', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(withoutCode(markdownText(text)), /[<>[\]`|*_~#\\&$@\n\r]|:\/\//);
      assert.equal(withoutCode(markdownCode(text)).replace('–', ''), '');
    }),
  );
});

test('a fence is longer than any in its text', () => {
  assert.deepEqual(markdownBlock('a\n```\nb````', 'http'), ['`````http', 'a', '```', 'b````', '`````']);
});

test('bars part no cells', () => {
  assert.equal(markdownRow([markdownCode('a|b'), 'c']), '| `a\\|b` | c |');
});

/** What is left of a line once its code spans are taken out (CommonMark section 6.1). */
function withoutCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
}
