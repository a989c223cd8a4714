import type { Capture, Entry } from '../model/capture.js';
import { headerValue } from '../model/headers.js';
import { parseUrl, withoutQuery } from '../model/url.js';
import { readAnswer } from './answer.js';
import { findBearer } from './bearer.js';
import type { CaptureFacts } from './capture-facts.js';
import { serverTime } from './clock.js';
import { findCustomHosts } from './custom-hosts.js';
import { type CustomHosts, findEndpoint } from './endpoints.js';
import { type FoundError, findErrors } from './errors.js';
import { isExpected, isPageInterrupt } from './expected-errors.js';
import { findClientAuthentication, findGrant } from './grant.js';
import { likelyAddresses } from './likely-address.js';
import { findManagedIdentitySource } from './managed-identity.js';
import type { Answer, Exchange, Message, MessageKind } from './messages.js';
import {
  findSurroundings,
  type Reading,
  type Recognition,
  recognise,
  type Surroundings,
} from './recognise.js';
import { redirectTarget } from './redirect-uri.js';
import { readRequestParameters } from './request-parameters.js';
import { readTail } from './server-codes.js';

/**
 * Finds the exchanges that belong to the sign-in story, in time order. Entries without a time keep their place
 * in the file.
 */
export function classifyEntries(capture: Capture, facts: CaptureFacts): Message[] {
  const { readings, surroundings } = readConcerned(inTimeOrder(capture.entries));
  const messages: Message[] = [];
  const findRepeat = createRepeatFinder();
  const isNewError = createErrorFilter();
  let errorCount = 0;
  for (const reading of readings) {
    const answer = readAnswer(reading.entry);
    const recognition = recognise(reading, answer, surroundings);
    if (recognition === undefined) continue;
    const id = `m${messages.length + 1}`;
    const duplicateOf = findRepeat(reading.entry, id);
    const message = toMessage(reading, answer, recognition, facts, {
      id,
      duplicateOf,
      errorCount,
      isNewError,
    });
    errorCount += message.errors.length;
    messages.push(message);
  }
  return messages;
}

/**
 * Reads the entries that may be part of the story. Of those of a large capture that only the index was read of, these are what
 * stands at a likely address, or at one that the others name.
 */
function readConcerned(entries: readonly Entry[]): Readings {
  const isLikely = likelyAddresses();
  const likely = entries.filter(({ depth, request }) => depth === 'whole' || isLikely(request.url));
  const read = readEntries(likely);
  if (likely.length === entries.length) return read;
  const known = new Map(read.readings.map((reading) => [reading.entry, reading]));
  const isNamed = namedAddresses(read);
  const readNamed = (entry: Entry) =>
    isNamed(entry.request.url)
      ? readEntry(entry).map((reading) => readOnCustomHost(reading, read.customHosts))
      : [];
  const readings = entries.flatMap((entry) => known.get(entry) ?? readNamed(entry));
  return { ...read, readings };
}

/** Stable: entries that share a time, or have none, stay in file order, as most recorders write all of them. */
function inTimeOrder(entries: readonly Entry[]): readonly Entry[] {
  let latest = Number.NEGATIVE_INFINITY;
  let isSorted = true;
  const timed = entries.map((entry) => {
    const at = entry.startedMs ?? latest;
    isSorted &&= at >= latest;
    latest = at;
    return { entry, at };
  });
  if (isSorted) return entries;
  return timed.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ entry }) => entry);
}

interface Readings {
  readonly readings: readonly Reading[];
  readonly customHosts: CustomHosts;
  readonly surroundings: Surroundings;
}

/** Where the answers of a sign-in were sent, and the pages of a custom domain that a capture shows to be one. */
function namedAddresses({ customHosts, surroundings }: Readings): (url: string) => boolean {
  const { answerTargets, apiUrls } = surroundings;
  return (url) => {
    if (answerTargets.has(redirectTarget(url)) || apiUrls.has(withoutQuery(url))) return true;
    return customHosts.size > 0 && customHosts.has(parseUrl(url)?.host.toLowerCase() ?? '');
  };
}

/** Pages of a custom domain are recognised once another of its addresses has shown it to be one. */
function readEntries(entries: readonly Entry[]): Readings {
  const first = entries.flatMap(readEntry);
  const customHosts = findCustomHosts(first);
  const readings = first.map((reading) => readOnCustomHost(reading, customHosts));
  return { readings, customHosts, surroundings: findSurroundings(readings) };
}

function readOnCustomHost(reading: Reading, customHosts: CustomHosts): Reading {
  if (customHosts.size === 0 || !customHosts.has(reading.url.host.toLowerCase())) return reading;
  return { ...reading, endpoint: findEndpoint(reading.url, customHosts) };
}

function readEntry(entry: Entry): Reading[] {
  if (entry.isTunnel) return [];
  const url = parseUrl(entry.request.url);
  if (url === undefined) return [];
  return [{ entry, url, endpoint: findEndpoint(url), request: readRequestParameters(entry) }];
}

/** Requests of one page and its service worker start within this time (protocol facts 1.8). */
const REPEAT_WINDOW_MS = 50;

