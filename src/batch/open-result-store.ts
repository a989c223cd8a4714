import { openFolderStore } from './folder-store.js';
import type { ResultStore } from './result-store.js';

type Open = (uri: URL) => Promise<ResultStore>;

/** How result stores are opened, by the scheme of their URI; each scheme loads its own code. */
const OPENERS: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['file:', async (uri) => openFolderStore(uri)],
  ['https:', openObjects],
  ['http:', openObjects],
  ['s3:', openObjects],
]);

async function openObjects(uri: URL): Promise<ResultStore> {
  const { openObjectStore } = await import('./objects/object-store.js');
  return await openObjectStore(uri);
}

/** Opens the place that results are kept in, such as `file:///out/` or `s3://bucket/out/`. */
export async function openResultStore(uri: string): Promise<ResultStore> {
  const parsed = new URL(uri);
  const open = OPENERS.get(parsed.protocol);
  if (open === undefined) throw new TypeError(`Results cannot be kept at ${parsed.protocol} addresses.`);
  return await open(parsed);
}
