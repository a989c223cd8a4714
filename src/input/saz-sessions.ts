/** The member names of one session; what the archive has not is undefined. */
export interface SazSessionFiles {
  /** The number in the file names; not the session id that Fiddler showed. */
  readonly number: number;
  readonly request: string | undefined;
  readonly response: string | undefined;
  readonly metadata: string | undefined;
  /** It has WebSocket (`_w`) or gRPC (`_g`) messages. */
  readonly hasFrames: boolean;
  /** Two names stood for one part, such as `raw/1_c.txt` and `raw/01_c.txt`; the later counts. */
  readonly isDoubled: boolean;
}

export interface SazFiles {
  /** By number. */
  readonly sessions: readonly SazSessionFiles[];
  /** Sessions in other folders than the first were left out. */
  readonly hasOtherFolders: boolean;
}

/**
 * A folder in front is what zipping an extracted archive again adds. Numbers are padded to any width; more digits
 * than these would not be exact.
 */
const SESSION_FILE = /^((?:[^/]{0,255}\/){0,8})raw\/0*(\d{1,15})_([csmwg])\.(?:txt|xml)$/i;

/** Whether the member names of a zip archive are those of Fiddler's. */
export function isSaz(names: readonly string[]): boolean {
  return names.some((name) => SESSION_FILE.test(name));
}

/** Pairs the files of each session by number: padding, gaps and order differ from writer to writer. */
export function findSessions(names: readonly string[]): SazFiles {
  const files = names.map(sessionFile).filter((file) => file !== undefined);
  const inFirstFolder = files.filter((file) => file.folder === files[0]?.folder);
  const byNumber = new Map<number, SessionFile[]>();
  for (const file of inFirstFolder) {
    const same = byNumber.get(file.number);
    if (same === undefined) byNumber.set(file.number, [file]);
    else same.push(file);
  }
  const sessions = [...byNumber].map(([number, parts]) => toSession(number, parts));
  return {
    sessions: sessions.sort((a, b) => a.number - b.number),
    hasOtherFolders: inFirstFolder.length < files.length,
  };
}

interface SessionFile {
  readonly name: string;
  readonly folder: string;
  readonly number: number;
  readonly part: string;
}

function sessionFile(name: string): SessionFile | undefined {
  const [, folder, digits, part] = SESSION_FILE.exec(name) ?? [];
  if (folder === undefined || digits === undefined || part === undefined) return undefined;
  return { name, folder, number: Number(digits), part: part.toLowerCase() };
}

function toSession(number: number, files: readonly SessionFile[]): SazSessionFiles {
  const parts = new Map(files.map((file) => [file.part, file.name]));
  return {
    number,
    request: parts.get('c'),
    response: parts.get('s'),
    metadata: parts.get('m'),
    hasFrames: parts.has('w') || parts.has('g'),
    isDoubled: parts.size < files.length,
  };
}
