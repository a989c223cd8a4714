import type { Entry, RecordedVerdict, Request, Response, WebSocketMessage } from '../model/capture.js';
import { isObject, member, numberMember, stringMember } from '../model/json.js';
import { readContent } from './har-content.js';
import { readHeaders } from './har-headers.js';
import { readPostData } from './har-post-data.js';
import type { HarReading } from './har-reading.js';
import { amountMember, readTimings } from './har-timings.js';
import { readMethod } from './http-message.js';
import { parseTimestamp } from './timestamp.js';

/**
 * Reads one entry (HAR 1.2 section "entries") with all that can be made of it. Undefined, and a note, where it is
 * no exchange at all: not an object, or without the method or the URL.
 */
export async function readEntry(
  json: unknown,
  index: number,
  reading: HarReading,
): Promise<Entry | undefined> {
  const url = stringMember(member(json, 'request'), 'url');
  const method = readMethod(stringMember(member(json, 'request'), 'method') ?? '');
  if (!url || method === undefined) {
    reading.repairs.add('entry-skipped', {
      entry: index,
      detail: `Entry ${index} was skipped: ${faultOf(json)}.`,
    });
    return undefined;
  }
  const request = await readRequest(member(json, 'request'), url, method, index, reading);
  const response = await readResponse(member(json, 'response'), request, index, reading);
  return {
    index,
    depth: 'whole',
    isTunnel: request.method === 'CONNECT',
    ...readStart(json, index, reading),
    time: amountMember(json, 'time'),
    request,
    response,
    timings: readTimings(member(json, 'timings')),
    ...readContext(json),
  };
}

function faultOf(json: unknown): string {
  if (!isObject(json)) return 'it is no object';
  const request = member(json, 'request');
  if (!isObject(request)) return 'it has no request';
  const missing = ['url', 'method'].filter((name) => !stringMember(request, name));
  if (missing.length === 0) return 'its request.method is no method of HTTP';
  return `it has no ${missing.map((name) => `request.${name}`).join(' and no ')}`;
}

async function readRequest(
  json: unknown,
  url: string,
  method: string,
  entry: number,
  reading: HarReading,
): Promise<Request> {
  const headers = readHeaders(member(json, 'headers'), entry, reading.repairs);
  return {
    method,
    url,
    httpVersion: stringMember(json, 'httpVersion') ?? '',
    headers,
    postData: await readPostData(json, { entry, method, headers }, reading),
    bodySize: amountMember(json, 'bodySize'),
  };
}

async function readResponse(
  json: unknown,
  request: Request,
  entry: number,
  reading: HarReading,
): Promise<Response> {
  if (!isObject(json)) reading.repairs.add('response-missing', { entry });
  const headers = readHeaders(member(json, 'headers'), entry, reading.repairs);
  const status = readStatus(json);
  const exchange = { entry, method: request.method, url: request.url, status, headers };
  const error = firstText(json, ['_error', '_failureText']);
  return {
    status,
    statusText: stringMember(json, 'statusText') ?? '',
    headers,
    content: await readContent(member(json, 'content'), exchange, reading),
    // Internet Explorer 11 has its own spelling.
    redirectURL: firstText(json, ['redirectURL', 'redirectionURL']) ?? '',
    ...(error === undefined ? {} : { _error: error }),
  };
}

/** 0 (Chrome, Firefox), -1 (Playwright) and -2 (WebPageTest) all say that no answer came. */
function readStatus(json: unknown): number | undefined {
  const status = numberMember(json, 'status');
  return status !== undefined && status >= 100 ? status : undefined;
}

function readStart(
  json: unknown,
  entry: number,
  { repairs }: HarReading,
): Pick<Entry, 'startedDateTime' | 'startedMs'> {
  const written = member(json, 'startedDateTime');
  const time = parseTimestamp(written);
  if (time === undefined) repairs.add('date-unreadable', { entry });
  else if (!time.hasZone) repairs.add('date-without-zone', { entry });
  const text = typeof written === 'string' || time === undefined ? written : new Date(time.ms).toISOString();
  return {
    startedDateTime: time !== undefined && typeof text === 'string' ? text : undefined,
    startedMs: time?.ms,
  };
}

