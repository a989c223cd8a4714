import type { Topic, TopicSection } from '../topic.js';

/** What the table of headers holds of each. */
export interface HeaderRow {
  /** In lower case, as HTTP/2 sends it. */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** On which requests or responses it stands. */
  readonly found: readonly string[];
  readonly reading: readonly string[];
  readonly traps?: readonly string[];
  readonly related?: readonly string[];
  readonly rules?: readonly string[];
}

export function toHeaderTopic({ found, reading, traps = [], ...row }: HeaderRow): Topic {
  const sections: readonly TopicSection[] = [
    { heading: 'Found in', lines: found },
    { heading: 'How to read it', lines: reading },
    { heading: 'Traps', lines: traps },
  ];
  return { kind: 'header', ...row, sections: sections.filter(({ lines }) => lines.length > 0) };
}
