import { basename } from 'node:path';
import { parseCapture } from '../index.js';
import type { Capture } from '../model/capture.js';
import { readCapture, STANDARD_STREAM } from './io.js';
import { hashFile, parseLargeFile } from './large-file.js';
import { nodePorts } from './node-ports.js';
import type { OnRead } from './progress.js';

export interface InputOptions {
  /** For an encrypted SAZ; undefined for none. */
  readonly password: string | undefined;
  /** Adds the SHA-256 of the bytes. */
  readonly hash: boolean;
  readonly onRead: OnRead;
}

/**
 * Reads one capture from a path, or from standard input for `-`.
 *
 * @throws InputError where it cannot be read
 */
export async function readInput(path: string, options: InputOptions): Promise<Capture> {
  return (await readLarge(path, options)) ?? (await readWhole(path, options));
}

/** What reports call an input: the name of the file, which a folder may say too much about. */
export function inputName(path: string): string {
  return path === STANDARD_STREAM ? 'standard input' : basename(path);
}

async function readWhole(path: string, { password, hash }: InputOptions): Promise<Capture> {
  const bytes = await readCapture(path);
  const secret = password === undefined ? {} : { password };
  const capture = await parseCapture(bytes, { name: inputName(path), ports: nodePorts, ...secret });
  return { ...capture, sha256: hash ? await hexSha256(bytes) : null };
}

async function readLarge(path: string, { hash, onRead }: InputOptions): Promise<Capture | undefined> {
  const capture = path === STANDARD_STREAM ? undefined : await parseLargeFile(path, inputName(path), onRead);
  return capture === undefined ? undefined : { ...capture, sha256: hash ? await hashFile(path) : null };
}

async function hexSha256(bytes: Uint8Array): Promise<string | null> {
  const digest = await nodePorts.digest('SHA-256', bytes);
  return digest === undefined ? null : Buffer.from(digest).toString('hex');
}
