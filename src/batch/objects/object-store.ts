import { unlink } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ResultStore } from '../result-store.js';
import { parseObjectUri } from './object-address.js';
import { openContainer } from './open-container.js';

/** A place in an object store as result store: an object is whole or not there. */
export async function openObjectStore(uri: URL): Promise<ResultStore> {
  const address = parseObjectUri(uri.href);
  const container = await openContainer(address);
  const root = address.path === '' ? '' : `${address.path}/`;
  return {
    uri: uri.href,
    read: async (key) => {
      const bytes = await container.read(`${root}${key}`);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    writeOnce: (key, text) =>
      container.writeOnce(`${root}${key}`, new TextEncoder().encode(text), typeOf(key)),
    // Reports are small; copies on the server need rights that a signature for one container may not give.
    copy: async (from, to) => {
      const bytes = await container.read(`${root}${from}`);
      if (bytes !== undefined) await container.write(`${root}${to}`, bytes, typeOf(to));
    },
    publish: async (key, path) => {
      await container.upload(`${root}${key}`, path, typeOf(key));
      await unlink(path);
    },
    list: async function* (prefix) {
      for await (const key of container.list(`${root}${prefix}`)) yield key.slice(root.length);
    },
    remove: (key) => container.remove(`${root}${key}`),
  };
}

/** What browsers take an object for; a report is shown, not saved. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.json', 'application/json'],
  ['.ndjson', 'application/x-ndjson'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
]);

function typeOf(key: string): string {
  return TYPES.get(extname(key)) ?? 'text/plain; charset=utf-8';
}
