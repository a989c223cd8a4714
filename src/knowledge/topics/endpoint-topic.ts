import type { Topic } from '../topic.js';

/** What the table of endpoints holds of each. */
export interface EndpointRow {
  /** The last telling part of the path. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly request: readonly string[];
  readonly answer: readonly string[];
  /** What it tells whoever reads the capture. */
  readonly look: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toEndpointTopic({ request, answer, look, ...row }: EndpointRow): Topic {
  return {
    kind: 'endpoint',
    ...row,
    sections: [
      { heading: 'The request', lines: request },
      { heading: 'The answer', lines: answer },
      { heading: 'Look for', lines: look },
    ],
  };
}
