import type { ContainerClient } from '@azure/storage-blob';
import { UsageError } from '../../cli/usage-error.js';
import { optionalPackage } from '../optional-package.js';
import type { ObjectAddress } from './object-address.js';
import type { ObjectContainer } from './object-container.js';
import { statusOf, storeFault } from './store-fault.js';

/** Four tries within some seconds; what is away for longer fails the capture, which the next run tries again. */
const RETRIES = { maxTries: 4, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 } as const;

/**
 * Opens a container of Azure Blob Storage with what the environment holds.
 *
 * @throws UsageError where the package or the credentials are missing
 */
export async function openAzureContainer({ container }: ObjectAddress): Promise<ObjectContainer> {
  const azure = await optionalPackage(() => import('@azure/storage-blob'), '@azure/storage-blob');
  return toContainer(clientOf(azure, container));
}

function clientOf(azure: typeof import('@azure/storage-blob'), container: string): ContainerClient {
  const options = { retryOptions: RETRIES };
  const { AZURE_STORAGE_CONNECTION_STRING: connection, AZURE_STORAGE_SAS_TOKEN: sas } = process.env;
  if (connection !== undefined && connection !== '') {
    const service = serviceOf(azure, connection);
    const name = container.slice(container.lastIndexOf('/') + 1);
    const client = azure.BlobServiceClient.fromConnectionString(connection, options).getContainerClient(name);
    if (service === container.slice(0, -name.length)) return client;
    throw new UsageError(`AZURE_STORAGE_CONNECTION_STRING is for another account than ${container}.`);
  }
  if (sas === undefined || sas === '') {
    throw new UsageError(
      `${container}: set AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_SAS_TOKEN in the environment.`,
    );
  }
  return new azure.ContainerClient(`${container}?${sas.replace(/^\?/, '')}`, undefined, options);
}

/** URL of the account, with a slash at its end and without a signature. */
function serviceOf(azure: typeof import('@azure/storage-blob'), connection: string): string {
  try {
    const { origin, pathname } = new URL(azure.BlobServiceClient.fromConnectionString(connection).url);
    return `${origin}${pathname.replace(/\/*$/, '/')}`;
  } catch {
    throw new UsageError('AZURE_STORAGE_CONNECTION_STRING cannot be read. Copy it again from the portal.');
  }
}

function toContainer(client: ContainerClient): ObjectContainer {
  const put = (key: string, bytes: Uint8Array, type: string, conditions = {}) =>
    client
      .getBlockBlobClient(key)
      .upload(bytes, bytes.byteLength, { conditions, blobHTTPHeaders: { blobContentType: type } });
  return {
    read: (key) => unless(404, () => client.getBlobClient(key).downloadToBuffer()),
    beginning: (key, most) =>
      unless(404, async () => {
        const blob = client.getBlobClient(key);
        // A range beyond the end is refused, and one of nothing means all of it.
        const length = Math.min(most, (await blob.getProperties()).contentLength ?? 0);
        return length === 0 ? new Uint8Array() : await blob.downloadToBuffer(0, length);
      }),
    write: async (key, bytes, type) => {
      await unless(undefined, () => put(key, bytes, type));
    },
    // A precondition that does not hold is 409 on creation and 412 else.
    writeOnce: async (key, bytes, type) => {
      await unless([409, 412], () => put(key, bytes, type, { ifNoneMatch: '*' }));
    },
    upload: async (key, path, type) => {
      const options = { blobHTTPHeaders: { blobContentType: type } };
      await unless(undefined, () => client.getBlockBlobClient(key).uploadFile(path, options));
    },
    list: (prefix) => listKeys(client, prefix),
    remove: async (key) => {
      await unless(undefined, () => client.getBlobClient(key).deleteIfExists());
    },
  };
}

async function* listKeys(client: ContainerClient, prefix: string): AsyncIterable<string> {
  try {
    for await (const { name } of client.listBlobsFlat({ prefix })) yield name;
  } catch (error) {
    throw storeFault(error);
  }
}

/** What the call gives; undefined for a status that is an answer too. */
async function unless<Result>(
  statuses: number | readonly number[] | undefined,
  call: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await call();
  } catch (error) {
    const status = statusOf(error);
    if (status !== undefined && [statuses].flat().includes(status)) return undefined;
    throw storeFault(error);
  }
}
