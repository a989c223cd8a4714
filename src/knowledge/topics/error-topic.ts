import type { Topic } from '../topic.js';

/** What the tables of OAuth errors and suberrors hold of each. */
export interface ErrorRow {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** What to look at in the capture. */
  readonly compare: readonly string[];
  /** What the client should do on seeing it. */
  readonly client: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toErrorTopic(kind: 'oauth-error' | 'suberror', { compare, client, ...row }: ErrorRow): Topic {
  return {
    kind,
    ...row,
    sections: [
      { heading: 'Compare in the capture', lines: compare },
      { heading: 'What the client should do', lines: client },
    ],
  };
}
