import type { Capture, CaptureQuality, Entry, Product } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import type { Ports } from '../model/ports.js';
import { isSanitizedMark, SANITIZED_NOTE } from '../model/sanitized-mark.js';
import { bodyKind } from './body-kind.js';
import { parseFiddlerMetadata } from './fiddler-metadata.js';
import { type HttpResponseMessage, parseRequestMessage, parseResponseMessage } from './http-message.js';
import { InputError } from './input-error.js';
import { type SazGlance, sazDepth } from './saz-depth.js';
import { toEntry, toIndexedEntry } from './saz-entry.js';
import { collectSazNotes, type SazNoteCode, type SazNotes } from './saz-notes.js';
import { findSessions, type SazSessionFiles } from './saz-sessions.js';
import { requestUrl } from './saz-url.js';
import type { Depth } from './scanner/scanned-har.js';
import type { Zip } from './zip.js';

export { isSaz } from './saz-sessions.js';

/** What the file itself says, and the ports. */
export interface SazContext {
  /** Base name of the file. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly ports: Ports;
  /** Every session is read whole, however large the archive. */
  readonly isWhole?: boolean;
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
    depthOf: sazDepth(context),
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
  readonly depthOf: (session: SazGlance) => Depth;
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
  const head = headOfResponse(files, reading);
  // Together, since decryption leaves the thread while it derives its keys.
  const names = [files.request, head === undefined ? files.response : undefined, files.metadata];
  const [requestBytes, responseBytes, metadataBytes] = await Promise.all(
    names.map((name) => readFile(name, note, reading)),
  );
  const request = requestBytes && parseRequestMessage(requestBytes);
  if (request === undefined) {
    note('saz-request-missing');
    return undefined;
  }
  const metadata = await readMetadata(files, metadataBytes, note);
  const known = head ?? parseResponse(files, responseBytes, note);
  const { url } = requestUrl(request, metadata);
  const session = { index, number: files.number, request, response: known, metadata };
  const depth = reading.depthOf({ url, request, response: known });
  if (depth === 'indexed') return toIndexedEntry(session, note);
  const isBodyOmitted = depth === 'without-body' || isAsset(head) || request.method === 'CONNECT';
  const isRead = head === undefined || isBodyOmitted;
  const response = isRead ? known : parseResponse(files, await readFile(files.response, note, reading), note);
  return toEntry({ ...session, response, isBodyOmitted }, { ports: reading.ports, kept: reading.kept, note });
}

type Note = (code: SazNoteCode) => void;

/** An answer whose body is long, with only the beginning of it; undefined where the whole file has to be read. */
function headOfResponse({ response }: SazSessionFiles, { zip }: Reading): HttpResponseMessage | undefined {
  const start = response === undefined ? undefined : zip.start(response);
  const head = start && parseResponseMessage(start);
  // It may be the head that is long.
  return head?.faults.length === 0 ? head : undefined;
}

/** No sign-in travels in scripts and pictures: their bodies are not read. */
function isAsset(head: HttpResponseMessage | undefined): boolean {
  return head !== undefined && bodyKind(headerValue(head.headers, 'content-type') ?? '') !== 'text';
}

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
