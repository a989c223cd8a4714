import { openFolderStore } from './folder-store.js';
import type { ResultStore } from './result-store.js';

type Open = (uri: URL) => Promise<ResultStore>;

/** How result stores are opened, by the scheme of their URI; each scheme loads its own code. */
const OPENERS: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['file:', async (uri) => openFolderStore(uri)],
]);

/** Opens the place that results are kept in, such as `file:///out/`. */
export async function openResultStore(uri: string): Promise<ResultStore> {
  const parsed = new URL(uri);
  const open = OPENERS.get(parsed.protocol);
  if (open === undefined) throw new TypeError(`Results cannot be kept at ${parsed.protocol} addresses.`);
  return await open(parsed);
}
