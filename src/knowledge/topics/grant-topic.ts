import type { Topic } from '../topic.js';

/** What the table of grants holds of each. */
export interface GrantRow {
  /** The wire value of `grant_type`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly request: readonly string[];
  readonly answer: readonly string[];
  readonly mistakes: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toGrantTopic({ request, answer, mistakes, ...row }: GrantRow): Topic {
  return {
    kind: 'grant',
    ...row,
    sections: [
      { heading: 'The request', lines: request },
      { heading: 'The answer', lines: answer },
      { heading: 'Characteristic mistakes', lines: mistakes },
    ],
  };
}
