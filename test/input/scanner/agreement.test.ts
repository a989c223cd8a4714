import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntryFinder } from '../../../src/input/scanner/entry-finder.js';
import { indexEntry } from '../../../src/input/scanner/indexed-entry.js';
import type { Depth } from '../../../src/input/scanner/scanned-har.js';
import { isObject, member } from '../../../src/model/json.js';
import { harText } from './har-text.js';
import { FINDERS, scanBytes } from './scan-text.js';

const lengths = fc.oneof(
  fc.constantFrom([1], [7], [63], [64], [65], [127, 129], [4096], [2 ** 18]),
  fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 }),
);

const depths = fc.array(fc.constantFrom<Depth>('whole', 'without-body', 'indexed'), {
  minLength: 1,
  maxLength: 5,
});

/** All that JSON.parse can say of a HAR is what the scanner says. */
function agrees(
  text: string,
  pieces: readonly number[],
  wanted: readonly Depth[],
  finder: EntryFinder,
): void {
  const bytes = new TextEncoder().encode(text);
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const expected = member(member(json, 'log'), 'entries');
  const depthOf = (index: number) => wanted[index % wanted.length] ?? 'whole';
  const scanned = scanBytes(bytes, (entry) => depthOf(entry.index), finder, pieces);
  if (!Array.isArray(expected)) {
    assert.deepEqual(scanned.end, { kind: 'not-a-har' });
    return;
  }
  assert.deepEqual(scanned.end, { kind: 'complete' });
  assert.equal(scanned.entryCount, expected.length);
  assert.deepEqual(scanned.envelope, withoutEntries(json));
  const objects = expected.flatMap((value: unknown, index) => (isObject(value) ? [{ value, index }] : []));
  const others = expected.flatMap((value, index) =>
    isObject(value) ? [] : [{ index, reason: 'not-an-object' }],
  );
  assert.deepEqual(scanned.unread, others);
  assert.equal(scanned.entries.length, objects.length);
  for (const [i, { value, index }] of objects.entries()) {
    const seen = scanned.entries[i];
    assert.ok(seen !== undefined);
    const depth = depthOf(index);
    if (seen.kind === 'indexed') {
      assert.equal(depth, 'indexed');
      const { startedDateTime, method, status, time, url } = indexEntry(value, index, 0, 0);
      const short = url?.replace(url.startsWith('data:') ? /,.*/s : /[?#].*/s, '');
      assert.deepEqual(seen.entry, { index, startedDateTime, method, url: short, status, time });
    } else {
      const { start, end } = seen.entry;
      assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes.subarray(start, end))), value);
      assert.deepEqual(pick(seen.entry), indexEntry(value, index, start, end));
      assert.deepEqual(seen.json, depth === 'whole' ? value : withoutBody(value));
      assert.equal(
        seen.bodyOmitted,
        depth !== 'whole' && body(value) !== '' && typeof body(value) === 'string',
      );
    }
  }
}

const body = (json: unknown) => member(member(member(json, 'response'), 'content'), 'text');

function withoutBody(json: unknown): unknown {
  const copy: unknown = structuredClone(json);
  const content = member(member(copy, 'response'), 'content');
  if (isObject(content) && typeof member(content, 'text') === 'string') Object.assign(content, { text: '' });
  return copy;
}

function withoutEntries(json: unknown): unknown {
  const copy: unknown = structuredClone(json);
  const log = member(copy, 'log');
  if (isObject(log)) Object.assign(log, { entries: [] });
  return copy;
}

/** The index alone, without what a finder adds for its own use. */
function pick(entry: object): object {
  const {
    kind: _kind,
    bodyStart: _start,
    bodyEnd: _end,
    ...rest
  } = { kind: 0, bodyStart: 0, bodyEnd: 0, ...entry };
  return rest;
}

for (const [name, createFinder] of Object.entries(FINDERS)) {
  test(`the finder "${name}" agrees with JSON.parse on generated HARs, however they are cut`, () => {
    fc.assert(
      fc.property(harText, lengths, depths, (text, pieces, wanted) =>
        agrees(text, pieces, wanted, createFinder()),
      ),
      { numRuns: 400 },
    );
  });
}
