import { withoutQuery } from '../model/url.js';
import type { Message } from '../oauth/messages.js';
import type { Masker } from '../redact/masker.js';
import type { RequestChange } from '../rules/define-rule.js';
import { toCurl } from './curl.js';
import type { CorrectedRequest, RequestLine } from './report.js';
import { bodyText, requestUrl } from './request-text.js';

/**
 * The request as it should have been. Written anew from its lines after the last masking: what is cut out of a
 * command or a URL once it is written could open its quotes.
 */
export function toCorrectedRequest(lines: readonly RequestLine[]): CorrectedRequest {
  const corrected = lines.filter(({ change }) => change !== 'removed');
  const method = corrected.find(({ part }) => part === 'request-line')?.name ?? '';
  return { method, url: requestUrl(corrected), body: bodyText(corrected), curl: toCurl(corrected), lines };
}

/** The request that was sent, masked, line by line, with the rule's change marked in it. */
export function toRequestLines(change: RequestChange, masker: Masker): RequestLine[] {
  const sent = sentParts(change.message);
  const target = targetOf(change, sent);
  const lines = sent.flatMap((part) => {
    const corrected = correct(part, change, target);
    if (corrected?.part === part.part && corrected.name === part.name && corrected.value === part.value)
      return [toLine(part, 'kept', masker)];
    const added = corrected === undefined ? [] : [toLine(corrected, 'added', masker)];
    return [toLine(part, 'removed', masker), ...added];
  });
  const added = addedParts(change, target).map((part) => toLine(part, 'added', masker));
  return [...lines, ...added].toSorted((one, other) => PART_ORDER[one.part] - PART_ORDER[other.part]);
}

interface Part extends Pick<RequestLine, 'part' | 'name' | 'value'> {
  /** The rule's words, in which the reader finds what to fill in; else as captured. */
  readonly isOurs?: true;
}

const PART_ORDER = {
  'request-line': 0,
  header: 1,
  query: 2,
  body: 3,
} as const satisfies Record<RequestLine['part'], number>;

/** Without these the same request is answered otherwise: who asks, from which page, and to a managed identity. */
const DECIDING_HEADERS = new Set([
  'authorization',
  'origin',
  'dpop',
  'metadata',
  'x-identity-header',
  'secret',
]);

function sentParts({ entry, parameters }: Message): Part[] {
  const { method, url, headers } = entry.request;
  const deciding = headers.filter(({ name }) => DECIDING_HEADERS.has(name.toLowerCase()));
  const own = parameters.list.filter(({ source }) => source !== 'basic');
  return [
    { part: 'request-line', name: method, value: withoutQuery(url) },
    ...deciding.map(({ name, value }): Part => ({ part: 'header', name, value })),
    ...own.map(
      ({ name, value, source }): Part => ({ part: source === 'query' ? 'query' : 'body', name, value }),
    ),
  ];
}

/** Where a parameter goes that was not sent: into the body, unless the request is one without. */
function targetOf({ message, method }: RequestChange, sent: readonly Part[]): 'query' | 'body' {
  if (sent.some(({ part }) => part === 'body')) return 'body';
  return /^(?:GET|HEAD)$/i.test(method ?? message.entry.request.method) ? 'query' : 'body';
}

function correct(part: Part, change: RequestChange, target: 'query' | 'body'): Part | undefined {
  switch (part.part) {
    case 'request-line':
      return { ...part, name: change.method ?? part.name, value: change.url ?? part.value };
    case 'header':
      return part.name.toLowerCase() === 'authorization' ? correctCredentials(part, change) : part;
    case 'query':
    case 'body':
      return correctParameter(part, change, target);
  }
}

function correctParameter(part: Part, change: RequestChange, target: 'query' | 'body'): Part | undefined {
  if (change.remove?.includes(part.name) === true) return undefined;
  const value = ownValue(change.set, part.name);
  // Another method takes its parameters elsewhere.
  const place = change.method === undefined ? part.part : target;
  return value === undefined || value === part.value
    ? { ...part, part: place }
    : { part: place, name: part.name, value, isOurs: true };
}

/** Basic credentials are parameters too (RFC 6749 section 2.3.1), but go and come as one. */
function correctCredentials(part: Part, { message, remove, set }: RequestChange): Part | undefined {
  const names = message.parameters.list.filter(({ source }) => source === 'basic').map(({ name }) => name);
  if (names.some((name) => remove?.includes(name) === true)) return undefined;
  return names.some((name) => ownValue(set, name) !== undefined)
    ? { ...part, value: 'Basic <client id, a colon and the right secret, in base64>', isOurs: true }
    : part;
}

function addedParts({ message, set }: RequestChange, target: 'query' | 'body'): Part[] {
  const added = Object.entries(set ?? {}).filter(([name]) => !message.parameters.has(name));
  return added.map(([name, value]) => ({ part: target, name, value, isOurs: true }));
}

function ownValue(set: RequestChange['set'], name: string): string | undefined {
  return set !== undefined && Object.hasOwn(set, name) ? set[name] : undefined;
}

function toLine(part: Part, change: RequestLine['change'], masker: Masker): RequestLine {
  return { part: part.part, change, name: masker.text(part.name), value: shownValue(part, masker) };
}

/** A secret stands as `<its kind>`: what is in angle brackets is the reader's to fill in. */
function shownValue({ part, name, value, isOurs }: Part, masker: Masker): string {
  if (part === 'request-line') return masker.url(value);
  if (isOurs === true) return masker.text(value);
  const masked = masker.parameter(name, value);
  return masked === value ? value : `<${masked}>`;
}
