import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, checkSecrets, parseCapture, sanitize } from '../src/index.js';
import { ROOT } from './support/checkout.js';
import { answered, apiCall, CLIENT, har, TENANT } from './support/entra-builder.js';
import { FAILING_STORIES } from './support/failing-stories.js';
import { HEALTHY_STORIES } from './support/healthy-stories.js';
import { secretsOf } from './support/secrets-of.js';
import { healthyCodeFlow } from './support/stories.js';

const samples = join(ROOT, 'samples');
const files = readdirSync(samples).filter((file) => /\.(?:har|saz)$/.test(file));

describe('a sanitized sample', () => {
  for (const file of files) {
    test(`gives the same findings, and holds no live secret: ${file}`, async () => {
      const { bytes, receipt } = await sanitize(readFileSync(join(samples, file)), {
        name: file,
        ports: nodePorts,
      });
      assert.deepEqual(receipt.proof.lost, []);
      assert.deepEqual(receipt.proof.gained, []);
      const report = await analyze(await parseCapture(bytes, { name: file, ports: nodePorts }), {
        ports: nodePorts,
      });
      assert.equal(report.summary.liveSecrets, 0);
      assert.equal(report.capture.format, file.endsWith('.saz') ? 'saz' : 'har');
      assert.ok(report.capture.notes.some(({ code }) => code === 'sanitized-by-entrace'));
      const capture = await parseCapture(bytes, { name: file, ports: nodePorts });
      assert.deepEqual(checkSecrets(capture).secrets, []);
    });
  }
});

test('no secret of a sign-in is left, in the file or in the receipt', async () => {
  const exchanges = healthyCodeFlow();
  const { bytes, receipt } = await sanitize(har(exchanges).bytes, { name: 'a.har', ports: nodePorts });
  const text = new TextDecoder().decode(bytes) + JSON.stringify(receipt);
  for (const secret of secretsOf(exchanges)) assert.ok(!text.includes(secret), 'a secret is left');
});

test('the same bytes give the same bytes', async () => {
  const options = { name: 'a.har', ports: nodePorts };
  const input = har(healthyCodeFlow()).bytes;
  const [first, second] = [await sanitize(input, options), await sanitize(input, options)];
  assert.deepEqual(first, second);
});

test('a sanitized capture stays as it is', async () => {
  const options = { name: 'a.har', ports: nodePorts };
  const first = await sanitize(har(healthyCodeFlow()).bytes, options);
  const second = await sanitize(first.bytes, options);
  assert.equal(new TextDecoder().decode(second.bytes), new TextDecoder().decode(first.bytes));
});

test('a SAZ becomes a HAR where that is asked for', async () => {
  const bytes = readFileSync(join(samples, 'consent-required.saz'));
  const made = await sanitize(bytes, { name: 'a.saz', ports: nodePorts, to: 'har' });
  assert.equal(made.format, 'har');
  assert.equal(made.receipt.output.format, 'har');
  assert.equal(made.receipt.proof.equal, true);
});

test('the HAR is one by har-validator', async () => {
  const { bytes } = await sanitize(har(healthyCodeFlow()).bytes, { name: 'a.har', ports: nodePorts });
  assert.equal(harErrors(bytes), null);
});

/** Null for a HAR 1.2. */
function harErrors(bytes: Uint8Array): unknown {
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const validator = createRequire(import.meta.url)('har-validator/lib/async.js');
  let errors: unknown;
  validator.har(json, (error: unknown) => {
    errors = error;
  });
  return errors;
}

