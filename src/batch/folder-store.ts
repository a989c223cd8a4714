import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import type { ResultStore } from './result-store.js';

/** Files on their way: on the same file system, so that they can be renamed, and never listed. */
const UNFINISHED = '.entrace/unfinished';

/**
 * A folder as result store. A file is written beside its place and then renamed: it is whole or not there. Small files are
 * read and written without waiting for the threads that Node has for files: where every core analyses, these come late.
 */
export function openFolderStore(uri: URL): ResultStore {
  const root = fileURLToPath(uri);
  const pathOf = (key: string) => join(root, ...key.split('/'));
  let written = 0;

  /** Makes a file under a name that no other thread or process uses, and moves it to its place. */
  function place(key: string, make: (path: string) => void): void {
    const unfinished = pathOf(`${UNFINISHED}/${process.pid}-${threadId}-${written++}`);
    inFolder(dirname(unfinished), () => make(unfinished));
    inFolder(dirname(pathOf(key)), () => renameSync(unfinished, pathOf(key)));
  }

  return {
    uri: uri.href,
    read: async (key) => unlessMissing(() => readFileSync(pathOf(key), 'utf8')),
    writeOnce: async (key, text) => {
      if (!existsSync(pathOf(key))) place(key, (path) => writeFileSync(path, text));
    },
    copy: async (from, to) => place(to, (path) => linkOrCopy(pathOf(from), path)),
    publish: async (key, path) => {
      place(key, (unfinished) => linkOrCopy(path, unfinished));
      unlinkSync(path);
    },
    list: (prefix) => listBelow(root, prefix),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** A link costs nothing, but not every file system has them. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Does something in a folder, which is made where it is missing. */
function inFolder(folder: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(folder, { recursive: true });
    act();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function unlessMissing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function* listBelow(root: string, prefix: string): AsyncIterable<string> {
  const folders = [join(root, ...posix.dirname(`${prefix}.`).split('/'))];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = unlessMissing(() => readdirSync(folder, { withFileTypes: true })) ?? [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const key = relative(root, path).split(sep).join('/');
      if (entry.isDirectory()) folders.push(path);
      else if (key.startsWith(prefix) && !key.startsWith(UNFINISHED)) yield key;
    }
  }
}
