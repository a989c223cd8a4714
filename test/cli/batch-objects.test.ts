import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  BlobServiceClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { zipSync } from 'fflate';
import { NO_AZURITE, startAzurite } from '../support/azurite.js';
import { NO_REDIS, startRedis } from '../support/redis.js';
import { startS3 } from '../support/s3-server.js';
import { startEntrace } from './batch-runs.js';
import { runEntrace, sample, temporaryFolder } from './run-entrace.js';

const read = (name: string) => readFileSync(sample(name));

/** Captures, one of them by no name that says so; a bundle of two; and what is none. */
const OBJECTS: Readonly<Record<string, Uint8Array>> = {
  'a b&c.har': read('obo-id-token.har'),
  'deep/consent #1.saz': read('consent-required.saz'),
  'deep/healthy.har': read('healthy-code-flow.har'),
  'expired.har': read('expired-secret.har'),
  'again.har': read('obo-id-token.har'),
  'log.json': read('pkce-mismatch.har'),
  'empty.json': new Uint8Array(),
  'settings.json': new TextEncoder().encode('{"theme":"dark"}'),
  'deep/two.zip': zipSync({ 'a #1.har': read('expired-secret.har'), 'b/c.har': read('pkce-mismatch.har') }),
};
const CAPTURES = 8;

const RESULTS = ['results.ndjson', 'findings.csv', 'captures.csv', 'summary.json', 'summary.md'];

/** The same captures in a folder, and what a batch on this machine makes of them. */
async function resultsOfOneMachine(context: TestContext): Promise<Map<string, string>> {
  const folder = temporaryFolder(context);
  for (const [name, bytes] of Object.entries(OBJECTS)) {
    const path = join(folder, 'queue', ...name.split('/'));
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
  }
  const output = join(folder, 'results');
  assert.equal((await runEntrace(['batch', join(folder, 'queue'), '-o', output, '--quiet'])).code, 0);
  return new Map(RESULTS.map((file) => [file, readFileSync(join(output, file), 'utf8')]));
}

const S3_KEYS = { AWS_ACCESS_KEY_ID: 'test-key', AWS_SECRET_ACCESS_KEY: 'geheim-geheim' };

test('captures and results in S3 give the results of a folder; each record is written once', async (context) => {
  const s3 = await startS3(context);
  const env = { ...S3_KEYS, AWS_ENDPOINT_URL: s3.endpoint };
  for (const [name, bytes] of Object.entries(OBJECTS)) s3.objects.set(`in/queue/${name}`, Buffer.from(bytes));
  s3.objects.set('in/queue2/not-meant.har', Buffer.from('{}'));
  const args = ['batch', 's3://in/queue', '-o', 's3://out/results', '--reports', 'markdown'];
  s3.failNext(2);
  const first = await runEntrace(args, { env });
  assert.deepEqual([first.code, first.stderr], [0, '']);
  assert.match(first.stdout, /^8 captures: /);
  assert.match(first.stdout, /Results are in s3:\/\/out\/results: open index\.html\./);
  const expected = await resultsOfOneMachine(context);
  for (const file of RESULTS) {
    assert.equal(s3.objects.get(`out/results/${file}`)?.toString(), expected.get(file), file);
  }
  assert.ok(
    s3.requests.filter((each) => /^GET \/in\/?\?.*list-type/.test(each)).length > 1,
    'there are pages',
  );
  const keys = [...s3.objects.keys()];
  assert.equal(
    keys.filter((key) => /^out\/results\/\.entrace\/results\/.*\.txt$/.test(key)).length,
    CAPTURES,
  );
  assert.equal(keys.filter((key) => /^out\/results\/reports\/.*\.md$/.test(key)).length, CAPTURES);

  s3.requests.length = 0;
  const second = await runEntrace(args, { env });
  assert.equal(second.stdout, first.stdout);
  assert.deepEqual(
    s3.requests.filter((each) => /^PUT .*\.entrace/.test(each)),
    [],
    'nothing was done again',
  );
  s3.objects.set('out/foreign/note.txt', Buffer.from('mine'));
  const refused = await runEntrace(['batch', 's3://in/queue', '-o', 's3://out/foreign'], { env });
  assert.match(refused.stderr, /^entrace: --output: s3:\/\/out\/foreign\/ holds other objects\./);
  for (const bytes of s3.objects.values()) assert.equal(bytes.includes('geheim-geheim'), false);
});

