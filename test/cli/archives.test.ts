import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { member } from '../../src/model/json.js';
import { rawEntry, rawHar, utf8 } from '../input/har-fixture.js';
import { buildZip } from '../support/zip-builder.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

function reportsOf(stdout: string): { names: unknown[]; document: unknown; captures: unknown[] } {
  const document: unknown = JSON.parse(stdout);
  const reports: unknown = member(document, 'reports');
  const captures = (Array.isArray(reports) ? reports : []).map((report) => member(report, 'capture'));
  return { document, captures, names: captures.map((capture) => member(capture, 'name')) };
}

const obo = readFileSync(sample('obo-id-token.har'));
const saz = readFileSync(sample('consent-required.saz'));

test('every capture of a support bundle is reported, each by its name', async (context) => {
  const path = join(temporaryFolder(context), 'case.zip');
  const inner = buildZip([{ name: 'b.har', bytes: obo }]);
  writeFileSync(
    path,
    buildZip([
      { name: 'trace/a.har', bytes: obo },
      { name: 'fiddler.saz', bytes: saz },
      { name: 'more.zip', bytes: inner },
      { name: 'console.txt', bytes: utf8('x') },
    ]),
  );
  const { code, stdout, stderr } = await runEntrace([path, '-f', 'json']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(reportsOf(stdout).names, [
    'case.zip/fiddler.saz',
    'case.zip/trace/a.har',
    'case.zip/more.zip',
  ]);
});

test('a capture of a bundle that cannot be read is noted with the others', async (context) => {
  const path = join(temporaryFolder(context), 'case.zip');
  writeFileSync(
    path,
    buildZip([
      { name: 'a.har', bytes: obo },
      { name: 'b.har', bytes: utf8('no') },
    ]),
  );
  const { captures } = reportsOf((await runEntrace([path, '-f', 'json'])).stdout);
  assert.equal(captures.length, 1);
  assert.match(JSON.stringify(member(captures[0], 'notes')), /other-captures-in-archive/);
});

/** A HAR that no compression makes small. */
function largeHar(entries: number): Uint8Array {
  const many = Array.from({ length: entries }, (_, i) =>
    rawEntry({
      request: {
        url: i === 7 ? 'https://login.microsoftonline.com/common/oauth2/v2.0/token' : 'https://a.example/',
      },
      content: { text: randomBytes(3000).toString('base64') },
    }),
  );
  return utf8(JSON.stringify(rawHar(many)));
}

test('a large HAR in gzip is read piece by piece, and one that is cut as far as it goes', async (context) => {
  const folder = temporaryFolder(context);
  const packed = gzipSync(largeHar(1200), { level: 1 });
  assert.ok(packed.length > 3 * 2 ** 20);
  writeFileSync(join(folder, 'a.har.gz'), packed);
  writeFileSync(join(folder, 'cut.har.gz'), packed.subarray(0, packed.length * 0.8));
  const { stdout } = await runEntrace(['a.har.gz', 'cut.har.gz', '-f', 'json'], { cwd: folder });
  const { captures } = reportsOf(stdout);
  assert.deepEqual(
    captures.map((capture) => [member(capture, 'quality'), member(capture, 'sizeBytes')]),
    [
      ['complete', packed.length],
      ['damaged', Math.floor(packed.length * 0.8)],
    ],
  );
  assert.equal(member(captures[0], 'entryCount'), 1200);
  assert.ok(Number(member(captures[1], 'entryCount')) > 900);
});

test('a HAR longer than any string is read from a pipe', async () => {
  const [head = '', tail = ''] = JSON.stringify(rawHar([rawEntry(), 'here'])).split('"here"');
  function* pieces(): Generator<Uint8Array> {
    yield utf8(head);
    const blanks = Buffer.alloc(2 ** 20, ' ');
    for (let megabytes = 0; megabytes < 540; megabytes++) yield blanks;
    yield utf8(JSON.stringify(rawEntry()) + tail);
  }
  const { code, stdout, stderr } = await runEntrace(['-', '-f', 'json'], { input: pieces() });
  assert.deepEqual([code, stderr], [0, '']);
  const [capture] = reportsOf(stdout).captures;
  assert.deepEqual([member(capture, 'entryCount'), member(capture, 'quality')], [2, 'complete']);
  assert.ok(Number(member(capture, 'sizeBytes')) > 540 * 2 ** 20);
});
