import {
  access,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import type { ResultStore } from './result-store.js';

/** Files on their way: on the same file system, so that they can be renamed, and never listed. */
const UNFINISHED = '.entrace/unfinished';

/** A folder as result store. A file is written beside its place and then renamed: it is whole or not there. */
export function openFolderStore(uri: URL): ResultStore {
  const root = fileURLToPath(uri);
  const pathOf = (key: string) => join(root, ...key.split('/'));
  let written = 0;

  /** Makes a file under a name that no other thread or process uses, and moves it to its place. */
  async function place(key: string, make: (path: string) => Promise<void>): Promise<void> {
    const unfinished = pathOf(`${UNFINISHED}/${process.pid}-${threadId}-${written++}`);
    await mkdir(dirname(unfinished), { recursive: true });
    await make(unfinished);
    await mkdir(dirname(pathOf(key)), { recursive: true });
    await rename(unfinished, pathOf(key));
  }

  return {
    uri: uri.href,
    read: async (key) => await orUndefined(readFile(pathOf(key), 'utf8')),
    writeOnce: async (key, text) => {
      if (await exists(pathOf(key))) return;
      await place(key, (path) => writeFile(path, text));
    },
    copy: (from, to) => place(to, (path) => linkOrCopy(pathOf(from), path)),
    publish: async (key, path) => {
      await place(key, (unfinished) => linkOrCopy(path, unfinished));
      await unlink(path);
    },
    list: (prefix) => listBelow(root, prefix),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** A link costs nothing, but not every file system has them. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await orUndefined(access(path).then(() => true))) ?? false;
}

async function orUndefined<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function* listBelow(root: string, prefix: string): AsyncIterable<string> {
  const folders = [join(root, ...posix.dirname(`${prefix}.`).split('/'))];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = (await orUndefined(readdir(folder, { withFileTypes: true }))) ?? [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const key = relative(root, path).split(sep).join('/');
      if (entry.isDirectory()) folders.push(path);
      else if (key.startsWith(prefix) && !key.startsWith(UNFINISHED)) yield key;
    }
  }
}
