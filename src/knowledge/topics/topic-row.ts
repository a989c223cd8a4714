import type { Topic, TopicKind } from '../topic.js';

/** What every table of topics holds of each, besides columns of its own. */
export type TopicRow = Omit<Topic, 'kind' | 'sections'>;

/** A row as a topic: its own columns become sections in their order, and an empty one is left out. */
export function toTopic(
  kind: TopicKind,
  row: TopicRow,
  columns: Readonly<Record<string, readonly string[]>>,
): Topic {
  const sections = Object.entries(columns).map(([heading, lines]) => ({ heading, lines }));
  return { kind, ...row, sections: sections.filter(({ lines }) => lines.length > 0) };
}
