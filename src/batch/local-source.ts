import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCapture } from '../cli/io.js';
import { capturesIn } from './bundle-captures.js';
import { isCaptureFile } from './capture-names.js';
import type { CaptureRef, CaptureSource } from './capture-source.js';
import { isGlob, parseGlob } from './glob.js';
import type { OnSkip } from './skip-reason.js';
import { walkFolder } from './walk-folder.js';

/** Captures on this machine, or in folders that it shares. */
export interface LocalPlaces {
  /** Files, folders and patterns, as the user wrote them; read twice. */
  readonly paths: () => AsyncIterable<string>;
  readonly onSkip: OnSkip;
}

/** Files, the files of folders, those that a pattern means, and the captures in zip bundles. */
export function createLocalSource({ paths, onSkip }: LocalPlaces): CaptureSource {
  return {
    list: async function* () {
      const base = await commonFolder(paths());
      for await (const file of localFiles({ paths, onSkip })) {
        yield* capturesOf(file, nameBelow(base, file));
      }
    },
  };
}

/** The files that are meant, bundles as they are; a file that is named twice comes twice. */
export async function* localFiles({ paths, onSkip }: LocalPlaces): AsyncIterable<string> {
  for await (const path of paths()) yield* filesOf(await toPlace(path), onSkip);
}

/** What a path means. */
type Place =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'glob'; readonly path: string; readonly matches: (path: string) => boolean };

/** What exists by that name is meant, even where the name looks like a pattern. */
async function toPlace(path: string): Promise<Place> {
  const kind = await kindOf(path);
  if (kind !== undefined || !isGlob(path)) return { kind: kind ?? 'file', path: resolve(path) };
  const { folder, matches } = parseGlob(path);
  return { kind: 'glob', path: resolve(folder), matches };
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Whether there is something by that name, or the name is a pattern. */
export async function isUsable(path: string): Promise<boolean> {
  return isGlob(path) || (await kindOf(path)) !== undefined;
}

/** The folder that was named, or the one that holds all that was named: what names of captures are relative to. */
async function commonFolder(paths: AsyncIterable<string>): Promise<string> {
  let common: string | undefined;
  for await (const path of paths) {
    const place = await toPlace(path);
    const folder = place.kind === 'file' ? dirname(place.path) : place.path;
    common = common === undefined ? folder : commonParent(common, folder);
  }
  return common ?? resolve();
}

function commonParent(a: string, b: string): string {
  const isInside = b === a || b.startsWith(a.endsWith(sep) ? a : `${a}${sep}`);
  return isInside || a === dirname(a) ? a : commonParent(dirname(a), b);
}

async function* filesOf(place: Place, onSkip: OnSkip): AsyncIterable<string> {
  if (place.kind === 'file') return yield place.path;
  for await (const file of walkFolder(place.path, onSkip)) {
    if (place.kind === 'glob') {
      if (place.matches(nameBelow(place.path, file))) yield file;
    } else if (await isCaptureFile(file)) yield file;
    else onSkip('other-file', file);
  }
}

function nameBelow(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}

async function* capturesOf(path: string, name: string): AsyncIterable<CaptureRef> {
  const { href } = pathToFileURL(path);
  yield* capturesIn({ uri: href, name }, () => readCapture(path));
}
