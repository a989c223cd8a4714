import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BlobServiceClient } from '@azure/storage-blob';
import { openObjectStore } from '../../src/batch/objects/object-store.js';
import type { ResultStore } from '../../src/batch/result-store.js';
import { temporaryFolder } from '../cli/run-entrace.js';
import { NO_AZURITE, startAzurite } from '../support/azurite.js';
import { startS3 } from '../support/s3-server.js';

/** What every result store does, however often and by whomever it is asked. */
async function checkStore(store: ResultStore, folder: string): Promise<void> {
  assert.equal(await store.read('a/b.txt'), undefined);
  await store.writeOnce('a/b.txt', 'first é');
  await store.writeOnce('a/b.txt', 'second');
  assert.equal(await store.read('a/b.txt'), 'first é');
  for (const text of ['one', 'two']) {
    writeFileSync(join(folder, 'file'), text);
    await store.publish('results.ndjson', join(folder, 'file'));
    assert.equal(await store.read('results.ndjson'), text);
  }
  await store.copy('a/b.txt', 'reports/c.md');
  await store.copy('results.ndjson', 'reports/c.md');
  assert.equal(await store.read('reports/c.md'), 'two');
  for (const name of ['d', 'e', 'f', 'g']) await store.writeOnce(`reports/${name}.md`, name);
  const keys: string[] = [];
  for await (const key of store.list('reports/')) keys.push(key);
  assert.deepEqual(
    keys.toSorted(),
    ['c', 'd', 'e', 'f', 'g'].map((name) => `reports/${name}.md`),
  );
  await store.remove('a/b.txt');
  await store.remove('a/b.txt');
  assert.equal(await store.read('a/b.txt'), undefined);
}

test('a place in S3 is a result store', async (context) => {
  const { endpoint } = await startS3(context);
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'test-key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: endpoint,
  });
  const store = await openObjectStore(new URL('s3://bucket/some/place/'));
  await checkStore(store, temporaryFolder(context));
});

test('a place in Azure Blob Storage is a result store', { skip: NO_AZURITE }, async (context) => {
  const { url, connection } = await startAzurite(context);
  await BlobServiceClient.fromConnectionString(connection).getContainerClient('results').create();
  process.env.AZURE_STORAGE_CONNECTION_STRING = connection;
  const store = await openObjectStore(new URL(`${url}/results/some/place/`));
  await checkStore(store, temporaryFolder(context));
});