test('the HAR is one, whatever its exporter left out', async () => {
  const request = { method: 'GET', url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize' };
  const entries = [{ request }, { request, startedDateTime: '2026-03-02 09:00' }];
  const input = new TextEncoder().encode(JSON.stringify({ log: { entries } }));
  const { bytes, receipt } = await sanitize(input, { name: 'a.har', ports: nodePorts });
  assert.equal(harErrors(bytes), null);
  assert.ok(receipt.proof.equal);
  const capture = await parseCapture(bytes, { name: 'a.har', ports: nodePorts });
  assert.deepEqual(
    capture.entries.map(({ startedMs }) => startedMs),
    [undefined, Date.UTC(2026, 2, 2, 9)],
  );
});

test('the SAZ has what Fiddler puts into one, in its order', async () => {
  const bytes = readFileSync(join(samples, 'consent-required.saz'));
  const made = await sanitize(bytes, { name: 'a.saz', ports: nodePorts });
  const names = Object.keys(unzipSync(made.bytes));
  assert.equal(names[0], '[Content_Types].xml');
  assert.deepEqual(names.slice(1, 4), ['raw/01_c.txt', 'raw/01_m.xml', 'raw/01_s.txt']);
  assert.equal(names.at(-1), '_index.htm');
  const metadata = strFromU8(unzipSync(made.bytes)['raw/01_m.xml'] ?? new Uint8Array());
  assert.match(metadata, /<SessionFlag N="x-processinfo" V="/);
  const index = strFromU8(unzipSync(made.bytes)['_index.htm'] ?? new Uint8Array());
  assert.equal(index.split('<tr>').length - 1, made.receipt.output.entryCount);
});

test('what is no sign-in traffic goes, where that is asked for, and calls with a token stay', async () => {
  const picture = apiCall({ url: 'https://client.example/logo.png', token: null }, answered(200, {}));
  const { bytes, receipt } = await sanitize(har(picture, healthyCodeFlow()).bytes, {
    name: 'a.har',
    ports: nodePorts,
    onlyIdentity: true,
  });
  assert.equal(receipt.droppedEntries, 1);
  assert.ok(receipt.proof.equal);
  const text = new TextDecoder().decode(bytes);
  assert.ok(!text.includes('logo.png'));
  assert.ok(text.includes('graph.microsoft.com/v1.0/me"'));
});

test('a capture without sign-in traffic is refused where nothing would be left of it', async () => {
  const picture = apiCall({ url: 'https://client.example/logo.png', token: null }, answered(200, {}));
  const options = { name: 'a.har', ports: nodePorts, onlyIdentity: true };
  await assert.rejects(sanitize(har(picture).bytes, options), /Leave out --only-identity/);
});

test('bodies that are no sign-in traffic go, what says why a call failed stays', async () => {
  const body = {
    error: { code: 'InvalidAuthenticationToken', message: 'Bad.' },
    value: [{ subject: 'Secret plan' }],
  };
  const call = apiCall({}, answered(401, body));
  const { bytes, receipt } = await sanitize(har(call).bytes, { name: 'a.har', ports: nodePorts });
  const text = new TextDecoder().decode(bytes);
  assert.ok(!text.includes('Secret plan'));
  assert.ok(text.includes('InvalidAuthenticationToken'));
  assert.equal(receipt.droppedBodies, 0);
});

describe('strict mode hides who it is about, and finds the same', () => {
  const stories = { ...HEALTHY_STORIES, ...FAILING_STORIES };
  const telling = /contoso|fabrikam|lindqvist|\bada\b|(?:client|api)\.example/i;
  for (const [name, exchanges] of Object.entries(stories)) {
    test(name, async () => {
      const { bytes, receipt } = await sanitize(har(exchanges).bytes, {
        name: 'a.har',
        ports: nodePorts,
        mode: 'strict',
      });
      const text = new TextDecoder().decode(bytes);
      const opened = (text.match(/[\w+/-]{24,}/g) ?? []).map((run) => Buffer.from(run, 'base64').toString());
      for (const value of [TENANT, CLIENT]) assert.ok(!text.includes(value), value);
      for (const each of [text, ...opened]) assert.equal(telling.exec(each), null);
      assert.deepEqual([receipt.proof.lost, receipt.proof.gained], [[], []]);
    });
  }
});

test('a host of a tenant keeps what says which service it is, and is one tenant everywhere', async () => {
  const call = {
    ...apiCall({}),
    url: 'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1A_signup_signin/oauth2/v2.0/token',
  };
  const { bytes } = await sanitize(har(call).bytes, { name: 'a.har', ports: nodePorts, mode: 'strict' });
  assert.match(
    new TextDecoder().decode(bytes),
    /https:\/\/tenant-1\.b2clogin\.com\/tenant-1\.onmicrosoft\.com\/B2C_1A_signup_signin\/oauth2/,
  );
});

test('a person in a deflated SAML request is replaced', async () => {
  const xml = '<samlp:AuthnRequest><saml:NameID>anna.olsen@client.example</saml:NameID></samlp:AuthnRequest>';
  const message = encodeURIComponent(deflateRawSync(xml).toString('base64'));
  const call = {
    ...apiCall({}),
    url: `https://login.microsoftonline.com/common/saml2?SAMLRequest=${message}`,
  };
  const { bytes } = await sanitize(har(call).bytes, { name: 'a.har', ports: nodePorts });
  const url = /"url":"([^"]*)"/.exec(new TextDecoder().decode(bytes))?.[1] ?? '';
  const sent = new URL(url).searchParams.get('SAMLRequest') ?? '';
  assert.equal(
    inflateRawSync(Buffer.from(sent, 'base64')).toString(),
    xml.replace('anna.olsen@client.example', 'user-2@domain-2'),
  );
});

