import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the table of headers holds of each; names in lower case, as HTTP/2 sends them. */
export interface HeaderRow extends TopicRow {
  /** On which requests or responses it stands. */
  readonly found: readonly string[];
  readonly reading: readonly string[];
  readonly traps?: readonly string[];
}

export function toHeaderTopic({ found, reading, traps = [], ...row }: HeaderRow): Topic {
  return toTopic('header', row, { 'Found in': found, 'How to read it': reading, Traps: traps });
}
