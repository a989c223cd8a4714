import type { Topic } from '../topic.js';

/** What the table of `suberror` values holds of each. */
export interface SuberrorRow {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** What to look at in the capture. */
  readonly compare: readonly string[];
  /** What the client should do on seeing it. */
  readonly client: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toSuberrorTopic({ compare, client, ...row }: SuberrorRow): Topic {
  return {
    kind: 'suberror',
    ...row,
    sections: [
      { heading: 'Compare in the capture', lines: compare },
      { heading: 'What the client should do', lines: client },
    ],
  };
}
