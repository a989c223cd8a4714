import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explain } from '../../src/explain/explanation.js';
import type { Page } from '../../src/explain/page.js';
import { pagesAsText } from '../../src/explain/page-text.js';
import { toPages } from '../../src/explain/to-pages.js';
import { TOPICS } from '../../src/explain/topic-index.js';
import { topicPage } from '../../src/explain/topic-page.js';

function hostilePage(text: string): Page {
  return {
    title: text,
    kind: 'token',
    lead: text,
    blocks: [
      { kind: 'list', heading: 'List', lines: [text, text] },
      { kind: 'facts', heading: 'Facts', rows: [{ name: text, value: text, note: text }] },
      { kind: 'quote', heading: 'Quote', text },
    ],
  };
}

test('a topic is laid out with its parts in order', () => {
  const text = pagesAsText(toPages([explain('50011', 'mask')]), { width: 80 });
  const headings = text.split('\n').filter((row) => /^[A-Z]/.test(row));
  assert.equal(headings[0], 'AADSTS50011: Redirect URI not registered');
  assert.ok(headings.includes('Compare in the capture'));
  assert.match(text, /- AADSTS500112: /);
});

test('every topic fits its columns, but for words that cannot be broken', () => {
  for (const width of [60, 100]) {
    for (const topic of TOPICS) {
      const wide = pagesAsText([topicPage(topic)], { width })
        .split('\n')
        .filter((row) => row.length > width);
      assert.deepEqual(wide, [], topic.name);
    }
  }
});

test('pages are told apart by a rule, and nothing ends in blanks', () => {
  const text = pagesAsText(toPages([explain('50011', 'mask'), explain('50012', 'mask')]));
  assert.equal(text.split('\n').filter((row) => /^─+$/.test(row)).length, 1);
  assert.doesNotMatch(text, / \n/);
});

test('no text reaches the terminal as a command', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = pagesAsText([hostilePage(`\u001b]0;x\u0007${text}\u202e`)]);
      assert.doesNotMatch(written.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
    }),
    { numRuns: 30 },
  );
});

test('a long name and an empty value are both shown', () => {
  const rows = [
    { name: 'n'.repeat(70), value: 'one' },
    { name: 'empty', value: '' },
    { name: 'short', value: 'two', note: 'said of it' },
  ];
  const page: Page = {
    title: 't',
    kind: 'k',
    lead: undefined,
    blocks: [{ kind: 'facts', heading: 'F', rows }],
  };
  const written = pagesAsText([page], { width: 60 }).split('\n');
  assert.ok(written.every((row) => row.length <= 60));
  assert.deepEqual(
    written.filter((row) => /one|empty|two|said/.test(row)).map((row) => row.trim()),
    ['one', 'empty', `short${' '.repeat(21)}two`, 'said of it'],
  );
});