test('what a store needs and lacks is said; no key stands in an address', async (context) => {
  const s3 = await startS3(context);
  const output = join(temporaryFolder(context), 'r');
  const env = { ...S3_KEYS, AWS_ENDPOINT_URL: s3.endpoint };
  const cases: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['s3://in/queue', {}, /s3:\/\/in: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment/],
    [
      's3://in/queue',
      { ...env, AWS_ACCESS_KEY_ID: 'other' },
      /The object store answered 403\. Check the key/,
    ],
    [
      'https://a.blob.core.windows.net/c/p',
      {},
      /set AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_SAS_TOKEN/,
    ],
    ['https://a.blob.core.windows.net/c?sv=1&sig=geheim', {}, /must hold no key and no signature/],
    ['https://u:geheim@a.blob.core.windows.net/c', {}, /must hold no key and no signature/],
    ['https://a.blob.core.windows.net/', {}, /names no container of a store/],
    [
      'https://a.blob.core.windows.net/c',
      { AZURE_STORAGE_CONNECTION_STRING: 'geheim' },
      /cannot be read\. Copy it again/,
    ],
    ['s3://in/queue', { ...env }, /No capture was found there/],
    [
      's3://in/queue',
      { ...env, AWS_SESSION_TOKEN: 'geheim' },
      /cannot be used\. Set the access key of a user/,
    ],
  ];
  for (const [path, environment, sentence] of cases) {
    const { code, stderr } = await runEntrace(['batch', path, '-o', output], { env: environment });
    assert.match(stderr, sentence);
    assert.equal(code, 2);
    assert.doesNotMatch(stderr, /geheim|\n\s+at /);
  }
  const inside = await runEntrace(['batch', 's3://in/queue', '-o', 's3://in/queue/results'], { env });
  assert.match(inside.stderr, /the results must go to another place/);
});

test('Azure blobs on a queue: workers with the account key and with a signature give the results of a folder', {
  skip: NO_REDIS || NO_AZURITE,
}, async (context) => {
  const azurite = await startAzurite(context);
  const redis = await startRedis(context);
  const service = BlobServiceClient.fromConnectionString(azurite.connection);
  const container = service.getContainerClient('captures');
  await container.create();
  for (const [name, bytes] of Object.entries(OBJECTS)) {
    await container.getBlockBlobClient(`queue/${name}`).upload(bytes, bytes.length);
  }
  const sas = generateBlobSASQueryParameters(
    {
      containerName: 'captures',
      permissions: ContainerSASPermissions.parse('rwdl'),
      expiresOn: new Date(Date.now() + 3_600_000),
    },
    new StorageSharedKeyCredential('devstoreaccount1', azurite.key),
  ).toString();
  const place = `${azurite.url}/captures`;
  startEntrace(context, ['worker', '--queue', redis.url, '--concurrency', '1'], {
    AZURE_STORAGE_SAS_TOKEN: sas,
  });
  startEntrace(context, ['worker', '--queue', redis.url, '--concurrency', '1'], {
    AZURE_STORAGE_CONNECTION_STRING: azurite.connection,
  });
  const args = [
    'batch',
    `${place}/queue`,
    '-o',
    `${place}/out`,
    '--queue',
    redis.url,
    '--shard-size',
    '1',
    '--quiet',
  ];
  const { code, stderr } = await runEntrace(args, { env: { AZURE_STORAGE_SAS_TOKEN: sas } });
  assert.deepEqual([code, stderr], [0, '']);
  const expected = await resultsOfOneMachine(context);
  const signature = new URLSearchParams(sas).get('sig') ?? '';
  assert.ok(signature.length > 20);
  for (const file of RESULTS) {
    const text = (await container.getBlobClient(`out/${file}`).downloadToBuffer()).toString();
    assert.equal(text, expected.get(file), file);
    assert.equal(text.includes(signature), false);
  }
  const written = redis.everWritten();
  assert.ok(written.includes(`${place}/queue/expired.har`));
  for (const secret of [signature, encodeURIComponent(signature), azurite.key]) {
    assert.equal(written.includes(secret), false);
  }
});
