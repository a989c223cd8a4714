import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the tables of claims and of parameters hold of each. */
export interface FieldRow extends TopicRow {
  /** Who sets it, and in which messages, or in tokens of which kind and version. */
  readonly found: readonly string[];
  /** What to hold it against in the capture. */
  readonly compare: readonly string[];
  /** How it is misread. */
  readonly traps?: readonly string[];
}

export function toFieldTopic(
  kind: 'claim' | 'parameter',
  { found, compare, traps = [], ...row }: FieldRow,
): Topic {
  return toTopic(kind, row, { 'Found in': found, 'Compare in the capture': compare, Traps: traps });
}
