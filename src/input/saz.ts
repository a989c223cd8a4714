import type { Capture, CaptureQuality, Entry, Product } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import { isSanitizedMark, SANITIZED_NOTE } from '../model/sanitized-mark.js';
import { parseFiddlerMetadata } from './fiddler-metadata.js';
import { parseRequestMessage, parseResponseMessage } from './http-message.js';
import { InputError } from './input-error.js';
import { toEntry } from './saz-entry.js';
import { collectSazNotes, type SazNoteCode, type SazNotes } from './saz-notes.js';
import { findSessions, type SazSessionFiles } from './saz-sessions.js';
import type { Zip } from './zip.js';

export { isSaz } from './saz-sessions.js';

/** What the file itself says, and the ports. */
export interface SazContext {
  /** Base name of the file. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly ports: Ports;
}

/**
 * Bodies of one archive that are kept as text, in characters: compressed bodies inside a compressed archive grow
 * twice, so that its size bounds nothing. As much as one string may hold, which bounds a HAR.
 */
const MAX_KEPT_CHARACTERS = 512 * 1024 * 1024;

/**
 * Reads the sessions of a Fiddler archive. What is missing or damaged becomes a note; throws InputError
 * `ERR_NOT_A_SAZ` where the archive holds no session, `ERR_DAMAGED_ARCHIVE` or `ERR_TOO_LARGE` where not one request
 * can be read, and `ERR_PASSWORD_NEEDED` or `ERR_WRONG_PASSWORD`.
 */
export async function readSaz(zip: Zip, context: SazContext): Promise<Capture> {
  const { sessions, hasOtherFolders } = findSessions(zip.names);
  if (sessions.length === 0) throw notASaz();
  const notes = collectSazNotes();
  if (hasOtherFolders) notes.add('saz-several-folders');
  const reading: Reading = {
    zip,
    ports: context.ports,
    kept: { left: MAX_KEPT_CHARACTERS },
    notes,
    failures: [],
  };
  const entries = await readSessions(sessions, reading);
  const [failure] = reading.failures;
  if (entries.length === 0 && failure !== undefined) throw failure;
  return {
    name: context.name,
    format: 'saz',
    sizeBytes: context.sizeBytes,
    sha256: null,
    creator: creatorOf(zip.comment),
    ...(isSanitizedMark(zip.comment) ? { isSanitized: true } : {}),
    browser: null,
    entryCount: sessions.length,
    entries,
    quality: qualityOf(zip, notes),
    notes: [...(isSanitizedMark(zip.comment) ? [SANITIZED_NOTE] : []), ...zip.notes, ...notes.list()],
  };
}

interface Reading {
  readonly zip: Zip;
  readonly ports: Ports;
  /** Characters of bodies that may still be kept. */
  readonly kept: { left: number };
  readonly notes: SazNotes;
  /** Why members could not be read. */
  readonly failures: InputError[];
}

/** One session after the other: memory stays at the files of one. */
async function readSessions(sessions: readonly SazSessionFiles[], reading: Reading): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [index, files] of sessions.entries()) {
    const entry = await readSession(files, index, reading);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

async function readSession(files: SazSessionFiles, index: number, reading: Reading) {
  const note: Note = (code) => reading.notes.add(code, index);
  if (files.hasFrames) note('saz-websocket-skipped');
  if (files.isDoubled) note('saz-session-doubled');
  // Together, since decryption leaves the thread while it derives its keys.
  const names = [files.request, files.response, files.metadata];
  const [request, response, metadata] = await Promise.all(names.map((name) => readFile(name, note, reading)));
  const parsed = request === undefined ? undefined : parseRequestMessage(request);
  if (parsed === undefined) {
    note('saz-request-missing');
    return undefined;
  }
  const session = {
    index,
    number: files.number,
    request: parsed,
    response: parseResponse(files, response, note),
    metadata: await readMetadata(files, metadata, note),
  };
  return toEntry(session, { ports: reading.ports, kept: reading.kept, note });
}

type Note = (code: SazNoteCode) => void;

function parseResponse(files: SazSessionFiles, bytes: Uint8Array | undefined, note: Note) {
  // Fiddler keeps an empty file for a session that was aborted.
  if (files.response === undefined || bytes?.length === 0) note('saz-response-missing');
  if (bytes === undefined || bytes.length === 0) return undefined;
  const response = parseResponseMessage(bytes);
  if (response === undefined) note('saz-response-unreadable');
  return response;
}

async function readMetadata(files: SazSessionFiles, bytes: Uint8Array | undefined, note: Note) {
  if (files.metadata === undefined) note('saz-metadata-missing');
  if (bytes === undefined) return undefined;
  const metadata = await parseFiddlerMetadata(bytes);
  if (metadata === undefined) note('saz-metadata-unreadable');
  return metadata;
}

/** Undefined where the archive has no such member or it cannot be read. */
async function readFile(name: string | undefined, note: Note, reading: Reading) {
  if (name === undefined) return undefined;
  try {
    return await reading.zip.read(name);
  } catch (error) {
    if (!(error instanceof InputError) || PASSWORD_ERRORS.has(error.code)) throw error;
    reading.failures.push(error);
    note('saz-member-unreadable');
    return undefined;
  }
}

const PASSWORD_ERRORS: ReadonlySet<string> = new Set(['ERR_PASSWORD_NEEDED', 'ERR_WRONG_PASSWORD']);

function notASaz(): InputError {
  const message =
    'The archive holds no Fiddler sessions (raw/1_c.txt and so on). Save it in Fiddler as a SAZ again.';
  return new InputError('ERR_NOT_A_SAZ', message);
}

const FIDDLER_COMMENT = /^(Fiddler[\w ]{0,30}?) \(v([\w.]{1,40})\)/;

function creatorOf(comment: string): Product | null {
  const [, name, version] = FIDDLER_COMMENT.exec(comment) ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}

function qualityOf(zip: Zip, notes: SazNotes): CaptureQuality {
  if (zip.isSalvaged) return 'damaged';
  return zip.notes.length > 0 || notes.loseSomething() ? 'partial' : 'complete';
}
