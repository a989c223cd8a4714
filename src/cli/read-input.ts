import { basename } from 'node:path';
import type { Har12Check } from '../input/har-conformance.js';
import { InputError } from '../input/input-error.js';
import { parseCapture, parseCaptures } from '../input/parse-capture.js';
import type { Capture } from '../model/capture.js';
import { openPipe, readCapture, STANDARD_STREAM } from './io.js';
import { hashFile, parseLargeFile } from './large-file.js';
import { nodePorts } from './node-ports.js';
import type { OnRead } from './progress.js';

export interface InputOptions {
  /** For an encrypted SAZ; undefined for none: then a terminal is asked for it, where there is one. */
  readonly password: string | undefined;
  /** Adds the SHA-256 of the bytes. */
  readonly hash: boolean;
  readonly onRead: OnRead;
  /** Another check of HAR 1.2 than the packed schemas; see `--validate`. */
  readonly loadCheck?: () => Promise<Har12Check>;
}

/**
 * Reads one capture from a path, or from standard input for `-`; of an archive with several the first.
 *
 * @throws InputError where it cannot be read
 */
export async function readInput(path: string, options: InputOptions): Promise<Capture> {
  const first = async (...given: Parameters<typeof parseCapture>) => [await parseCapture(...given)];
  const [capture] = await readFrom(path, options, first);
  if (capture === undefined) throw new InputError('ERR_NOT_A_CAPTURE', 'The archive holds no capture.');
  return capture;
}

/**
 * Reads all captures of a path, or of standard input for `-`: one, or as many as an archive holds.
 *
 * @throws InputError where not one of them can be read
 */
export function readInputs(path: string, options: InputOptions): Promise<Capture[]> {
  return readFrom(path, options, parseCaptures);
}

/** What reports call an input: the name of the file, which a folder may say too much about. */
export function inputName(path: string): string {
  return path === STANDARD_STREAM ? 'standard input' : basename(path);
}

async function readFrom(
  path: string,
  options: InputOptions,
  parse: typeof parseCaptures,
): Promise<Capture[]> {
  const pipe = await openPipe(path);
  if (pipe !== undefined) return readPipe(pipe, path, options, parse);
  const large = await readLarge(path, options);
  return large === undefined ? readBytes(await readCapture(path), path, options, parse) : [large];
}

async function readPipe(
  pipe: AsyncIterable<unknown>,
  path: string,
  options: InputOptions,
  parse: typeof parseCaptures,
): Promise<Capture[]> {
  const { readPiped } = await import('./piped-capture.js');
  const { hash, loadCheck } = options;
  const check = loadCheck === undefined ? {} : { loadCheck };
  const piped = await readPiped(pipe, { name: inputName(path), hash, ...check });
  if ('bytes' in piped) return readBytes(piped.bytes, path, options, parse);
  return [{ ...piped.capture, sha256: piped.sha256 }];
}

async function readBytes(
  bytes: Uint8Array,
  path: string,
  options: InputOptions,
  parse: typeof parseCaptures,
): Promise<Capture[]> {
  const captures = await withPassword(options.password, (password) =>
    parse(bytes, {
      name: inputName(path),
      ports: nodePorts,
      ...(password === undefined ? {} : { password }),
      ...(options.loadCheck === undefined ? {} : { loadCheck: options.loadCheck }),
    }),
  );
  const sha256 = options.hash ? await hexSha256(bytes) : null;
  return captures.map((capture) => ({ ...capture, sha256 }));
}

/** Asks for the password of an archive that turns out to be encrypted, where nobody gave one. */
async function withPassword(
  given: string | undefined,
  read: (password: string | undefined) => Promise<Capture[]>,
): Promise<Capture[]> {
  try {
    return await read(given);
  } catch (error) {
    if (given !== undefined || !(error instanceof InputError) || error.code !== 'ERR_PASSWORD_NEEDED')
      throw error;
    const { askPassword } = await import('./ask-password.js');
    const password = await askPassword(process.stdin, process.stderr);
    if (password === undefined) throw error;
    return await read(password);
  }
}

async function readLarge(path: string, options: InputOptions): Promise<Capture | undefined> {
  const { onRead, hash, loadCheck } = options;
  const capture = await parseLargeFile(path, inputName(path), onRead, loadCheck);
  return capture === undefined ? undefined : { ...capture, sha256: hash ? await hashFile(path) : null };
}

async function hexSha256(bytes: Uint8Array): Promise<string | null> {
  const digest = await nodePorts.digest('SHA-256', bytes);
  return digest === undefined ? null : Buffer.from(digest).toString('hex');
}
