import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the tables of OAuth errors, suberrors and errors of APIs hold of each. */
export interface ErrorRow extends TopicRow {
  /** What to look at in the capture. */
  readonly compare: readonly string[];
  /** What the client should do on seeing it. */
  readonly client: readonly string[];
}

export function toErrorTopic(
  kind: 'oauth-error' | 'suberror' | 'api-error',
  { compare, client, ...row }: ErrorRow,
): Topic {
  return toTopic(kind, row, { 'Compare in the capture': compare, 'What the client should do': client });
}
