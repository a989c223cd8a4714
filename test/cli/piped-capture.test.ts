import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodePorts } from '../../src/cli/node-ports.js';
import { type Piped, readPiped } from '../../src/cli/piped-capture.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { rawEntry, rawHar, utf8 } from '../input/har-fixture.js';
import { noise } from '../support/noise.js';
import { buildZip } from '../support/zip-builder.js';

/** From here on a HAR is read piece by piece, and beyond the second one nothing is held any more. */
const LARGE = 3 * 2 ** 20;
const HELD = 8 * 2 ** 20;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function pipe(bytes: Uint8Array, hash = false): Promise<Piped> {
  return readPiped(piecesOf(bytes), { name: 'standard input', hash });
}

/** A HAR of three entries and so many bytes, most of which are blanks in front of the last. */
function harOf(bytes: number): Uint8Array {
  const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
  const text = JSON.stringify(rawHar([rawEntry(), rawEntry({ request: { url } }), rawEntry()]));
  const at = text.lastIndexOf('{"startedDateTime"');
  return utf8(text.slice(0, at) + ' '.repeat(bytes - text.length) + text.slice(at));
}

const parse = (bytes: Uint8Array) => parseCapture(bytes, { name: 'standard input', ports: nodePorts });

test('a large HAR that comes through a pipe is the capture that its bytes are, in gzip too', async () => {
  for (const bytes of [
    harOf(LARGE + 1),
    harOf(HELD + LARGE),
    gzipSync(Buffer.concat([harOf(LARGE)]), { level: 0 }),
  ]) {
    const piped = await pipe(bytes, true);
    assert.ok('capture' in piped);
    assert.deepEqual(piped.capture, await parse(bytes));
    assert.equal(piped.sha256, createHash('sha256').update(bytes).digest('hex'));
  }
});

const saz = buildZip([{ name: 'a.har', bytes: harOf(LARGE), stored: true }]);
const HANDED_ON: readonly [name: string, bytes: Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['a small HAR', harOf(2000)],
  ['a large zip', saz],
  ['several large logs', utf8(`{"one":${new TextDecoder().decode(harOf(LARGE))}}`)],
  ['a large NetLog', utf8(`{"constants":{}, "events":[${' '.repeat(LARGE)}]}`)],
  ['a HAR that is cut', harOf(LARGE + 100).subarray(0, -40)],
  ['gzip of something else', gzipSync(utf8(`{"constants":{}, "a":[${' '.repeat(LARGE)}]}`), { level: 0 })],
];

for (const [name, bytes] of HANDED_ON) {
  test(`${name} is handed on to the other readers, byte for byte`, async () => {
    const piped = await pipe(bytes);
    assert.ok('bytes' in piped);
    assert.deepEqual(Buffer.from(piped.bytes), Buffer.from(bytes));
  });
}

test('a HAR that is cut, and too long to be held, keeps what came before the cut', async () => {
  const piped = await pipe(harOf(HELD + LARGE).subarray(0, -40));
  assert.ok('capture' in piped);
  assert.deepEqual([piped.capture.entries.length, piped.capture.quality], [2, 'damaged']);
  assert.deepEqual(
    piped.capture.notes.map(({ code }) => code),
    ['capture-truncated'],
  );
});

test('what calls itself a log, is none, and is too long to be held is refused', async () => {
  const bytes = utf8(`{"log":{"version":"1.2"},"rest":"${'x'.repeat(HELD)}"}`);
  await assert.rejects(pipe(bytes), { code: 'ERR_NOT_A_HAR' });
});

test('a bomb in gzip is stopped', async () => {
  const start = utf8(`{"log":{"version":"${noise(LARGE)}","entries":[`);
  const blanks = gzipSync(Buffer.alloc(2 ** 26, ' '));
  const bomb = Buffer.concat([gzipSync(start, { level: 0 }), ...Array.from({ length: 9 }, () => blanks)]);
  await assert.rejects(pipe(bomb), { code: 'ERR_TOO_LARGE' });
});
