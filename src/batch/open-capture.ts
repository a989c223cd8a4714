import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readCapture } from '../cli/io.js';
import { InputError } from '../input/input-error.js';
import type { BundleFile, CaptureContent } from './capture-source.js';

type Open = (uri: URL) => Promise<CaptureContent>;

/** How captures are opened, by the scheme of their URI. Runs in worker threads; each scheme loads its own code. */
const OPENERS: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['file:', async (uri) => openFile(uri)],
  ['https:', fetchObject],
  ['http:', fetchObject],
  ['s3:', fetchObject],
]);

async function fetchObject(uri: URL): Promise<CaptureContent> {
  const { openObject } = await import('./objects/open-object.js');
  return await openObject(uri);
}

/**
 * Opens a capture by its URI.
 *
 * @throws InputError where it cannot be opened; never quotes what only its owner may know
 */
export async function openCapture(uri: string): Promise<CaptureContent> {
  const parsed = new URL(uri);
  const open = OPENERS.get(parsed.protocol);
  if (open === undefined) {
    throw new InputError('ERR_UNREADABLE_FILE', `Captures at ${parsed.protocol} addresses cannot be read.`);
  }
  return await open(parsed);
}

function openFile(uri: URL): CaptureContent {
  const member = decodeURIComponent(uri.hash.slice(1));
  const path = fileURLToPath(uri);
  return member === '' ? { kind: 'file', path } : { kind: 'member', bundle: fileBundle(path), member };
}

function fileBundle(path: string): BundleFile {
  return { id: path, state: () => fileState(path), read: () => readCapture(path) };
}

async function fileState(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    // What is wrong with the file is told by the one who reads it.
    return '';
  }
}
