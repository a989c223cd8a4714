import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadHarValidator } from '../../src/cli/har-validator-check.js';
import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import { rawEntry, rawHar, utf8 } from '../input/har-fixture.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const LOGIN = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
const odd = (url: string) =>
  rawEntry({ request: { url, headersSize: null }, response: { redirectURL: null } });
const har = (...urls: readonly string[]) => utf8(JSON.stringify(rawHar(urls.map(odd))));

function departuresIn(notes: readonly { code: string; message: string }[]): string[] {
  return notes.filter(({ code }) => code === 'har-1.2').map(({ message }) => message);
}

async function read(bytes: Uint8Array, isValidated: boolean) {
  const check = isValidated ? { loadCheck: loadHarValidator } : {};
  return parseCapture(bytes, { name: 'case.har', ports: nodePorts, ...check });
}

test('--validate checks every entry, and not only those of a sign-in', async (context) => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, 'a.har'), har('https://a.example/', 'https://b.example/'));
  const plain = await runEntrace(['a.har'], { cwd: folder });
  const validated = await runEntrace(['a.har', '--validate'], { cwd: folder });
  assert.doesNotMatch(plain.stdout, /HAR 1\.2/);
  assert.match(validated.stdout, /2 entries \(0, 1\) depart from HAR 1\.2: request\.headersSize has/);
  assert.equal(validated.code, 0);
});

test('--validate has nothing to check in an archive of Fiddler, and says so', async () => {
  const { code, stdout } = await runEntrace([sample('consent-required.saz'), '--validate']);
  assert.equal(code, 0);
  assert.match(stdout, /This is no HAR, so that --validate has nothing to check\./);
});

test('har-validator finds what the packed schemas find', async () => {
  for (const bytes of [
    har(LOGIN),
    har(LOGIN, 'https://a.example/'),
    utf8(JSON.stringify(rawHar([], { pages: [{}] }))),
  ]) {
    const packed = departuresIn((await read(bytes, false)).notes);
    const itself = departuresIn((await read(bytes, true)).notes);
    assert.ok(packed.length > 0);
    assert.deepEqual(
      itself.map((message) => message.replace(/^2 entries \(0, 1\) depart/, 'Entry 0 departs')),
      packed,
    );
  }
});

test('a large capture is checked entry by entry, and no more of it is kept than without', async () => {
  const urls = Array.from({ length: 8000 }, (_, i) => `https://a.example/${i}?secret=1`);
  const bytes = har(...urls, LOGIN);
  assert.ok(bytes.length > 3 * 2 ** 20);
  const [plain, validated] = await Promise.all([read(bytes, false), read(bytes, true)]);
  assert.deepEqual(validated.entries, plain.entries);
  assert.match(departuresIn(plain.notes).join(), /^Entry 8000 departs/);
  assert.match(departuresIn(validated.notes).join(), /^8001 entries \(0, 1, 2.* and 7991 more\)/);
});
