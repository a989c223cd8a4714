import type { Topic } from '../knowledge/topic.js';
import { findTopics } from './find-topics.js';
import { nearestTopics } from './nearest-topics.js';

/** What one argument of `entrace explain` led to. */
export type Explanation =
  | { readonly about: 'topic'; readonly asked: string; readonly topics: readonly Topic[] }
  | { readonly about: 'unknown'; readonly asked: string; readonly nearest: readonly string[] };

/** Explains one name. Never throws: what is not known has its nearest neighbours. */
export function explain(asked: string): Explanation {
  const topics = findTopics(asked);
  if (topics.length > 0) return { about: 'topic', asked, topics };
  return { about: 'unknown', asked, nearest: nearestTopics(asked) };
}
