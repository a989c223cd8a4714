import { matchTemplates, type PrintedValue } from '../knowledge/message-templates.js';
import type { Topic, TopicKind } from '../knowledge/topic.js';
import { codesIn, readTail } from '../oauth/server-codes.js';
import { topicsNamed } from './topic-index.js';

/** What an error message says, before anything is masked. */
export interface MessageFacts {
  /** With their prefix, in order, each once. The last one is the cause where several are nested. */
  readonly codes: readonly string[];
  /** OAuth errors and suberrors named in it. */
  readonly errors: readonly Topic[];
  readonly values: readonly PrintedValue[];
  /** From a label, where no template told it. */
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
  readonly resourceId: string | undefined;
  readonly correlationId: string | undefined;
  readonly requestId: string | undefined;
  /** As printed. */
  readonly timestamp: string | undefined;
}

/** A message names few codes; a text with more is a log. */
const MOST_CODES = 8;
/** Words that could name an error are looked up, so many of them. */
const MOST_WORDS = 200;

/** Reads a message that `messageProse` has made prose. */
export function messageFacts(prose: string): MessageFacts {
  const tail = readTail(prose);
  return {
    codes: [...new Set([...codesIn(prose), ...bareCodes(prose)])].slice(0, MOST_CODES),
    errors: namedErrors(prose),
    values: matchTemplates(prose).flatMap(({ values }) => values),
    clientId: CLIENT_ID.exec(prose)?.[1],
    tenantId: TENANT_ID.exec(prose)?.[1],
    resourceId: RESOURCE_ID.exec(prose)?.[1],
    correlationId: CORRELATION_ID.exec(prose)?.[1] ?? tail.correlationId,
    requestId: REQUEST_ID.exec(prose)?.[1] ?? sessionId(prose) ?? tail.traceId,
    timestamp: TIMESTAMP.exec(prose)?.[1] ?? tail.timestamp,
  };
}

/** A GUID behind its label: `trace_id: …`, `"client_id":"…"`, the rows of a table in the portal, `App ID '…'`. */
function labelledGuid(label: string): RegExp {
  return new RegExp(
    `(?<![\\w-])(?:${label})["']?\\s{0,4}[:=]?\\s{0,4}["']?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\\w-])`,
    'i',
  );
}

const CORRELATION_ID = labelledGuid('correlation[ _-]?id|client-request-id');
const REQUEST_ID = labelledGuid('(?:trace|request)[ _-]?id|x-ms-request-id');
const CLIENT_ID = labelledGuid('(?:client|application|app)[ _-]?id');
const TENANT_ID = labelledGuid('(?<!home )tenant[ _-]?id');
const RESOURCE_ID = labelledGuid('resource[ _-]?id');
const TIMESTAMP =
  /(?<![\w-])timestamp["']?\s{0,4}[:=]?\s{0,4}["']?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)/i;

/** Error pages of Entra call the request id so; elsewhere it is something else. */
const SESSION_ID = labelledGuid('sessionId');

function sessionId(prose: string): string | undefined {
  return prose.includes('$Config') ? SESSION_ID.exec(prose)?.[1] : undefined;
}

/** `Sign-in error code: 50011` of the logs and `error_codes: 50011` of a body have no prefix. */
function bareCodes(prose: string): string[] {
  const numbers = [...prose.matchAll(/error[ _]?codes?["']?\s{0,4}[:=]?\s{0,4}(\d{4,8})\b/gi)];
  return numbers.map(([, digits]) => `AADSTS${digits}`).filter((code) => topicsNamed(code).length > 0);
}

/** `invalid_grant`, and as APIs write it `InvalidAuthenticationToken` or `Authorization_RequestDenied`. */
function namedErrors(prose: string): Topic[] {
  const words = [...new Set(prose.match(/\b(?:[a-z]+(?:_[a-z]+)+|[A-Z][a-z]+_?[A-Z][A-Za-z]+)\b/g) ?? [])];
  return words
    .slice(0, MOST_WORDS)
    .flatMap((word) =>
      topicsNamed(word).filter(({ kind, name }) => ERRORS.has(kind) && isSpelt(kind, name, word)),
    );
}

const ERRORS: ReadonlySet<TopicKind> = new Set(['oauth-error', 'suberror', 'api-error']);

/** The error of an API is a name like many others, and known by its capital letters alone. */
function isSpelt(kind: TopicKind, name: string, word: string): boolean {
  return kind !== 'api-error' || name === word;
}
