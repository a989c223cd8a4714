import assert from 'node:assert/strict';
import type { EntryFinder } from '../../../src/input/scanner/entry-finder.js';
import { type IndexedEntry, indexEntry } from '../../../src/input/scanner/indexed-entry.js';
import type { Depth, ScannedHar } from '../../../src/input/scanner/scanned-har.js';
import { isObject, member } from '../../../src/model/json.js';
import { type Seen, scanBytes } from './scan-text.js';

/** Asserts that the scanner says of a JSON text what JSON.parse says of it, however the bytes are cut. */
export function assertAgreement(
  text: string,
  lengths: readonly number[],
  depthOf: (index: number) => Depth,
  finder: EntryFinder,
): void {
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const expected = member(member(json, 'log'), 'entries');
  const bytes = new TextEncoder().encode(text);
  const scanned = scanBytes(bytes, (entry) => depthOf(entry.index), finder, lengths);
  assert.equal(scanned.bytes, bytes.length);
  if (Array.isArray(expected)) assertLog(scanned, json, expected, depthOf, bytes);
  else assert.deepEqual(scanned.end, { kind: 'not-a-har' });
}

function assertLog(
  scanned: ScannedHar<Seen>,
  json: unknown,
  expected: readonly unknown[],
  depthOf: (index: number) => Depth,
  bytes: Uint8Array,
): void {
  assert.deepEqual(scanned.end, { kind: 'complete' });
  assert.equal(scanned.entryCount, expected.length);
  assert.deepEqual(scanned.envelope, withoutEntries(json));
  const items = expected.map((value, index) => ({ value, index }));
  const others = items.filter(({ value }) => !isObject(value));
  assert.deepEqual(
    scanned.unread,
    others.map(({ index }) => ({ index, reason: 'not-an-object' })),
  );
  const objects = items.filter(({ value }) => isObject(value));
  assert.equal(scanned.entries.length, objects.length);
  for (const [i, { value, index }] of objects.entries()) {
    assertEntry(scanned.entries[i], value, index, depthOf(index), bytes);
  }
}

function assertEntry(seen: Seen | undefined, value: unknown, index: number, depth: Depth, bytes: Uint8Array) {
  assert.ok(seen !== undefined);
  assert.equal(seen.kind, depth === 'indexed' ? 'indexed' : 'whole');
  if (seen.kind === 'indexed') {
    const { startedDateTime, method, status, time, url } = indexEntry(value, index, 0, 0);
    const short = url?.replace(url.startsWith('data:') ? /,.*/s : /[?#].*/s, '');
    assert.deepEqual(seen.entry, { index, startedDateTime, method, url: short, status, time });
    return;
  }
  const { start, end } = seen.entry;
  assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes.subarray(start, end))), value);
  assert.deepEqual(withoutOwn(seen.entry), indexEntry(value, index, start, end));
  assert.deepEqual(seen.json, depth === 'whole' ? value : withoutBody(value));
  assert.equal(seen.bodyOmitted, depth === 'without-body' && hasBody(value));
}

/** The index alone, without what a finder adds for its own use. */
function withoutOwn(entry: IndexedEntry): object {
  const own = new Set(['kind', 'bodyStart', 'bodyEnd']);
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !own.has(name)));
}

function contentOf(json: unknown): unknown {
  return member(member(json, 'response'), 'content');
}

function hasBody(json: unknown): boolean {
  const text = member(contentOf(json), 'text');
  return typeof text === 'string' && text !== '';
}

function withoutBody(json: unknown): unknown {
  const copy: unknown = structuredClone(json);
  const content = contentOf(copy);
  if (isObject(content) && hasBody(copy)) Object.assign(content, { text: '' });
  return copy;
}

function withoutEntries(json: unknown): unknown {
  const copy: unknown = structuredClone(json);
  const log = member(copy, 'log');
  if (isObject(log)) Object.assign(log, { entries: [] });
  return copy;
}
