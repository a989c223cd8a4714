import type { TimelineItem } from '../report.js';

/** Lanes in the order in which a reader expects them; others follow as they appear. */
const USUAL = [
  'browser',
  'app',
  'managed identity',
  'Entra',
  'Azure AD B2C',
  'External ID',
  'AD FS',
  'Microsoft account',
  'identity provider',
  'API',
];

/** The lanes of a sequence diagram, from left to right. */
export function laneOrder(items: readonly Pick<TimelineItem, 'from' | 'to'>[]): string[] {
  const used = new Set(items.flatMap(({ from, to }) => [from, to]));
  const usual = USUAL.filter((lane) => used.has(lane));
  return [...usual, ...[...used].filter((lane) => !USUAL.includes(lane))];
}
