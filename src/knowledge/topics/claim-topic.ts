import type { Topic, TopicSection } from '../topic.js';

/** What the tables of claims hold of each. */
export interface ClaimRow {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** Who sets it, and in tokens of which kind and version. */
  readonly found: readonly string[];
  /** What to hold it against in the capture. */
  readonly compare: readonly string[];
  /** How it is misread. */
  readonly traps?: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toClaimTopic({ found, compare, traps = [], ...row }: ClaimRow): Topic {
  const sections: readonly TopicSection[] = [
    { heading: 'Found in', lines: found },
    { heading: 'Compare in the capture', lines: compare },
    { heading: 'Traps', lines: traps },
  ];
  return { kind: 'claim', ...row, sections: sections.filter(({ lines }) => lines.length > 0) };
}
