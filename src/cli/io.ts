import {
  closeSync,
  createReadStream,
  promises as files,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input/input-error.js';
import { terminalSafe } from '../report/terminal-safe.js';
import type { OutputArguments } from './output-arguments.js';
import { mayBeTerminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** The name by which standard input and standard output are asked for. */
export const STANDARD_STREAM = '-';

/** Node reads a file of at most this many bytes at once. */
const LARGEST_FILE_BYTES = 2 ** 31 - 1;
/** What comes through a pipe has no known end: stop where no string could hold it any more. */
const LARGEST_STREAM_BYTES = 2 ** 29;
/** No password is longer; the bound keeps `--password-file /dev/zero` from filling the memory. */
const LARGEST_PASSWORD_FILE_BYTES = 64 * 1024;

/** Shorter files are there sooner than the thread that would read them: in a batch every core analyses. */
const READ_AT_ONCE = 16 * 2 ** 20;

/** Reads a capture from a path, or from standard input for `-`. */
export async function readCapture(path: string): Promise<Uint8Array> {
  if (path === STANDARD_STREAM) return await readStream(process.stdin, LARGEST_STREAM_BYTES);
  try {
    const { size, isRegular } = fileFacts(path);
    if (size > LARGEST_FILE_BYTES) throw tooLarge(LARGEST_FILE_BYTES);
    if (!isRegular) return await readStream(createReadStream(path), LARGEST_STREAM_BYTES);
    return size > READ_AT_ONCE ? await files.readFile(path) : readFileSync(path);
  } catch (error) {
    throw error instanceof InputError ? error : unreadableFile(error);
  }
}

/** The bytes of standard input, or of a path that is a pipe; undefined for every other path. */
export async function openPipe(path: string): Promise<AsyncIterable<unknown> | undefined> {
  if (path === STANDARD_STREAM) return process.stdin;
  try {
    const { isRegular } = fileFacts(path);
    return isRegular ? undefined : createReadStream(path);
  } catch {
    // What is wrong with the path is told by who reads it.
    return undefined;
  }
}

function fileFacts(path: string): { size: number; isRegular: boolean } {
  const facts = statSync(path);
  if (facts.isDirectory()) {
    throw new InputError(
      'ERR_IS_A_DIRECTORY',
      'This is a folder, not a capture. Name the HAR or SAZ files in it.',
    );
  }
  return { size: facts.size, isRegular: facts.isFile() };
}

/** All bytes of a stream; throws where there are more than so many. */
export async function readStream(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(maxBytes: number): InputError {
  const megabytes = Math.floor(maxBytes / 2 ** 20);
  return new InputError(
    'ERR_TOO_LARGE',
    `It is larger than ${megabytes} MiB. Record a shorter capture, or cut this one.`,
  );
}

function unreadableFile(error: unknown): InputError {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError(
        'ERR_NO_SUCH_FILE',
        'There is no such file. Check the path for misspellings.',
        error,
      );
    case 'EACCES':
    case 'EPERM':
      return new InputError(
        'ERR_UNREADABLE_FILE',
        'You may not read this file. Check its permissions.',
        error,
      );
    default:
      return new InputError('ERR_UNREADABLE_FILE', `It cannot be read (${reason(error)}).`, error);
  }
}

/** The first line of a file that holds a password. Never quoted in an error. */
export async function readPassword(path: string): Promise<string> {
  const text = await readText(path, '--password-file', LARGEST_PASSWORD_FILE_BYTES);
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/**
 * Reads a text of at most so many bytes that is no capture; `option` is what named it, undefined where nothing did.
 *
 * @throws UsageError where it cannot be read; never quotes it
 */
export async function readText(path: string, option: string | undefined, maxBytes: number): Promise<string> {
  try {
    return new TextDecoder().decode(await readStream(createReadStream(path), maxBytes));
  } catch (error) {
    const named = option === undefined ? '' : `${option}: `;
    throw new UsageError(`${named}${path} cannot be read (${reason(error)}).`);
  }
}

/** Refuses an output path before the work is done: one that exists, or one that is an input. */
export async function refuseOverwriting(
  { output, force }: Pick<OutputArguments, 'output' | 'force'>,
  inputs: readonly string[],
): Promise<void> {
  const existing = output === undefined ? undefined : await fileIdentity(output);
  if (existing === undefined) return;
  for (const input of inputs) {
    if ((await fileIdentity(input)) === existing) {
      throw new UsageError(
        `--output: ${output} is the capture itself, and a capture is never overwritten. Name another file.`,
      );
    }
  }
  if (!force)
    throw new UsageError(`--output: ${output} exists. Name another file, or overwrite it with --force.`);
}

/** The same for two paths of one file, links included; undefined where there is none. */
async function fileIdentity(path: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await files.stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}

export interface WriteOptions {
  /** Replaces an existing file. */
  readonly force: boolean;
  /** Only its owner may read the file. */
  readonly isSecret: boolean;
}

/** Writes a result to a file. */
export async function writeOutput(
  path: string,
  text: string,
  { force, isSecret }: WriteOptions,
): Promise<void> {
  try {
    await files.writeFile(path, text, { flag: force ? 'w' : 'wx', mode: isSecret ? 0o600 : 0o666 });
  } catch (error) {
    throw new UsageError(`--output: ${path} cannot be written (${reason(error)}).`);
  }
}

/**
 * Writes a file as a whole or not at all: under another name first, so that nobody ever finds half of it.
 *
 * @throws UsageError where it cannot be written, or exists and may not be replaced
 */
export async function writeAtomically(
  path: string,
  data: string | Uint8Array,
  force: boolean,
): Promise<void> {
  const draft = openDraft(path);
  try {
    draft.write(data);
    await draft.publish(force);
  } finally {
    await draft.discard();
  }
}

/** A file in the making, under another name: nobody ever finds half of it. */
export interface Draft {
  /** Where it stands until it is published. */
  readonly path: string;
  readonly write: (data: string | Uint8Array) => void;
  /** Gives it its name. */
  readonly publish: (force: boolean) => Promise<void>;
  /** Takes it away, unless it was published. */
  readonly discard: () => Promise<void>;
}

/**
 * Opens a file to be written piece by piece.
 *
 * @throws UsageError where it cannot be written, or exists and may not be replaced; so do its functions
 */
export function openDraft(path: string): Draft {
  const draft = `${path}.${process.pid}.part`;
  const refusing = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new UsageError(`${path} cannot be written (${reason(error)}).`);
    }
  };
  const file = refusing(() => openSync(draft, 'wx'));
  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    path: draft,
    write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      refusing(() => {
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      });
    },
    async publish(force) {
      close();
      try {
        if (!force && (await fileIdentity(path)) !== undefined)
          throw Object.assign(new Error(), { code: 'EEXIST' });
        await files.rename(draft, path);
      } catch (error) {
        throw new UsageError(`${path} cannot be written (${reason(error)}).`);
      }
    },
    async discard() {
      close();
      await files.rm(draft, { force: true });
    },
  };
}

