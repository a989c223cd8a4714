import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { checkSecrets, parseCapture, type SecretCheck } from '../../src/index.js';
import { checkLines } from '../../src/sanitize/check-lines.js';
import { har } from '../support/entra-builder.js';
import { healthyCodeFlow } from '../support/stories.js';

async function check(bytes: Uint8Array): Promise<SecretCheck> {
  return checkSecrets(await parseCapture(bytes, { name: 'a.har', ports: nodePorts }));
}

const namesOf = ({ sanitizers }: SecretCheck) => sanitizers.map(({ name }) => name);

/** One exchange as JSON, of an exporter of which nothing is known. */
function one(entry: { readonly request?: object; readonly response?: object; readonly creator?: string }) {
  const request = { method: 'POST', url: 'https://client.example/page', headers: [], ...entry.request };
  const response = { status: 200, headers: [], content: {}, ...entry.response };
  const log = {
    version: '1.2',
    creator: { name: entry.creator ?? 'recorder', version: '1' },
    entries: [{ startedDateTime: '2026-03-02T09:00:00.000Z', request, response }],
  };
  return new TextEncoder().encode(JSON.stringify({ log }));
}

const form = (text: string) => ({ postData: { mimeType: 'application/x-www-form-urlencoded', text } });
const hash = (seed: string) => seed.repeat(64).slice(0, 64);

const cookieHeader = (pairs: readonly string[]) => ({
  headers: [{ name: 'Cookie', value: pairs.join('; ') }],
});
const hashed = cookieHeader(['a', 'b', 'c', 'd', 'e'].map((name) => `${name}=${hash(name)}`));

test('the sanitized export of Chrome is known by the headers that it lacks', async () => {
  const result = await check(har.options({ sanitized: true })(healthyCodeFlow()).bytes);
  assert.deepEqual(namesOf(result), ['Chrome or Edge']);
  assert.equal(result.isSafe, false);
  assert.match(checkLines(result)[0] ?? '', /leaves tokens, codes and passwords in URLs and bodies/);
});

for (const [what, bytes, name] of [
  [
    'Cloudflare by its words',
    one({ request: form('grant_type=password&password=[password redacted]&x=1') }),
    'Cloudflare or Google har-sanitizer',
  ],
  [
    'Fiddler Everywhere by its stars',
    one({ request: { headers: [{ name: 'Authorization', value: '***SANITIZED***' }] } }),
    'Fiddler Everywhere',
  ],
  [
    'Okta by the word that it puts in',
    one({ request: { headers: [{ name: 'Authorization', value: 'Bearer obfuscated' }] } }),
    'Okta or Auth0',
  ],
  ['Okta by a password in a form', one({ request: form('username=a&password=obfuscated') }), 'Okta or Auth0'],
  [
    'Okta by a token in JSON',
    one({ response: { content: { mimeType: 'application/json', text: '{"id_token":"obfuscated"}' } } }),
    'Okta or Auth0',
  ],
  ['Okta by the creator', one({ creator: 'har-sanitizer' }), 'Okta or Auth0'],
  ['Okta by cookies that are hashes', one({ request: hashed }), 'Okta or Auth0'],
] as const) {
  test(`${what}: nothing is left of it that opens a door`, async () => {
    const result = await check(bytes);
    assert.deepEqual(namesOf(result), [name]);
    assert.deepEqual(result.secrets, []);
    assert.match(checkLines(result)[0] ?? '', /^Sanitized by .+, which leaves .+\.$/);
  });
}

test('what such a sanitizer missed is told', async () => {
  const missed = await check(
    one({ request: form('password=obfuscated&client_secret=Abc8Q~abcdefghijklmn') }),
  );
  assert.deepEqual(namesOf(missed), ['Okta or Auth0']);
  assert.deepEqual(missed.secrets, [{ kind: 'client_secret', values: 1, entry: 0 }]);
});

test('cookies that are no hashes are secrets, though one of them looks like one', async () => {
  const mixed = cookieHeader(
    ['a', 'b', 'c', 'd', 'e'].map((name, at) => `${name}=${at === 0 ? 'en' : hash(name)}`),
  );
  const result = await check(one({ request: mixed }));
  assert.deepEqual(namesOf(result), []);
  assert.equal(result.isSafe, false);
});
