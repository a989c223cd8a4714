import type { Topic } from '../topic.js';
import { type TopicRow, toTopic } from './topic-row.js';

/** What the tables of claims hold of each. */
export interface ClaimRow extends TopicRow {
  /** Who sets it, and in tokens of which kind and version. */
  readonly found: readonly string[];
  /** What to hold it against in the capture. */
  readonly compare: readonly string[];
  /** How it is misread. */
  readonly traps?: readonly string[];
}

export function toClaimTopic({ found, compare, traps = [], ...row }: ClaimRow): Topic {
  return toTopic('claim', row, { 'Found in': found, 'Compare in the capture': compare, Traps: traps });
}
