import type { CaptureNote } from '../model/capture.js';

/** What the reader says of a Fiddler archive: the sentence, and whether something of the capture is lost. */
interface SazNoteKind {
  readonly loses: boolean;
  readonly message: string;
}

export const SAZ_NOTES = {
  'saz-member-unreadable': {
    loses: true,
    message: 'A file of this session cannot be read: damaged or too large.',
  },
  'saz-request-missing': {
    loses: true,
    message: 'The request of this session is missing or is no HTTP; it was left out.',
  },
  'saz-response-missing': { loses: false, message: 'No answer was recorded for this session.' },
  'saz-response-unreadable': { loses: true, message: 'The answer of this session is no HTTP.' },
  'saz-metadata-missing': {
    loses: true,
    message: 'Fiddler kept no metadata of this session: no times, no process.',
  },
  'saz-metadata-unreadable': {
    loses: true,
    message: 'The metadata of this session is no XML of Fiddler: no times, no process.',
  },
  'saz-time-without-zone': {
    loses: false,
    message: 'The times of this session name no time zone; read as UTC.',
  },
  'saz-scheme-guessed': {
    loses: false,
    message: 'Nothing says whether this request used TLS; judged by its host and port.',
  },
  'saz-host-missing': { loses: true, message: 'The request names no host; its URL is relative.' },
  'saz-header-unreadable': { loses: true, message: 'A header line without a colon was left out.' },
  'saz-headers-cut': {
    loses: true,
    message: 'The message has more headers than any server takes; the rest was left out.',
  },
  'saz-head-cut': { loses: true, message: 'The headers of a message do not end; it was cut off.' },
  'saz-body-not-chunked': {
    loses: false,
    message: 'A body called chunked is already put together; it was taken as it is.',
  },
  'saz-body-cut': { loses: true, message: 'A chunked body ends before its last chunk.' },
  'saz-body-undecodable': { loses: true, message: 'A body cannot be decompressed; it was kept as it is.' },
  'saz-body-dropped': {
    loses: true,
    message: 'Fiddler was told not to keep a body of this session, or could not read it.',
  },
  'saz-bodies-too-large': {
    loses: true,
    message: 'The bodies before this session fill the memory; its own were left out.',
  },
  'saz-body-redacted': {
    loses: false,
    message: 'A body of this session was replaced by a mark before it got here.',
  },
  'saz-websocket-skipped': {
    loses: true,
    message: 'WebSocket or gRPC messages of this session were passed over.',
  },
  'saz-session-doubled': {
    loses: true,
    message: 'Two files stand for the same part of this session; the last counts.',
  },
  'saz-several-folders': {
    loses: true,
    message: 'The archive holds sessions in several folders; only the first was read.',
  },
} as const satisfies Record<string, SazNoteKind>;

export type SazNoteCode = keyof typeof SAZ_NOTES;

/** The notes of one archive, as they come up. */
export interface SazNotes {
  /** Once for a code and entry, however often it is said. */
  add(code: SazNoteCode, entry?: number): void;
  /** In order of first appearance of the code. */
  list(): CaptureNote[];
  loseSomething(): boolean;
}

/** A thousand sessions without metadata need no thousand notes to say so. */
export const MAX_NOTES_PER_CODE = 20;

export function collectSazNotes(): SazNotes {
  const byCode = new Map<SazNoteCode, Set<number | undefined>>();
  return {
    add(code, entry) {
      const entries = byCode.get(code) ?? new Set();
      byCode.set(code, entries.add(entry));
    },
    list: () => [...byCode].flatMap(([code, entries]) => notesOf(code, [...entries])),
    loseSomething: () => [...byCode.keys()].some((code) => SAZ_NOTES[code].loses),
  };
}

function notesOf(code: SazNoteCode, entries: readonly (number | undefined)[]): CaptureNote[] {
  const { message } = SAZ_NOTES[code];
  const notes = entries
    .slice(0, MAX_NOTES_PER_CODE)
    .map((entry): CaptureNote => (entry === undefined ? { code, message } : { code, message, entry }));
  const left = entries.length - notes.length;
  return left === 0 ? notes : [...notes, { code, message: `The same is true of ${left} more sessions.` }];
}
