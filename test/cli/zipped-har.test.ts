import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseLargeFile } from '../../src/cli/large-file.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import type { Capture } from '../../src/model/capture.js';
import { rawEntry, rawHar, utf8 } from '../input/har-fixture.js';
import { buildEncryptedZip } from '../support/encrypted-zip.js';
import { noise } from '../support/noise.js';
import { buildZip, type ZipOptions, type ZipPart } from '../support/zip-builder.js';
import { temporaryFolder } from './run-entrace.js';

/** Longer than what is mended as text, and with enough that does not compress for the zip to count as large. */
const LONG = harOf(33 * 2 ** 20);

function harOf(bytes: number): Uint8Array {
  const body = noise(4 * 2 ** 20);
  const text = JSON.stringify(rawHar([rawEntry({ content: { text: body } }), rawEntry(), rawEntry()]));
  const at = text.lastIndexOf('{"startedDateTime"');
  return utf8(text.slice(0, at) + ' '.repeat(bytes - text.length) + text.slice(at));
}

async function readFrom(context: TestContext, zip: Uint8Array): Promise<Capture | undefined> {
  const path = join(temporaryFolder(context), 'case.zip');
  writeFileSync(path, zip);
  return parseLargeFile(path, 'case.zip', () => undefined);
}

const parts = (...more: readonly ZipPart[]) => [{ name: 'trace/a.har', bytes: LONG }, ...more];

const ARCHIVES: Readonly<Record<string, ZipOptions>> = {
  plain: {},
  zip64: { zip64: true },
  'data descriptors': { dataDescriptors: 'signed' },
  'a comment': { comment: 'of a case' },
};

for (const [name, options] of Object.entries(ARCHIVES)) {
  test(`a long HAR in a zip is read from the file: ${name}`, async (context) => {
    const zip = buildZip(parts({ name: 'console.txt', bytes: utf8('x') }), options);
    const capture = await readFrom(context, zip);
    assert.deepEqual(capture, await parseCapture(zip, { name: 'case.zip', ports: nodePorts }));
    assert.equal(capture?.entryCount, 3);
  });
}

test('what is told on the way ends at the size of the HAR', async (context) => {
  const path = join(temporaryFolder(context), 'case.zip');
  writeFileSync(path, buildZip(parts()));
  const told: [number, number][] = [];
  await parseLargeFile(path, 'case.zip', (done, total) => told.push([done, total]));
  assert.deepEqual(told.at(-1), [LONG.length, LONG.length]);
});

const others = async (): Promise<Readonly<Record<string, Uint8Array>>> => ({
  'two HARs': buildZip(parts({ name: 'b.har', bytes: utf8('{}') })),
  'a HAR with bodies beside it': buildZip([{ name: 'har.har', bytes: LONG }]),
  'a HAR that is encrypted': await buildEncryptedZip([{ name: 'a.har', bytes: LONG }], {
    password: 'x',
    encryption: 'zipcrypto',
  }),
  'a HAR that is stored': buildZip([{ name: 'a.har', bytes: LONG, stored: true }]),
  'an archive without a directory': buildZip(parts(), { omitDirectory: true }),
  'a HAR that claims to be a bomb': buildZip([{ name: 'a.har', bytes: LONG, claims: { size: 2 ** 31 } }]),
});

test('other archives are left to the other reader', async (context) => {
  for (const [name, zip] of Object.entries(await others())) {
    assert.equal(await readFrom(context, zip), undefined, name);
  }
});

test('a HAR that is longer than the archive claims is an error, and one that is cut keeps its entries', async (context) => {
  const lying = buildZip([{ name: 'a.har', bytes: LONG, claims: { size: LONG.length - 5 } }]);
  await assert.rejects(readFrom(context, lying), { code: 'ERR_DAMAGED_ARCHIVE' });
  const cut = await readFrom(context, buildZip([{ name: 'a.har', bytes: LONG.subarray(0, -40) }]));
  assert.deepEqual([cut?.quality, cut?.entries.length], ['damaged', 2]);
});