describe('with the key of a case', () => {
  const key = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
  const options = { name: 'a.har', ports: nodePorts, key };

  test('a value has the same replacement in all captures of the case, and another in other cases', async () => {
    const codeOf = async (input: Uint8Array, given: typeof options) =>
      /fake-authorization-code-[0-9a-f]+/.exec(
        new TextDecoder().decode((await sanitize(input, given)).bytes),
      )?.[0];
    const [whole, part] = [har(healthyCodeFlow()).bytes, har(healthyCodeFlow().slice(5)).bytes];
    const first = await codeOf(whole, options);
    assert.match(first ?? '', /-[0-9a-f]{16}$/);
    assert.equal(await codeOf(part, options), first);
    const other = new TextEncoder().encode('another key of more than sixteen bytes');
    assert.notEqual(await codeOf(whole, { ...options, key: other }), first);
  });

  test('verdicts on signatures count with it, and without it they do not', async () => {
    const { bytes, receipt } = await sanitize(har(healthyCodeFlow()).bytes, options);
    assert.deepEqual([receipt.proof.lost, receipt.proof.gained, receipt.notCheckable], [[], [], []]);
    const statusesOf = async (text: Uint8Array, given: { key?: Uint8Array }) => {
      const report = await analyze(await parseCapture(text, options), { ports: nodePorts, ...given });
      return report.tokens
        .map(({ signature }) => signature.status)
        .filter((status) => status !== 'not-checked');
    };
    assert.deepEqual(await statusesOf(bytes, { key }), ['valid']);
    assert.deepEqual(await statusesOf(bytes, {}), []);
    const forged = new TextDecoder()
      .decode(bytes)
      .replace('"status":"valid","mac"', '"status":"invalid","mac"');
    assert.notEqual(forged, new TextDecoder().decode(bytes));
    assert.deepEqual(await statusesOf(new TextEncoder().encode(forged), { key }), []);
  });
});

test('without a key the receipt says which signatures nobody can check again', async () => {
  const { receipt } = await sanitize(har(healthyCodeFlow()).bytes, { name: 'a.har', ports: nodePorts });
  assert.deepEqual(receipt.notCheckable, ['the signature of the id_token of entry 11, which was valid']);
});

test('what a capture claims to have been recorded is not handed on', async () => {
  const log = JSON.parse(har(apiCall({})).text);
  log.log.entries[0]._entrace = {
    verdicts: [{ signature: 's3cret-in-disguise', status: 'valid', mac: 'x' }],
  };
  const { bytes } = await sanitize(new TextEncoder().encode(JSON.stringify(log)), {
    name: 'a.har',
    ports: nodePorts,
  });
  assert.doesNotMatch(new TextDecoder().decode(bytes), /s3cret|_entrace/);
});