/** Writes a file into a new folder for temporary files, which nobody but the user can read. Gives its path. */
export async function writePrivately(name: string, text: string): Promise<string> {
  const folder = process.getBuiltinModule('node:os').tmpdir();
  try {
    const path = join(await files.mkdtemp(join(folder, 'entrace-')), name);
    await files.writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return path;
  } catch (error) {
    throw new UsageError(
      `No file can be written to ${folder} (${reason(error)}). Set TMPDIR to a folder of yours.`,
    );
  }
}

/** Reads a file that belongs to entrace itself. */
export function readOwnFile(url: URL): Promise<Uint8Array> {
  return files.readFile(url);
}

/**
 * Writes data to standard output and waits until it is out. A reader that has gone away is no error.
 *
 * @throws UsageError where it cannot be written, as to a full disk
 */
export function print(text: string): Promise<void> {
  const left = mayBeTerminal(STANDARD_OUTPUT) ? text : writeAtOnce(Buffer.from(text));
  return left.length === 0 ? Promise.resolve() : write(process.stdout, left);
}

const STANDARD_OUTPUT = 1;

/** Writes without opening a stream, and gives what a full pipe has not taken. */
function writeAtOnce(bytes: Buffer): Uint8Array {
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(STANDARD_OUTPUT, bytes, done);
  } catch {
    // The stream waits for a pipe that is full, and knows what to say of one that is closed.
  }
  return bytes.subarray(done);
}

/** Tells the user something beside the data. Whatever it holds is made safe to print. */
export function tell(sentence: string): Promise<void> {
  const lines = sentence.split('\n').map((line) => `${terminalSafe(line)}\n`);
  // Where this fails there is nobody left to be told.
  return write(process.stderr, lines.join('')).catch(() => {});
}

function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  // Without a listener Node ends the process with a stack trace, even where the callback is told of the error.
  if (stream.listenerCount('error') === 0) stream.on('error', () => {});
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === undefined || error === null || errorCode(error) === 'EPIPE') resolve();
      else reject(new UsageError(`What was to be printed cannot be written (${reason(error)}).`));
    });
  });
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Why the system refused, in its own short code. */
function reason(error: unknown): string {
  const code = errorCode(error);
  if (error instanceof InputError) return 'it is too large';
  return typeof code === 'string' ? code : 'unknown reason';
}
