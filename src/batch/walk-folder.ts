import type { Dirent } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnSkip } from './skip-reason.js';

/** What a folder is known by that a batch wrote. */
const MARK = '.entrace';

/** All files below a folder, one by one, in any order: a folder may hold more names than memory. */
export async function* walkFolder(folder: string, onSkip: OnSkip): AsyncIterable<string> {
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (await isResultFolder(next)) {
      onSkip('results', next);
      continue;
    }
    for await (const entry of entriesOf(next, onSkip)) {
      const path = join(next, entry.name);
      const kind = await kindOf(entry, path);
      if (kind === 'folder') folders.push(path);
      else if (kind === 'linked-folder') onSkip(kind, path);
      else if (kind === 'file') yield path;
    }
  }
}

async function isResultFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, MARK))).isDirectory();
  } catch {
    return false;
  }
}

async function* entriesOf(folder: string, onSkip: OnSkip): AsyncIterable<Dirent> {
  try {
    yield* await opendir(folder);
  } catch {
    onSkip('unreadable-folder', folder);
  }
}

type Kind = 'file' | 'folder' | 'linked-folder' | 'other';

/** A link that leads nowhere is a file: that it cannot be read is told like that of any other. */
async function kindOf(entry: Dirent, path: string): Promise<Kind> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = await stat(path);
    if (target.isDirectory()) return 'linked-folder';
    return target.isFile() ? 'file' : 'other';
  } catch {
    return 'file';
  }
}
