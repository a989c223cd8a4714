import type { Capture, CaptureFormat, Header, Product } from '../model/capture.js';
import { bodyPorts } from './bounded-inflate.js';
import type { CaptureFile } from './capture-file.js';
import { toCapture } from './har.js';
import { readEntry } from './har-entry.js';
import type { Repairs } from './repairs.js';

/** A body as another format keeps it: bytes, still coded or not, or text. Undefined where none was recorded. */
export type ForeignBody = Uint8Array | string | undefined;

/** One exchange of a format beside HAR and SAZ. What a format does not keep is absent. */
export interface ForeignExchange {
  /** ISO 8601, or milliseconds since 1970. */
  readonly startedDateTime?: string | number | undefined;
  /** Milliseconds. */
  readonly time?: number | undefined;
  readonly request: ForeignRequest;
  /** Undefined where no answer was recorded. */
  readonly response: ForeignResponse | undefined;
  /** Why there is no answer, as the format says. */
  readonly error?: string | undefined;
  readonly serverIPAddress?: string | undefined;
  readonly comment?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly fromCache?: string | undefined;
}

export interface ForeignRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
  readonly body: ForeignBody;
}

export interface ForeignResponse {
  readonly status: number | undefined;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: ForeignBody;
  /** Bytes of a body that was not recorded. */
  readonly size?: number | undefined;
}

/** What a file of another format holds. */
export interface ForeignLog {
  readonly format: CaptureFormat;
  readonly creator: Product | null;
  /** In file order. A text in place of an exchange says why it could not be read. */
  readonly exchanges: readonly (ForeignExchange | string)[];
  /** The file is cut off or broken. */
  readonly isDamaged: boolean;
  /** The format keeps no bodies, which is told once and not for each of them. */
  readonly isWithoutBodies?: boolean;
}

/** Puts exchanges through the reader of HAR entries, so that every format gets the same repairs and notes. */
export async function readForeignLog(log: ForeignLog, file: CaptureFile, repairs: Repairs): Promise<Capture> {
  const shelf = new Map<string, Uint8Array>();
  const reading = {
    ports: bodyPorts(file.ports),
    repairs,
    attachment: (name: string) => Promise.resolve(shelf.get(name)),
    isBodyOmitted: log.isWithoutBodies === true,
  };
  const entries = [];
  for (const [index, exchange] of log.exchanges.entries()) {
    const entry = isReadable(exchange, index, repairs)
      ? await readEntry(harEntry(exchange, shelf), index, reading)
      : undefined;
    shelf.clear();
    if (entry !== undefined) entries.push(entry);
  }
  const { format, isDamaged } = log;
  const capture = toCapture(
    { ...file, repairs, format, isDamaged },
    {},
    log.exchanges.length,
    entries,
    () => [],
  );
  return { ...capture, creator: log.creator };
}

function isReadable(
  exchange: ForeignExchange | string,
  entry: number,
  repairs: Repairs,
): exchange is ForeignExchange {
  if (typeof exchange !== 'string') return true;
  repairs.add('entry-skipped', { entry, detail: `Entry ${entry} was skipped: ${exchange}.` });
  return false;
}

/** The exchange in the members of a HAR entry; bytes go to the shelf, from which they are read like attachments. */
function harEntry(exchange: ForeignExchange, shelf: Map<string, Uint8Array>): unknown {
  const { request, response, error } = exchange;
  const { body, ...line } = request;
  return {
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    request: { ...line, postData: bodyMembers(body, 'request', shelf) },
    response: response === undefined ? noAnswer(error) : answer(response, error, shelf),
    serverIPAddress: exchange.serverIPAddress,
    comment: exchange.comment,
    _resourceType: exchange.resourceType,
    _fromCache: exchange.fromCache,
  };
}

function answer(response: ForeignResponse, error: string | undefined, shelf: Map<string, Uint8Array>) {
  const { status, statusText, headers, body, size } = response;
  const known = typeof body === 'string' ? undefined : (size ?? body?.length);
  const content = { size: known, ...bodyMembers(body, 'response', shelf) };
  return { status, statusText, headers, content, _error: error };
}

/** Without a reason nobody knows whether an answer came. */
function noAnswer(error: string | undefined) {
  return error === undefined ? undefined : { status: 0, headers: [], content: {}, _error: error };
}

function bodyMembers(body: ForeignBody, name: string, shelf: Map<string, Uint8Array>) {
  if (body === undefined || typeof body === 'string') return { text: body };
  shelf.set(name, body);
  return { _file: name };
}
