import type { Report } from '../report/report.js';

/**
 * The entries that a report speaks of, by their index: the messages of its timeline, API calls among them, and the places that
 * its findings point at. Without the others it says the same.
 */
export function toldEntries({ timeline, findings }: Report): ReadonlySet<number> {
  const places = findings.flatMap(({ evidence }) => evidence.flatMap(({ entry }) => entry ?? []));
  return new Set([...timeline.map(({ entry }) => entry), ...places]);
}
