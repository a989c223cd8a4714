import { createReadStream } from 'node:fs';
import { readStream } from './io.js';
import { UsageError } from './usage-error.js';

/** A shorter key can be guessed, and with it what it stands for. */
const SHORTEST_KEY_BYTES = 16;

/** No key is longer; the bound keeps `--key /dev/zero` from filling the memory. */
const LONGEST_KEY_BYTES = 64 * 1024;

/** The key of a case from the file of `--key`; undefined where none is named. Never quoted in an error. */
export async function readCaseKey(path: string | undefined): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined;
  const key = await readKeyFile(path);
  if (key.length >= SHORTEST_KEY_BYTES) return key;
  throw new UsageError(
    `--key: ${path} has ${key.length} bytes; a key has ${SHORTEST_KEY_BYTES} at least. Make one: openssl rand -out ${path} 32`,
  );
}

async function readKeyFile(path: string): Promise<Uint8Array> {
  try {
    return await readStream(createReadStream(path), LONGEST_KEY_BYTES);
  } catch {
    throw new UsageError(`--key: ${path} cannot be read, or is no key.`);
  }
}
