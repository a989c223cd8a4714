import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the table of grants holds of each; the name is the wire value of `grant_type`. */
export interface GrantRow extends TopicRow {
  readonly request: readonly string[];
  readonly answer: readonly string[];
  readonly mistakes: readonly string[];
}

export function toGrantTopic({ request, answer, mistakes, ...row }: GrantRow): Topic {
  const columns = { 'The request': request, 'The answer': answer, 'Characteristic mistakes': mistakes };
  return toTopic('grant', row, columns);
}
