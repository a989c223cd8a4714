import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { InputError } from '../../src/input/input-error.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { isObject, member, numberMember, parseJson, stringMember } from '../../src/model/json.js';

/** From test/input, or from dist/test/input. */
const ROOT = new URL(import.meta.url.includes('/dist/test/') ? '../../../' : '../../', import.meta.url);

/** Captures of other people, kept beside the checkout and never in it. */
const FOLDER = new URL('../shared/captures/', ROOT);
const INDEX = new URL('index.json', FOLDER);
const skip = existsSync(INDEX) ? false : 'the folder of real captures is not on this machine';

const index = skip ? [] : parseJson(readFileSync(INDEX, 'utf8'));
const captures: readonly unknown[] = Array.isArray(index) ? index : [];

const read = (file: string) =>
  parseCapture(readFileSync(new URL(file, FOLDER)), { name: file, ports: nodePorts });

test('the index lists real captures', { skip }, () => assert.ok(captures.length > 20));

for (const each of captures.filter(isObject)) {
  const file = stringMember(each, 'file') ?? '';
  const count = numberMember(each, 'entries') ?? numberMember(each, 'sessions');
  if (member(each, 'unreadable') === true) {
    test(`${file} is refused in a sentence`, async () => {
      await assert.rejects(read(file), (error) => error instanceof InputError && error.message.endsWith('.'));
    });
  } else {
    test(`${file} has ${count} entries`, async () => {
      const capture = await read(file);
      assert.equal(capture.entryCount, count);
      const skipped = capture.notes.filter((note) => note.code === 'entry-skipped');
      assert.equal(capture.entries.length + skipped.length, count);
    });
  }
}

test('the merged recording loses its two malformed entries and no other', { skip }, async () => {
  const capture = await read('polly-18-tokens.har');
  const skipped = capture.notes.filter((note) => note.code === 'entry-skipped');
  assert.deepEqual(
    skipped.map((note) => note.entry),
    [10, 16],
  );
  assert.equal(capture.entries.length, 48);
});
