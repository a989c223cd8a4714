import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scanJson } from '../../src/input/json-scan.js';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const VALID = [
  '{}',
  '[]',
  ' [1, -0.5e+3 ,true,false,null,"a\\u00e4\\n"] ',
  '{"a":{"b":[{}]},"c":""}',
  '7',
  '"x"',
  '\t\r\n{}',
];

/** Text, and where it stops to be JSON. */
const BROKEN: readonly [text: string, at: number][] = [
  ['', 0],
  ['  ', 2],
  ['{', 1],
  ['[1', 2],
  ['[1 2]', 3],
  ['[1,]', 3],
  ['{"a"}', 4],
  ['{"a":}', 5],
  ['{a:1}', 1],
  ['{"a":1,}', 7],
  ['[01]', 1],
  ['[+1]', 1],
  ['[1.]', 1],
  ['[tru', 4],
  ['[trx', 1],
  ['hello', 0],
  ['[12e', 4],
  ['["a', 3],
  ['["a\nb"]', 3],
  ['["\\x"]', 2],
  ['["\\u12', 6],
  ['{}}', 2],
  ['[}', 1],
  [':', 0],
  ['{} {}', 3],
  ['\ufeff{}', 0],
];

test('valid JSON has no break', () => {
  for (const text of VALID) assert.equal(scanJson(text).brokenAt, undefined, text);
});

test('a break is where the text stops to be JSON', () => {
  for (const [text, at] of BROKEN) assert.equal(scanJson(text).brokenAt, at, JSON.stringify(text));
});

test('the scan agrees with JSON.parse on values and on what is left after a cut or a swap', () => {
  const cases = fc.record({
    value: fc.jsonValue(),
    indent: fc.nat(3),
    at: fc.nat(),
    by: fc.constantFrom('', '"', '}', ',', '\\', 'x', '\n'),
  });
  const property = fc.property(cases, ({ value, indent, at, by }) => {
    const text = JSON.stringify(value, undefined, indent);
    const place = at % (text.length + 1);
    for (const each of [text, text.slice(0, place), text.slice(0, place) + by + text.slice(place + 1)]) {
      assert.equal(scanJson(each).brokenAt === undefined, parses(each), each);
    }
  });
  fc.assert(property, { numRuns: 500, seed: 3 });
});

test('a break never lies before the longest start that some JSON has', () => {
  const property = fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
    const text = JSON.stringify([value, value]);
    const cutText = text.slice(0, cut % text.length);
    // Whatever is cut off valid JSON is a start of it, so the fault is the end of the text.
    assert.equal(scanJson(cutText).brokenAt, cutText.length);
  });
  fc.assert(property, { numRuns: 300, seed: 4 });
});

test('a hundred thousand nested lists are no matter', () => {
  assert.equal(scanJson('['.repeat(100_000)).brokenAt, 100_000);
  assert.equal(scanJson('['.repeat(100_000) + ']'.repeat(100_000)).brokenAt, undefined);
});

test('entries are found where the log has them, and nowhere else', () => {
  const decoy = '{"log":{"entries":[{"no":1}]}}';
  const text = `{"x":${decoy.replace('log', 'lag')},"log":{"creator":{"name":"c"},"entries":[{"body":${decoy}},7,[1]],"browser":{}}}`;
  const scan = scanJson(text);
  assert.deepEqual(
    scan.entries.map(({ start, end }) => text.slice(start, end)),
    [`{"body":${decoy}}`, '7', '[1]'],
  );
  assert.deepEqual([...scan.members.keys()].sort(), ['browser', 'creator']);
});
