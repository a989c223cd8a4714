import type { Parameters } from '../model/parameters.js';
import type { Message } from '../oauth/messages.js';
import type { Story } from '../oauth/story.js';
import type { Masker } from '../redact/masker.js';
import { labelOf } from './labels.js';
import { findLanes } from './lanes.js';
import type { ShownParameter, TimelineItem } from './report.js';
import { toIsoTime } from './time-text.js';

/** Parameters shown of one message; a longer list is no request a person reads. */
const MOST_PARAMETERS = 60;

/** All messages of the story in time order. */
export function toTimeline(story: Story, masker: Masker): TimelineItem[] {
  const tokensByMessage = indexTokens(story);
  return story.messages.map((message) =>
    toItem(message, story, masker, tokensByMessage.get(message.id) ?? []),
  );
}

function toItem(message: Message, story: Story, masker: Masker, tokens: readonly string[]): TimelineItem {
  const { entry, answer, url } = message;
  return {
    id: message.id,
    entry: entry.index,
    startedDateTime: toIsoTime(message.startedMs),
    elapsedMs: entry.time ?? null,
    kind: message.kind,
    flow: story.flowOf(message.id)?.id ?? null,
    ...findLanes(message, story),
    method: masker.text(entry.request.method),
    url: masker.url(url.href),
    status: answer.status ?? null,
    label: entry.label === undefined ? labelOf(message) : `${labelOf(message)} (session ${entry.label})`,
    parameters: isApiCall(message) ? [] : shown(message.parameters, masker),
    answered: ANSWERED.has(message.kind) ? shown(answer.parameters, masker) : [],
    tokens,
    errors: message.errors.map(({ id }) => id),
  };
}

function isApiCall({ kind }: Message): boolean {
  return kind === 'protected-resource-request';
}

/** Messages whose answer is defined by the protocol. What an API or a page answers is no business of the report. */
const ANSWERED: ReadonlySet<Message['kind']> = new Set([
  'authorization-request',
  'token-request',
  'device-authorization-request',
  'managed-identity-request',
  'native-authentication-request',
]);

function shown({ list }: Parameters, masker: Masker): readonly ShownParameter[] {
  return list
    .slice(0, MOST_PARAMETERS)
    .map(({ name, value }) => ({ name: masker.text(name), value: masker.parameter(name, value) }));
}

function indexTokens(story: Story): Map<string, string[]> {
  const byMessage = new Map<string, string[]>();
  for (const token of story.tokens) {
    const messages = [token.issuedBy, ...token.uses, ...story.carriersOf(token.id)].flatMap((use) =>
      use?.message === undefined ? [] : [use.message.id],
    );
    for (const id of new Set(messages)) byMessage.set(id, [...(byMessage.get(id) ?? []), token.id]);
  }
  return byMessage;
}