type Context = Pick<
  Entry,
  | 'pageref'
  | 'serverIPAddress'
  | '_resourceType'
  | '_initiatorType'
  | '_fromCache'
  | '_webSocketMessages'
  | 'comment'
  | '_entrace'
>;

/** The members beside the exchange itself; each only where the exporter filled it. */
function readContext(json: unknown): Context {
  const pageref = firstText(json, ['pageref']);
  // Chrome leaves the brackets of a URL around IPv6 addresses.
  const serverIPAddress = firstText(json, ['serverIPAddress'])?.replace(/^\[|\]$/g, '');
  const resourceType = firstText(json, ['_resourceType']);
  const initiatorType = readInitiatorType(json);
  const fromCache = readCache(json);
  const messages = readWebSocketMessages(member(json, '_webSocketMessages'));
  const comment = firstText(json, ['comment']);
  const verdicts = readVerdicts(member(json, '_entrace'));
  return {
    ...(pageref === undefined ? {} : { pageref }),
    ...(serverIPAddress === undefined ? {} : { serverIPAddress }),
    ...(resourceType === undefined ? {} : { _resourceType: resourceType }),
    ...(initiatorType === undefined ? {} : { _initiatorType: initiatorType }),
    ...(fromCache === undefined ? {} : { _fromCache: fromCache }),
    ...(messages.length === 0 ? {} : { _webSocketMessages: messages }),
    ...(comment === undefined ? {} : { comment }),
    ...(verdicts.length === 0 ? {} : { _entrace: verdicts }),
  };
}

/** Chrome writes an object; chrome-har the URL of the script, and the type in a member of its own. */
function readInitiatorType(json: unknown): string | undefined {
  const initiator = member(json, '_initiator');
  const type = firstText(initiator, ['type']) ?? firstText(json, ['_initiator_type']);
  return type ?? (typeof initiator === 'string' && initiator !== '' ? 'script' : undefined);
}

/** Chrome's `_fromCache`, Safari's `_fetchType`, chrome-har's `fromDiskCache`. */
function readCache(json: unknown): string | undefined {
  const named = firstText(json, ['_fromCache']);
  if (named !== undefined) return named;
  if (member(member(json, 'response'), 'fromDiskCache') === true) return 'disk';
  return /^(memory|disk) cache$/i.exec(stringMember(json, '_fetchType') ?? '')?.[1]?.toLowerCase();
}

function readWebSocketMessages(json: unknown): WebSocketMessage[] {
  const items: readonly unknown[] = Array.isArray(json) ? json : [];
  return items.flatMap((item): WebSocketMessage[] => {
    const type = member(item, 'type');
    const data = stringMember(item, 'data');
    if ((type !== 'send' && type !== 'receive') || data === undefined) return [];
    const time = numberMember(item, 'time');
    const opcode = numberMember(item, 'opcode');
    return [
      { type, data, ...(time === undefined ? {} : { time }), ...(opcode === undefined ? {} : { opcode }) },
    ];
  });
}

/** No entry issues more tokens; each verdict costs a hash. */
const MOST_VERDICTS = 20;

function readVerdicts(json: unknown): RecordedVerdict[] {
  const items: unknown = member(json, 'verdicts');
  return (Array.isArray(items) ? items : []).slice(0, MOST_VERDICTS).flatMap((item): RecordedVerdict[] => {
    const signature = stringMember(item, 'signature');
    const status = member(item, 'status');
    const mac = stringMember(item, 'mac');
    const isWhole =
      signature !== undefined && mac !== undefined && (status === 'valid' || status === 'invalid');
    return isWhole ? [{ signature, status, mac }] : [];
  });
}

/** The first of these members that is a string and not empty. */
function firstText(json: unknown, names: readonly string[]): string | undefined {
  return names.map((name) => stringMember(json, name)).find((text) => text !== undefined && text !== '');
}
