import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { checkSecrets, type LargeCapture, type SafeFile, sanitize, sanitizeLarge } from '../../src/index.js';
import { readScannedHar } from '../../src/input/har-large.js';
import { passOverHar } from '../../src/input/har-pass.js';
import { parseWholeCapture } from '../../src/input/parse-capture.js';
import { fromChunks } from '../../src/input/scanner/byte-source.js';
import { detachedText } from '../../src/model/detached-text.js';
import { createSecretCheck } from '../../src/sanitize/check-secrets.js';
import { ROOT } from '../support/checkout.js';
import { answered, apiCall, har } from '../support/entra-builder.js';
import { healthyCodeFlow } from '../support/stories.js';

const options = { name: 'a.har', ports: nodePorts };
const samples = join(ROOT, 'samples');

/** Bytes as a large file is read: in pieces, and more than once. */
async function largeOf(bytes: Uint8Array): Promise<LargeCapture> {
  const file = { ...options, sizeBytes: bytes.length };
  return {
    capture: (await readScannedHar(fromChunks(pieces(bytes)), file)).capture,
    file: { sizeBytes: bytes.length, sha256: null },
    async eachEntry(needsBody, take) {
      const end = await passOverHar(fromChunks(pieces(bytes)), file, { needsBody, take });
      assert.deepEqual(end, { unread: [], hasRestarted: false });
    },
  };
}

/** Small enough that entries lie across the edges. */
const PIECE_BYTES = 5000;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

async function sanitizedAsLarge(bytes: Uint8Array) {
  const parts: string[] = [];
  const output: SafeFile = {
    write: (text) => parts.push(text),
    async finish() {
      const made = new TextEncoder().encode(parts.join(''));
      const { capture } = await readScannedHar(fromChunks([made]), { ...options, sizeBytes: made.length });
      return { capture, sizeBytes: made.length, sha256: null };
    },
  };
  const receipt = await sanitizeLarge(await largeOf(bytes), output, options);
  return { receipt, text: parts.join('') };
}

describe('a large capture comes out as a small one does', () => {
  const files = readdirSync(samples).filter((file) => file.endsWith('.har'));
  for (const file of files) {
    test(file, async () => {
      const bytes = readFileSync(join(samples, file));
      const small = await sanitize(bytes, options);
      const large = await sanitizedAsLarge(bytes);
      assert.equal(large.text, new TextDecoder().decode(small.bytes));
      assert.deepEqual(large.receipt.removed, small.receipt.removed);
      assert.deepEqual(large.receipt.proof, small.receipt.proof);
      assert.equal(large.receipt.indexedEntries, 0);
    });
  }
});

test('of calls that are no sign-in the head stays, and what says why one failed', async () => {
  const mail = answered(200, { value: [{ subject: 'Secret plan' }] });
  const full = answered(503, {
    error: { code: 'serviceNotAvailable', message: 'Busy.' },
    rows: 'Secret plan',
  });
  const plain = { token: null };
  const bytes = har(healthyCodeFlow(), apiCall({}, mail), apiCall(plain, full)).bytes;
  const { text, receipt } = await sanitizedAsLarge(bytes);
  assert.ok(!text.includes('Secret plan'));
  assert.match(text, /serviceNotAvailable/);
  assert.equal(receipt.proof.equal, true);
  assert.equal(receipt.droppedEntries, 0);
});

test('a check of a large capture looks into every body', async () => {
  const secret = answered(200, { clientSecret: 'Abc8Q~abcdefghijklmnopqrstuvwxyz01234567' });
  const bytes = har(apiCall({}, secret)).bytes;
  const large = await largeOf(bytes);
  const check = createSecretCheck(large.capture, detachedText);
  await large.eachEntry(() => true, check.add);
  assert.deepEqual(check.result(), checkSecrets(await parseWholeCapture(bytes, options)));
  assert.ok(check.result().secrets.some(({ kind }) => kind === 'client_secret'));
});

test('an entry that nobody can look into does not pass the check', () => {
  const check = createSecretCheck({
    name: 'a.har',
    format: 'har',
    sizeBytes: 0,
    sha256: null,
    creator: null,
    browser: null,
    entryCount: 1,
    quality: 'partial',
    notes: [],
  });
  check.add({
    index: 0,
    depth: 'indexed',
    isTunnel: false,
    startedDateTime: undefined,
    startedMs: undefined,
    time: undefined,
    request: {
      method: 'GET',
      url: 'https://client.example/',
      httpVersion: '',
      headers: [],
      postData: undefined,
      bodySize: undefined,
    },
    response: {
      status: 200,
      statusText: '',
      headers: [],
      content: { size: undefined, mimeType: '', text: undefined, state: 'absent' },
      redirectURL: '',
    },
    timings: {},
  });
  const { isSafe, unread, secrets } = check.result();
  assert.deepEqual([isSafe, unread, secrets], [false, 1, []]);
});
