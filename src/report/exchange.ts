import type { Entry, Header } from '../model/capture.js';
import { fragmentParameters, type Parameter, queryParameters } from '../model/parameters.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import { isIdentityTraffic } from '../redact/identity-traffic.js';
import type { Masker } from '../redact/masker.js';
import { type BodyReport, requestBody, responseBody } from './exchange-body.js';
import { labelOf } from './labels.js';
import { toIsoTime } from './time-text.js';

/** A named value, masked. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** One entry of a capture as it was sent and answered, masked: what `entrace show` prints. */
export interface Exchange {
  readonly entry: number;
  /** Session of a SAZ, such as `#12`; null elsewhere. */
  readonly session: string | null;
  /** What happens here, in words a person uses; null for an entry that takes no part in a sign-in. */
  readonly label: string | null;
  /** Id of its flow; null outside all flows. */
  readonly flow: string | null;
  /** ISO 8601 UTC. */
  readonly startedDateTime: string | null;
  /** Milliseconds; null where the capture does not say. */
  readonly elapsedMs: number | null;
  readonly request: {
    readonly method: string;
    /** Origin and path. */
    readonly url: string;
    readonly query: readonly Pair[];
    readonly fragment: readonly Pair[];
    readonly headers: readonly Pair[];
    readonly body: BodyReport;
  };
  readonly response: {
    /** Null where no answer was recorded. */
    readonly status: number | null;
    readonly statusText: string;
    /** The exporter's reason for a missing answer; null where it gives none. */
    readonly failure: string | null;
    readonly headers: readonly Pair[];
    readonly body: BodyReport;
  };
}

const NOWHERE = { pointer: '' } as const;

/** Masks one entry for people to read. What is no identity traffic keeps its envelope and loses its content. */
export function toExchange(entry: Entry, story: Story, masker: Masker): Exchange {
  const message = story.messageAt(entry.index);
  const isShown = showsContent(entry, message);
  return masker.scrub({
    entry: entry.index,
    session: entry.label ?? null,
    label: message === undefined ? null : labelOf(message),
    flow: message === undefined ? null : (story.flowOf(message.id)?.id ?? null),
    startedDateTime: toIsoTime(entry.startedMs),
    elapsedMs: entry.time ?? null,
    request: {
      method: masker.text(entry.request.method),
      url: masker.url(entry.request.url),
      query: maskParameters(queryParameters(entry.request.url, NOWHERE), masker),
      fragment: maskParameters(fragmentParameters(entry.request.url, NOWHERE), masker),
      headers: maskHeaders(entry.request.headers, masker),
      body: requestBody(entry, isShown, masker),
    },
    response: {
      status: entry.response.status ?? null,
      statusText: masker.text(entry.response.statusText),
      failure: entry.response._error === undefined ? null : masker.text(entry.response._error),
      headers: maskHeaders(entry.response.headers, masker),
      body: responseBody(entry, isShown, masker),
    },
  });
}

/** Mail, files and other data of an API are nobody's business here. */
function showsContent(entry: Entry, message: Message | undefined): boolean {
  return message?.kind !== 'protected-resource-request' && isIdentityTraffic(entry);
}

function maskParameters(parameters: readonly Parameter[], masker: Masker): Pair[] {
  return parameters.map(({ name, value }) => toPair(name, value, masker));
}

function maskHeaders(headers: readonly Header[], masker: Masker): Pair[] {
  return headers.map(({ name, value }) => toPair(name, value, masker));
}

function toPair(name: string, value: string, masker: Masker): Pair {
  return { name: masker.text(name), value: masker.parameter(name, value) };
}
