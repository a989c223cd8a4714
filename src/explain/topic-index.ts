import { WELL_KNOWN_CLIENTS } from '../knowledge/client-apps.js';
import { allCodes } from '../knowledge/codes/all-codes.js';
import { WELL_KNOWN_RESOURCES } from '../knowledge/resources.js';
import type { Topic } from '../knowledge/topic.js';
import { ALL_TOPICS } from '../knowledge/topics/all-topics.js';
import { allRules } from '../rules/all-rules.js';
import { clientTopic, resourceTopic } from './app-topic.js';
import { codeTopic } from './code-topic.js';
import { ruleTopic } from './rule-topic.js';

/** Everything that can be explained. */
export const TOPICS: readonly Topic[] = [
  ...allCodes().map(codeTopic),
  ...ALL_TOPICS,
  ...allRules.map(ruleTopic),
  ...WELL_KNOWN_RESOURCES.map(resourceTopic),
  ...WELL_KNOWN_CLIENTS.map(clientTopic),
];

const BY_NAME = byName(TOPICS);

/** All topics of one name or alias, whatever their kind; case does not count. */
export function topicsNamed(name: string): readonly Topic[] {
  return BY_NAME.get(name.toLowerCase()) ?? [];
}

/** Every spelling that leads to a topic, lower case. */
export const TOPIC_NAMES: readonly string[] = [...BY_NAME.keys()];

function byName(topics: readonly Topic[]): Map<string, Topic[]> {
  const index = new Map<string, Topic[]>();
  for (const topic of topics) {
    const spellings = new Set([topic.name, ...(topic.aliases ?? [])].map((name) => name.toLowerCase()));
    for (const spelling of spellings) index.set(spelling, [...(index.get(spelling) ?? []), topic]);
  }
  return index;
}
