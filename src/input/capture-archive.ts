import type { Capture } from '../model/capture.js';
import { CHARLES, capturesIn, isForeign, PROXYMAN } from './archive-members.js';
import type { CaptureFile } from './capture-file.js';
import { InputError } from './input-error.js';
import { openZip, type Zip } from './zip.js';

/** Reads the file inside of a wrapper; the ladder of parse-capture. */
export type ReadInside = (bytes: Uint8Array, file: CaptureFile) => Promise<Capture[]>;

/** Reads a HAR that is too long to be held, from its bytes as they come. */
export type ReadStream = (pieces: AsyncIterable<Uint8Array>, file: CaptureFile) => Promise<Capture>;

/** The longest member that is held: as much as one string may be. */
const LONGEST_HELD = 512 * 1024 * 1024;

/**
 * Reads a zip: a SAZ, what Playwright or Firefox zipped, or a support bundle with captures in it.
 * @throws InputError where it holds no capture, or none that can be read
 */
export async function readArchive(
  bytes: Uint8Array,
  file: CaptureFile,
  readInside: ReadInside,
  readStream: ReadStream,
): Promise<Capture[]> {
  const zip = await openZip(bytes, file.ports, file.password, file.budget);
  // The readers of XML and of Fiddler's messages are not needed for a HAR.
  const { isSaz, readSaz } = await import('./saz.js');
  if (isSaz(zip.names)) return [await readSaz(zip, file)];
  const names = isForeign(zip.names) ? [] : capturesIn(zip.names);
  if (names.length === 0) throw noCapture(zip.names, file);
  const captures = await readMembers(zip, names, file, (name, inside) =>
    readOne(zip, name, inside, readInside, readStream),
  );
  return captures.map((capture) => withArchiveNotes(capture, zip));
}

/** An archive of several captures, opened to read them one by one. */
export interface Bundle {
  /** Names of the members that may be captures, likeliest first, then by name. Captured text, never a path. */
  readonly members: readonly string[];
  /** The bytes of a member. Throws InputError as {@link Zip.read} does. */
  readonly bytesOf: (member: string) => Promise<Uint8Array>;
  /** Reads the capture that a member's bytes are, with the bodies that lie beside it. Throws InputError. */
  readonly parse: (member: string, bytes: Uint8Array, name: string) => Promise<Capture>;
}

/** Opens an archive of several captures; undefined where it is one capture itself, such as a SAZ. */
export async function openArchive(
  bytes: Uint8Array,
  file: CaptureFile,
  readInside: ReadInside,
): Promise<Bundle | undefined> {
  const zip = await openZip(bytes, file.ports, file.password, file.budget);
  const { isSaz } = await import('./saz.js');
  const members = isSaz(zip.names) ? [] : capturesIn(zip.names);
  if (members.length < 2) return undefined;
  return {
    members,
    bytesOf: (member) => zip.read(member),
    parse: async (member, content, name) => {
      const inside = insideOf(zip, member, 1, { ...file, name, sizeBytes: content.length, wanted: 'first' });
      const [capture] = await readInside(content, inside);
      if (capture === undefined) throw noCapture([], file);
      return withArchiveNotes(capture, zip);
    },
  };
}

function noCapture(names: readonly string[], file: CaptureFile): InputError {
  if (names.some((name) => CHARLES.test(name))) {
    const message =
      'This is a session in the binary form of Charles (chlz), which entrace does not read; in Charles use File > Export Session as HAR.';
    return new InputError('ERR_UNSUPPORTED_FORMAT', message);
  }
  if (names.some((name) => PROXYMAN.test(name))) {
    const message =
      'This is a log of Proxyman, which entrace does not read; in Proxyman use File > Export > HAR.';
    return new InputError('ERR_UNSUPPORTED_FORMAT', message);
  }
  const code = /\.saz$/i.test(file.name) ? 'ERR_NOT_A_SAZ' : 'ERR_NOT_A_CAPTURE';
  return new InputError(
    code,
    'This zip archive holds neither the sessions of a SAZ nor a HAR; give the capture itself.',
  );
}

/** A bundle holds a few captures; what a thousand files are read for is no sign-in. */
const MOST_CAPTURES = 200;

async function readMembers(
  zip: Zip,
  names: readonly string[],
  file: CaptureFile,
  readName: (name: string, inside: CaptureFile) => Promise<Capture[]>,
): Promise<Capture[]> {
  const captures: Capture[] = [];
  let fault: unknown;
  let unread = 0;
  for (const name of names.slice(0, MOST_CAPTURES)) {
    if (captures.length > 0 && file.wanted === 'first') break;
    try {
      captures.push(...(await readName(name, insideOf(zip, name, names.length, file))));
    } catch (error) {
      if (!(error instanceof InputError) || isPasswordError(error)) throw error;
      fault ??= error;
      unread++;
    }
  }
  if (captures.length === 0) throw fault;
  return captures.map((capture) => withOthersNote(capture, names.length, unread, file));
}

async function readOne(
  zip: Zip,
  name: string,
  inside: CaptureFile,
  readInside: ReadInside,
  readStream: ReadStream,
): Promise<Capture[]> {
  const pieces = zip.stream(name);
  if (pieces !== undefined) return [await readStream(pieces, inside)];
  return readInside(await zip.read(name, LONGEST_HELD), inside);
}

function isPasswordError({ code }: InputError): boolean {
  return code === 'ERR_PASSWORD_NEEDED' || code === 'ERR_WRONG_PASSWORD';
}

function insideOf(zip: Zip, name: string, siblings: number, file: CaptureFile): CaptureFile {
  const inside: CaptureFile = {
    ...file,
    name: siblings === 1 ? file.name : `${file.name}/${name}`,
    depth: file.depth + 1,
    attachment: (path) => readAttachment(zip, name, path),
  };
  return /(?:^|\/)har\.har$|\.network$/.test(name) ? { ...inside, format: 'playwright' } : inside;
}

/** Bodies lie beside the HAR, those of a trace in `resources`. A path that leaves the archive finds nothing. */
async function readAttachment(zip: Zip, har: string, path: string): Promise<Uint8Array | undefined> {
  const folder = har.slice(0, har.lastIndexOf('/') + 1);
  const found = [`${folder}${path}`, `${folder}resources/${path}`].find((name) => zip.names.includes(name));
  if (found === undefined) return undefined;
  try {
    return await zip.read(found);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function withOthersNote(capture: Capture, candidates: number, unread: number, file: CaptureFile): Capture {
  const others = candidates - 1;
  if (others === 0 || (file.wanted === 'all' && unread === 0)) return capture;
  const message =
    file.wanted === 'all'
      ? `${unread} more files of the archive look like captures and could not be read.`
      : `The archive holds ${others} more files that may be captures; this is the first by name. Unpack it to read the others.`;
  return { ...capture, notes: [...capture.notes, { code: 'other-captures-in-archive', message }] };
}

function withArchiveNotes(capture: Capture, zip: Zip): Capture {
  const quality = zip.isSalvaged ? 'damaged' : capture.quality;
  return { ...capture, quality, notes: [...zip.notes, ...capture.notes] };
}
