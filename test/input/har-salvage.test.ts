import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { InputError } from '../../src/input/input-error.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { codesOf, rawEntry, rawHar, utf8 } from './har-fixture.js';

const entries = ['a', 'ä', 'c', 'd'].map((name) =>
  rawEntry({ request: { url: `https://as.example/${name}` } }),
);
const readText = (text: string) => parseCapture(utf8(text), { name: 'case.har', ports: nodePorts });

for (const indent of [0, 2]) {
  const text = JSON.stringify(rawHar(entries), undefined, indent);
  const ends = entries.map((_, i) => text.indexOf(`/${['a', 'ä', 'c', 'd'][i]}"`));

  test(`a HAR with indent ${indent} that is cut anywhere keeps every entry that is whole`, async () => {
    for (let length = 1; length < text.length; length += 37) {
      const whole = ends.filter((_, i) => wholeBefore(text, i, length)).length;
      if (text.indexOf('"entries"') + 12 > length) {
        await assert.rejects(readText(text.slice(0, length)), { code: 'ERR_NOT_JSON' });
        continue;
      }
      const capture = await readText(text.slice(0, length));
      assert.equal(capture.entries.length, whole, `cut at ${length}`);
      assert.equal(capture.quality, 'damaged');
      assert.deepEqual(capture.creator, { name: 'made up', version: '1' });
      const [note] = capture.notes;
      assert.equal(note?.code, 'capture-truncated');
      const bytes = utf8(text.slice(0, length)).length;
      assert.ok(note?.message.includes(`(byte ${bytes})`), note?.message);
    }
  });

  test(`a HAR with indent ${indent} that is torn inside loses one entry`, async () => {
    const at = text.indexOf('/ä"');
    const capture = await readText(`${text.slice(0, at)}"${text.slice(at)}`);
    assert.deepEqual(
      capture.entries.map((entry) => entry.index),
      [0, 2, 3],
    );
    assert.equal(capture.entryCount, 4);
    assert.deepEqual(codesOf(capture), ['capture-truncated']);
    assert.match(
      capture.notes[0]?.message ?? '',
      /^The JSON is broken, at line \d+, column \d+ \(byte \d+\), in entry 1;/,
    );
  });
}

/** Whether entry `i` ends within the first `length` characters: the next begins, or the list ends, behind it. */
function wholeBefore(text: string, i: number, length: number): boolean {
  const document: unknown = entries[i];
  const compact = JSON.stringify(document);
  const start = text.includes(compact) ? text.indexOf(compact) : -1;
  if (start >= 0) return start + compact.length <= length;
  const pretty = JSON.stringify(document, undefined, 2).replaceAll('\n', '\n      ');
  return text.indexOf(pretty) + pretty.length <= length;
}

test('a line break inside a string costs its entry only', async () => {
  const capture = await readText(JSON.stringify(rawHar(entries)).replace('/c"', '/c\n"'));
  assert.deepEqual(
    capture.entries.map((entry) => entry.index),
    [0, 1, 3],
  );
});

test('behind the list of entries a break loses nothing', async () => {
  const capture = await readText(`${JSON.stringify(rawHar(entries))}}`);
  assert.equal(capture.entries.length, 4);
  assert.equal(capture.quality, 'damaged');
  assert.match(capture.notes[0]?.message ?? '', /^The JSON is broken, at .*; all entries were read\.$/);
});

test('text that is no JSON is refused with its place, and not quoted', async () => {
  const secret = 'hunter2-is-the-password';
  for (const text of [secret, `{\n  ${secret}`, `{"log":\n[1]\n"${secret}"}`, `["${secret}`]) {
    await assert.rejects(readText(text), (error) => {
      assert.ok(error instanceof InputError);
      assert.equal(error.code, 'ERR_NOT_JSON');
      assert.match(error.message, /line \d+, column \d+ \(byte \d+\)/);
      assert.ok(!error.message.includes('hunter2'));
      return true;
    });
  }
});
