import { namedApp } from '../report/app-names.js';
import type { ExplainedMessage, MessageValue } from './explain-message.js';
import type { Block, Fact, Page } from './page.js';
import { topicPage } from './topic-page.js';

/** A pasted message: what it says, what a support case needs, and a page for each thing that it names. */
export function messagePages(message: ExplainedMessage): Page[] {
  return [overview(message), ...message.topics.map(topicPage)];
}

function overview(message: ExplainedMessage): Page {
  const { handoff, values, cause, topics } = message;
  const about = topics.find(({ name }) => name === cause) ?? topics[0];
  return {
    title: `Error message: ${cause ?? about?.name}`,
    kind: 'pasted text',
    lead: about === undefined ? 'Nothing is known of this code.' : `${about.title}. ${about.summary}`,
    blocks: [
      {
        kind: 'facts',
        heading: 'What the message says',
        rows: [messageFact(message), ...values.map(valueFact)],
      },
      ...supportBlocks(handoff),
    ],
  };
}

/** A longer text has been a log; JSON has all of it. */
const LONGEST_SHOWN = 4000;

function messageFact({ text, unreadCharacters }: ExplainedMessage): Fact {
  const notes = [
    ...(text.length > LONGEST_SHOWN
      ? [`${text.length - LONGEST_SHOWN} more characters were read and are not shown.`]
      : []),
    ...(unreadCharacters > 0
      ? [`${unreadCharacters} characters further from the first error were not looked at.`]
      : []),
  ];
  const value = text.slice(0, LONGEST_SHOWN);
  return notes.length === 0 ? { name: 'Message', value } : { name: 'Message', value, note: notes.join(' ') };
}

function valueFact({ name, value, knownAs }: MessageValue): Fact {
  return { name, value, note: knownAs === null ? undefined : `This is ${knownAs}.` };
}

function supportBlocks(handoff: ExplainedMessage['handoff']): Block[] {
  const rows = [
    { name: 'Error', value: handoff.errorCode },
    { name: 'Correlation id', value: handoff.correlationId },
    { name: 'Request id', value: handoff.requestId },
    { name: 'Time (UTC)', value: handoff.timestampUtc },
    { name: 'Tenant', value: handoff.tenantId },
    { name: 'Client', value: named(handoff.clientId) },
    { name: 'Resource', value: named(handoff.resource) },
  ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const { signInLogQuery: query, nextCapture } = handoff;
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'facts', heading: 'For the support case', rows } as const]),
    ...(query === null
      ? []
      : [{ kind: 'quote', heading: 'Sign-in logs, in Log Analytics', text: query } as const]),
    ...(nextCapture === null ? [] : [{ kind: 'list', heading: 'Next', lines: [nextCapture] } as const]),
  ];
}

function named(id: string | null): string | null {
  return id === null ? null : namedApp(id);
}
