import type { Topic } from '../topic.js';

/** What the table of OAuth errors holds of each. */
export interface ErrorRow {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly compare: readonly string[];
  readonly client: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toErrorTopic({ compare, client, ...row }: ErrorRow): Topic {
  return {
    kind: 'oauth-error',
    ...row,
    sections: [
      { heading: 'Compare in the capture', lines: compare },
      { heading: 'What the client should do', lines: client },
    ],
  };
}