/**
 * Finds exchanges that a recorder shows twice: same method, URL and body within 50 ms, one of them by the service
 * worker. The function it returns gives the id of the message that an entry repeats.
 */
function createRepeatFinder(): (entry: Entry, id: string) => string | undefined {
  const latest = new Map<string, { id: string; startedMs: number | undefined }>();
  return (entry, id) => {
    const { method, url, postData } = entry.request;
    const authorization = headerValue(entry.request.headers, 'authorization') ?? '';
    const key = `${method} ${url} ${authorization} ${postData?.text ?? ''}`;
    const earlier = latest.get(key);
    latest.set(key, { id, startedMs: entry.startedMs });
    if (earlier?.startedMs === undefined || entry.startedMs === undefined) return undefined;
    return entry.startedMs - earlier.startedMs <= REPEAT_WINDOW_MS ? earlier.id : undefined;
  };
}

/**
 * One failure is one error: the redirect that carries an error to the app repeats what the login host answered, word
 * for word and with the same trace id.
 */
function createErrorFilter(): (error: FoundError) => boolean {
  const told = new Set<string>();
  return ({ description, channel }) => {
    const isFront = channel === 'redirect' || channel === 'form-post';
    if (!isFront || description === undefined || readTail(description).traceId === undefined) return true;
    const isNew = !told.has(description);
    told.add(description);
    return isNew;
  };
}

interface Numbering {
  readonly id: string;
  readonly duplicateOf: string | undefined;
  readonly errorCount: number;
  readonly isNewError: (error: FoundError) => boolean;
}

function toMessage(
  reading: Reading,
  answer: Answer,
  recognition: Recognition,
  facts: CaptureFacts,
  numbering: Numbering,
): Message {
  const { entry, url, endpoint, request } = reading;
  const { kind, recognisedBy } = recognition;
  const source = { entry, kind, request: request.all, answer };
  const found = numbering.duplicateOf === undefined ? findErrors(source).filter(numbering.isNewError) : [];
  const errors = found.map((error, position) => ({
    ...error,
    id: `e${numbering.errorCount + position + 1}`,
    message: numbering.id,
    entry: entry.index,
    isExpected: isExpected(error, source),
  }));
  const judged = serverTime(entry);
  const exchange = {
    id: numbering.id,
    entry,
    url,
    endpoint,
    startedMs: entry.startedMs,
    judgedMs: judged ?? entry.startedMs,
    isServerTime: judged !== undefined,
    parameters: request.all,
    form: request.form,
    query: request.query,
    bodyIsRecorded: request.bodyIsRecorded,
    answer: { ...answer, outcome: judgeOutcome(kind, answer, found) },
    errors,
    recognisedBy,
    duplicateOf: numbering.duplicateOf,
  };
  return withKind(exchange, kind, facts);
}

const REFUSING_KINDS: ReadonlySet<MessageKind> = new Set([
  'authorization-request',
  'token-request',
  'sign-in-step',
  'saml-request',
  'saml-response',
  'ws-federation-request',
  'ws-federation-response',
]);

/** A token endpoint may answer HTTP 200 with an error page; a page of the sign-in with an error is a refusal. */
function judgeOutcome(kind: MessageKind, answer: Answer, errors: readonly FoundError[]): Answer['outcome'] {
  const isFront = REFUSING_KINDS.has(kind);
  const failed = isFront && errors.some((error) => error.channel !== 'network' && !isPageInterrupt(error));
  return failed ? 'refused' : answer.outcome;
}

function withKind(exchange: Exchange, kind: MessageKind, facts: CaptureFacts): Message {
  const { endpoint, parameters, entry, url } = exchange;
  const isRecorded =
    exchange.bodyIsRecorded && facts.authorizationRecorded && !hasUnreadAuthorization(exchange);
  switch (kind) {
    case 'authorization-request':
    case 'device-authorization-request':
    case 'native-authentication-request':
      return endpoint === undefined ? { ...exchange, kind: 'other' } : { ...exchange, kind, endpoint };
    case 'token-request':
      if (endpoint === undefined) return { ...exchange, kind: 'other' };
      return {
        ...exchange,
        kind,
        endpoint,
        grantType: parameters.value('grant_type'),
        grant: findGrant(parameters, endpoint),
        clientAuthentication: findClientAuthentication(parameters, endpoint, isRecorded),
      };
    case 'protected-resource-request':
    case 'userinfo-request':
      return { ...exchange, kind, bearer: findBearer(entry, exchange.query) };
    case 'managed-identity-request':
      return { ...exchange, kind, source: findManagedIdentitySource(url, entry) ?? 'imds' };
    default:
      return { ...exchange, kind };
  }
}

/** An Authorization header that gave neither Basic credentials nor a token: redacted, or of another scheme. */
function hasUnreadAuthorization({ entry, parameters, query }: Exchange): boolean {
  const isSent = headerValue(entry.request.headers, 'authorization') !== undefined;
  const isBasic = parameters.list.some(({ source }) => source === 'basic');
  return isSent && !isBasic && findBearer(entry, query)?.isRedacted !== false;
}
