import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readCapture } from '../cli/io.js';
import { hashFile, parseLargeFile } from '../cli/large-file.js';
import { nodePorts } from '../cli/node-ports.js';
import type { Bundle } from '../input/capture-archive.js';
import { InputError } from '../input/input-error.js';
import { openBundle, type ParseOptions, parseCapture } from '../input/parse-capture.js';
import type { Capture } from '../model/capture.js';
import type { BundleFile, CaptureContent } from './capture-source.js';

/** A capture whose bytes are known, before it is read. */
export interface HashedCapture {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** @throws InputError where it cannot be read */
  readonly parse: () => Promise<Capture>;
}

/** From here on a file is read piece by piece, so that memory does not grow with it. */
const LARGE_BYTES = 3 * 2 ** 20;

/**
 * Hashes a capture, so that it need not be read where its result is known.
 *
 * @throws InputError where there is none, or its bytes cannot be had
 */
export async function hashCapture(
  content: CaptureContent,
  name: string,
  password: string | undefined,
): Promise<HashedCapture> {
  const options: ParseOptions = { name, ports: nodePorts, ...(password === undefined ? {} : { password }) };
  switch (content.kind) {
    case 'bytes':
      return ofBytes(content.bytes, () => parseCapture(content.bytes, options));
    case 'member': {
      const bundle = await openCached(content.bundle, password);
      const bytes = await bundle.bytesOf(content.member);
      return ofBytes(bytes, () => bundle.parse(content.member, bytes, name));
    }
    case 'file':
      return (await ofLargeFile(content.path, options)) ?? (await ofFile(content.path, options));
  }
}

async function ofFile(path: string, options: ParseOptions): Promise<HashedCapture> {
  const bytes = await readCapture(path);
  return ofBytes(bytes, () => parseCapture(bytes, options));
}

/** Undefined for what is small, or cannot be read: that is told by the reader of small files. */
async function ofLargeFile(path: string, options: ParseOptions): Promise<HashedCapture | undefined> {
  try {
    if (statSync(path).size < LARGE_BYTES) return undefined;
    const sha256 = await hashFile(path);
    return {
      sha256,
      parse: async () => (await parseLarge(path, options)) ?? (await parseWhole(path, options)),
    };
  } catch {
    return undefined;
  }
}

function parseLarge(path: string, { name }: ParseOptions): Promise<Capture | undefined> {
  return parseLargeFile(path, name, () => {});
}

async function parseWhole(path: string, options: ParseOptions): Promise<Capture> {
  return await parseCapture(await readCapture(path), options);
}

function ofBytes(bytes: Uint8Array, parse: () => Promise<Capture>): HashedCapture {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), parse };
}

/** The bundle that was read last, for captures of one bundle come one after the other. Each thread has its own. */
let cached: { readonly id: string; readonly state: string; readonly bundle: Bundle } | undefined;

async function openCached({ id, state, read }: BundleFile, password: string | undefined): Promise<Bundle> {
  const current = await state();
  if (cached?.id === id && cached.state === current) return cached.bundle;
  cached = undefined;
  const secret = password === undefined ? {} : { password };
  const bundle = await openBundle(await read(), { name: id, ports: nodePorts, ...secret });
  if (bundle === undefined)
    throw new InputError('ERR_NO_SUCH_FILE', 'The zip that held it holds it no more.');
  cached = { id, state: current, bundle };
  return bundle;
}
