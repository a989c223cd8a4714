import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the table of endpoints holds of each; the name is the last telling part of the path. */
export interface EndpointRow extends TopicRow {
  readonly request: readonly string[];
  readonly answer: readonly string[];
  /** What it tells whoever reads the capture. */
  readonly look: readonly string[];
}

export function toEndpointTopic({ request, answer, look, ...row }: EndpointRow): Topic {
  return toTopic('endpoint', row, { 'The request': request, 'The answer': answer, 'Look for': look });
}
