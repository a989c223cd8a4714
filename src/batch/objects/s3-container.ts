import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { S3mini } from 's3mini';
import { UsageError } from '../../cli/usage-error.js';
import { optionalPackage } from '../optional-package.js';
import type { ObjectAddress } from './object-address.js';
import type { ObjectContainer } from './object-container.js';
import { statusOf, storeFault } from './store-fault.js';

/** Tries of a call that the store did not answer, or answered with a fault of its own. */
const TRIES = 4;
const FIRST_PAUSE_MS = 300;
/** What S3 lists at once. */
const PAGE = 1000;
/** Larger files go in parts. */
const IN_ONE_PIECE = 32 * 2 ** 20;

/**
 * Opens a bucket of S3, or of what speaks like it, with what the environment holds.
 *
 * @throws UsageError where the package or the credentials are missing
 */
export async function openS3Container({ container }: ObjectAddress): Promise<ObjectContainer> {
  const { S3mini } = await optionalPackage(() => import('s3mini'), 's3mini');
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env;
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new UsageError(`${container}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.`);
  }
  if ((process.env.AWS_SESSION_TOKEN ?? '') !== '') {
    throw new UsageError(
      `${container}: keys that hold for a session (AWS_SESSION_TOKEN) cannot be used. Set the access key of a user, and unset AWS_SESSION_TOKEN.`,
    );
  }
  const region = process.env.AWS_REGION ?? 'us-east-1';
  const host = process.env.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`;
  const endpoint = `${host.replace(/\/+$/, '')}/${container.slice('s3://'.length)}`;
  return toContainer(new S3mini({ accessKeyId, secretAccessKey, region, endpoint }));
}

function toContainer(client: S3mini): ObjectContainer {
  return {
    read: async (key) => {
      const bytes = await tried(() => client.getObjectArrayBuffer(key));
      return bytes === null || bytes === undefined ? undefined : new Uint8Array(bytes);
    },
    beginning: async (key, most) => {
      const response = await tried(() => client.getObjectRaw(key, false, 0, most - 1), [404, 416]);
      return response === undefined ? undefined : new Uint8Array(await response.arrayBuffer());
    },
    write: async (key, bytes, type) => {
      await tried(() => client.putObject(key, bytes, type));
    },
    writeOnce: async (key, bytes, type) => {
      await tried(() => client.putObject(key, bytes, type, undefined, ONCE), [412]);
    },
    upload: async (key, path, type) => {
      const isSmall = (await stat(path)).size <= IN_ONE_PIECE;
      const body = isSmall ? await readFile(path) : await openAsBlob(path);
      await tried(() => client.putAnyObject(key, body, type));
    },
    list: (prefix) => listKeys(client, prefix),
    remove: async (key) => {
      await tried(() => client.deleteObject(key), [404]);
    },
  };
}

const ONCE: Record<string, string> = { 'If-None-Match': '*' };

async function* listKeys(client: S3mini, prefix: string): AsyncIterable<string> {
  let token: string | undefined;
  do {
    const after = token;
    const page = await tried(() => client.listObjectsPaged('/', prefix, PAGE, after));
    if (page === null || page === undefined) throw storeFault(Object.assign(new Error(), { status: 404 }));
    for (const { Key } of page.objects ?? []) yield Key;
    token = page.nextContinuationToken;
  } while (token !== undefined);
}

/** What the call gives; undefined for a status that is an answer too. A fault of the store is tried again. */
async function tried<Result>(
  call: () => Promise<Result>,
  answers: readonly number[] = [],
): Promise<Result | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const status = statusOf(error);
      if (status !== undefined && answers.includes(status)) return undefined;
      if (attempt === TRIES || !isPassing(status)) throw storeFault(error);
      await setTimeout(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

/** No answer, too many requests, a fault, or two conditional writes at once (409): time helps. */
function isPassing(status: number | undefined): boolean {
  return status === undefined || status === 409 || status === 429 || status >= 500;
}
