import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Depth } from '../../../src/input/scanner/scanned-har.js';
import { member } from '../../../src/model/json.js';
import { assertAgreement } from './agreement.js';
import { harText } from './har-text.js';
import { FINDERS, scanBytes } from './scan-text.js';

const lengths = fc.oneof(
  fc.constantFrom([1], [7], [63], [64], [65], [127, 129], [4096], [2 ** 18]),
  fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 }),
);

const depths = fc
  .array(fc.constantFrom<Depth>('whole', 'without-body', 'indexed'), { minLength: 1, maxLength: 5 })
  .map((all) => (index: number) => all[index % all.length] ?? 'whole');

/** One change of a text: `length` characters at a place give way to others. */
const mutation = fc.record({
  place: fc.nat(),
  length: fc.constantFrom(0, 1, 1, 2, 40),
  put: fc.constantFrom(
    '',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    '0',
    'null',
    '"entries":[',
    '"log":',
    '\\u0022',
  ),
});

function mutate(text: string, changes: readonly { place: number; length: number; put: string }[]): string {
  return changes.reduce((changed, { place, length, put }) => {
    const at = place % (changed.length + 1);
    return changed.slice(0, at) + put + changed.slice(at + length);
  }, text);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

for (const [name, createFinder] of Object.entries(FINDERS)) {
  test(`the finder "${name}" agrees with JSON.parse on generated HARs, however they are cut`, () => {
    fc.assert(
      fc.property(harText, lengths, depths, (text, pieces, depthOf) =>
        assertAgreement(text, pieces, depthOf, createFinder()),
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  test(`the finder "${name}" agrees with JSON.parse on mutated HARs, and survives those that are none`, () => {
    const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(harText, mutations, lengths, depths, (text, changes, pieces, depthOf) => {
        const mutated = mutate(text, changes);
        if (parses(mutated)) assertAgreement(mutated, pieces, depthOf, createFinder());
        else assertSound(mutated, pieces, createFinder());
      }),
      { seed: 2, numRuns: 600 },
    );
  });

  test(`the finder "${name}" reads every entry that is whole in a HAR cut anywhere`, () => {
    fc.assert(
      fc.property(harText, fc.constantFrom(0, 2), fc.nat(), lengths, (generated, indent, place, pieces) => {
        const text = writtenOnce(generated, indent);
        const bytes = new TextEncoder().encode(text);
        const at = place % bytes.length;
        const all = scanBytes(bytes, () => 'whole', createFinder(), pieces);
        const cut = scanBytes(bytes.subarray(0, at), () => 'whole', createFinder(), pieces);
        const beforeLog = at <= text.indexOf('{', 1);
        assert.deepEqual(cut.end, beforeLog ? { kind: 'not-a-har' } : { kind: 'truncated', at });
        assert.deepEqual(
          cut.entries,
          all.entries.filter((seen) => seen.kind === 'whole' && seen.entry.end <= at),
        );
      }),
      { seed: 3, numRuns: 300 },
    );
  });
}

/** The same entries in a document where `log` and `entries` are said once. */
function writtenOnce(text: string, indent: number): string {
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const entries = member(member(json, 'log'), 'entries');
  const log = { version: '1.2', entries: Array.isArray(entries) ? entries : [], pages: [] };
  return JSON.stringify({ log }, null, indent);
}

/** Whatever the bytes: entries lie within them in order, and those that were parsed are objects. */
function assertSound(
  text: string,
  pieces: readonly number[],
  finder: ReturnType<typeof FINDERS.bytes>,
): void {
  const scanned = scanBytes(new TextEncoder().encode(text), () => 'whole', finder, pieces);
  let behind = 0;
  for (const seen of scanned.entries) {
    if (seen.kind === 'indexed') continue;
    assert.ok(seen.entry.start >= behind && seen.entry.end <= scanned.bytes);
    assert.equal(typeof seen.json, 'object');
    behind = seen.entry.end;
  }
  assert.ok(scanned.entries.length + scanned.unread.length >= scanned.entryCount);
}
