import { nodePorts } from '../../src/cli/node-ports.js';
import { parseCapture } from '../../src/input/parse-capture.js';
import type { Capture, Entry } from '../../src/model/capture.js';

/** Members of JSON objects that a test sets; the rest is a plain GET with a plain answer. */
export interface EntryParts {
  readonly entry?: object;
  readonly request?: object;
  readonly response?: object | null;
  readonly content?: object;
}

/** One raw entry, as plain as can be. */
export function rawEntry({ entry, request, response, content }: EntryParts = {}): object {
  return {
    startedDateTime: '2026-03-01T10:00:00.000Z',
    time: 12,
    request: {
      method: 'GET',
      url: 'https://as.example/',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      queryString: [],
      headersSize: -1,
      bodySize: 0,
      ...request,
    },
    response:
      response === null
        ? null
        : {
            status: 200,
            statusText: 'OK',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [],
            content: { size: 2, mimeType: 'text/plain', text: 'ok', ...content },
            redirectURL: '',
            headersSize: -1,
            bodySize: -1,
            ...response,
          },
    cache: {},
    timings: { send: 1, wait: 10, receive: 1 },
    ...entry,
  };
}

/** A HAR with these raw entries. */
export function rawHar(entries: readonly unknown[], log: object = {}): object {
  return { log: { version: '1.2', creator: { name: 'made up', version: '1' }, ...log, entries } };
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** Reads a document the way the product does. */
export function read(document: unknown, name = 'case.har'): Promise<Capture> {
  return parseCapture(utf8(JSON.stringify(document)), { name, ports: nodePorts });
}

/** Reads a HAR of one entry. */
export async function readOne(parts: EntryParts): Promise<{ entry: Entry; capture: Capture }> {
  const capture = await read(rawHar([rawEntry(parts)]));
  const [entry] = capture.entries;
  if (entry === undefined) throw new Error('the entry was not read');
  return { entry, capture };
}

/** The codes of the notes, in order. */
export function codesOf(capture: Capture): string[] {
  return capture.notes.map((note) => note.code);
}
