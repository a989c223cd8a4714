import { findClientApp, findResource } from '../knowledge/find-app.js';
import type { PrintedValue } from '../knowledge/message-templates.js';
import type { Topic } from '../knowledge/topic.js';
import { isGuid } from '../model/guid.js';
import { parseUtc } from '../model/parse-utc.js';
import { collectNamed } from '../redact/collect-value.js';
import type { Handoff } from '../report/report.js';
import { signInLogQuery } from '../report/sign-in-log-query.js';
import { toIsoTime } from '../report/time-text.js';
import { findTopics } from './find-topics.js';
import { type MessageFacts, messageFacts } from './message-facts.js';
import { type MessagePart, messageParts, messageProse, unreadCharacters } from './message-prose.js';
import { createPastedMasker, type Identities, type PastedMasker } from './pasted-masker.js';

/** A value of the message, fit to be shown. */
export interface MessageValue {
  /** The name of its place, such as `redirectUri`. */
  readonly name: string;
  readonly value: string;
  /** The name of a well-known application that the value stands for; null for others. */
  readonly knownAs: string | null;
}

/** A pasted error message, taken apart. Identities are masked as asked for, secrets always. */
export interface ExplainedMessage {
  readonly text: string;
  /** Of a longer text only the surroundings of its first error are read: how many characters were not. */
  readonly unreadCharacters: number;
  /** The code that names the cause; null where the message has none. */
  readonly cause: string | null;
  readonly codes: readonly string[];
  readonly values: readonly MessageValue[];
  readonly handoff: Handoff;
  /** The codes, the cause first, then the OAuth errors. */
  readonly topics: readonly Topic[];
}

/** Explains a whole error message, as prose, JSON or a URL; undefined where it holds no error that is known. */
export function explainMessage(pasted: string, identities: Identities): ExplainedMessage | undefined {
  const parts = messageParts(pasted);
  const prose = messageProse(parts);
  const facts = messageFacts(prose);
  const codes = facts.codes.toReversed();
  const topics = [...new Set([...codes.flatMap(findTopics), ...facts.errors])];
  if (codes.length === 0 && topics.length === 0) return undefined;
  const masker = maskerOf(parts, identities);
  return {
    text: maskedText(parts, masker),
    unreadCharacters: unreadCharacters(pasted),
    cause: codes[0] ?? null,
    codes: facts.codes,
    values: facts.values.map((printed) => shown(printed, masker)),
    handoff: handoffOf(facts, masker),
    topics,
  };
}

function maskerOf(parts: readonly MessagePart[], identities: Identities): PastedMasker {
  return createPastedMasker(messageProse(parts), identities, (sink) => {
    const setting = { sink, isIdentity: true, isPerson: false, isSuspect: false, depth: 0 };
    for (const { name, value } of parts) if (name !== undefined) collectNamed(name, value, setting);
  });
}

/** Named values are masked by their names: a `state` does not look like a secret. */
function maskedText(parts: readonly MessagePart[], masker: PastedMasker): string {
  return parts
    .map(({ name, value }) =>
      name === undefined ? masker.text(value) : `${masker.text(name)}: ${masker.value(name, value)}`,
    )
    .join('\n');
}

function shown({ name, value, isIdentity }: PrintedValue, masker: PastedMasker): MessageValue {
  return {
    name,
    value: isIdentity ? masker.person(value) : masker.value(name, value),
    knownAs: findClientApp(value)?.name ?? findResource(value)?.name ?? null,
  };
}

const NEXT_CAPTURE =
  'A message names the symptom. Record the sign-in from a private window as HAR or SAZ and run `entrace` on it: the capture shows which request was wrong, and how.';

function handoffOf(facts: MessageFacts, masker: PastedMasker): Handoff {
  const judgedMs = parseUtc(facts.timestamp);
  const { correlationId, requestId } = facts;
  // The challenge of an API names itself as `client_id`.
  const isApi = findResource(facts.clientId) !== undefined && findClientApp(facts.clientId) === undefined;
  const [client, challenger] = isApi ? [undefined, facts.clientId] : [facts.clientId, undefined];
  return {
    tenantId: printed(facts, ['tenant'], masker) ?? facts.tenantId ?? null,
    clientId: printed(facts, ['appId', 'clientId'], masker) ?? client ?? null,
    resource: printed(facts, ['resource', 'resourceId'], masker) ?? facts.resourceId ?? challenger ?? null,
    errorCode: facts.codes.at(-1) ?? null,
    correlationId: isGuid(correlationId) ? correlationId : null,
    requestId: isGuid(requestId) ? requestId : null,
    timestampUtc: toIsoTime(judgedMs),
    signInLogQuery: signInLogQuery(correlationId, requestId, judgedMs),
    nextCapture: NEXT_CAPTURE,
  };
}

function printed({ values }: MessageFacts, names: readonly string[], masker: PastedMasker): string | null {
  const found = values.find(({ name }) => names.includes(name));
  return found === undefined ? null : masker.value(found.name, found.value);
}
