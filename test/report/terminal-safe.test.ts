import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { terminalSafe } from '../../src/report/terminal-safe.js';

const CASES: readonly (readonly [what: string, text: string, safe: string])[] = [
  ['plain text is untouched', 'a b "c" <d>', 'a b "c" <d>'],
  ['letters of other scripts are untouched', 'Zürich 東京 Ωμέγα', 'Zürich 東京 Ωμέγα'],
  ['an escape sequence is shown', '\u001b[31mred', '\\u{1b}[31mred'],
  ['a C1 sequence is shown', '\u009b31m', '\\u{9b}31m'],
  ['a bell and a backspace are shown', '\u0007\b', '\\u{7}\\u{8}'],
  ['line breaks and tabs become blanks', 'a\r\nb\nc\td', 'a b c d'],
  ['a bidirectional override is shown', 'a\u202eb', 'a\\u{202e}b'],
  ['a zero-width space is shown', 'a\u200bb', 'a\\u{200b}b'],
  ['a tag character is shown', 'a\u{e0041}', 'a\\u{e0041}'],
  ['a filler that looks like nothing is shown', 'a\u3164', 'a\\u{3164}'],
  ['line and paragraph separators are shown', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['a lone surrogate is shown', '\ud800x', '\\u{d800}x'],
];

for (const [what, text, safe] of CASES) {
  test(what, () => assert.equal(terminalSafe(text), safe));
}

test('whatever comes in, nothing that a terminal obeys comes out, and a second pass changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = terminalSafe(text);
      assert.doesNotMatch(safe, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      assert.equal(terminalSafe(safe), safe);
    }),
  );
});
