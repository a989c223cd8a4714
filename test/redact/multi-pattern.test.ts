import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createPatternSearch } from '../../src/redact/multi-pattern.js';

type Hit = readonly [pattern: number, end: number];

function hits(patterns: readonly string[], text: string, ignoreCase = false): Hit[] {
  const found: Hit[] = [];
  createPatternSearch(patterns, { ignoreCase }).scan(text, (pattern, end) => {
    found.push([pattern, end]);
    return false;
  });
  return found;
}

/** Every place where a pattern ends, longest first, by comparing each pattern at each place. */
function naiveHits(patterns: readonly string[], text: string): Hit[] {
  const found: Hit[] = [];
  for (let end = 1; end <= text.length; end += 1) {
    const ending = patterns.flatMap((pattern, index) =>
      pattern !== '' && patterns.indexOf(pattern) === index && text.slice(0, end).endsWith(pattern)
        ? [index]
        : [],
    );
    ending.sort((a, b) => (patterns[b]?.length ?? 0) - (patterns[a]?.length ?? 0));
    found.push(...ending.map((index): Hit => [index, end]));
  }
  return found;
}

describe('createPatternSearch', () => {
  const TABLE: readonly (readonly [readonly string[], string, readonly Hit[]])[] = [
    [[], 'abc', []],
    [[''], 'abc', []],
    [['abc'], '', []],
    [['abc'], 'abc', [[0, 3]]],
    [
      ['aa'],
      'aaaa',
      [
        [0, 2],
        [0, 3],
        [0, 4],
      ],
    ],
    [
      ['he', 'she', 'his', 'hers'],
      'ushers',
      [
        [1, 4],
        [0, 4],
        [3, 6],
      ],
    ],
    [['same', 'same'], 'same', [[0, 4]]],
    [
      ['b', 'ab', 'cab'],
      'cab',
      [
        [2, 3],
        [1, 3],
        [0, 3],
      ],
    ],
    [['été'], "l'été", [[0, 5]]],
  ];
  for (const [patterns, text, expected] of TABLE) {
    test(`${JSON.stringify(patterns)} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(hits(patterns, text), expected);
    });
  }

  test('finds what comparing at every place finds', () => {
    const word = fc.stringMatching(/^[ab]{0,6}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.stringMatching(/^[abc]{0,60}$/), (patterns, text) => {
        assert.deepEqual(hits(patterns, text), naiveHits(patterns, text));
      }),
      { seed: 1 },
    );
  });

  test('ignores the case of ASCII letters only when told to', () => {
    assert.deepEqual(hits(['User'], 'USER user'), []);
    assert.deepEqual(hits(['User'], 'USER user', true), [
      [0, 4],
      [0, 9],
    ]);
  });

  test('asks for no shorter pattern once one is taken', () => {
    const taken: number[] = [];
    createPatternSearch(['cab', 'ab', 'b'], { ignoreCase: false }).scan('cab', (pattern) => {
      taken.push(pattern);
      return true;
    });
    assert.deepEqual(taken, [0]);
  });

  test('takes steps in proportion to the text, also where thousands of patterns nest', () => {
    const patterns = Array.from({ length: 2000 }, (_, index) => 'a'.repeat(index + 6));
    const search = createPatternSearch(patterns, { ignoreCase: false });
    for (const text of ['a'.repeat(50_000), `${'a'.repeat(2004)}b`.repeat(25)]) {
      assert.ok(search.scan(text, () => false) <= 20 * text.length);
    }
  });
});
