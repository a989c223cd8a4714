import type { Topic } from '../topic.js';

/** What entrace can explain besides error codes, resources, clients and rules, table by table. */
export const ALL_TOPICS: readonly Topic[] = [];
