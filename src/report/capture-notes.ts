import type { Report } from './report.js';
import { secretsWarning } from './secrets-warning.js';
import { entryList } from './text/entry-list.js';

/** What was repaired or is missing, each said once with its entries; the warning of secrets stands elsewhere. */
export function noteSentences(report: Report): string[] {
  const warning = secretsWarning(report);
  const entriesByMessage = new Map<string, number[]>();
  for (const note of report.capture.notes) {
    if (note === warning) continue;
    const entries = entriesByMessage.get(note.message) ?? [];
    if (note.entry !== undefined) entries.push(note.entry);
    entriesByMessage.set(note.message, entries);
  }
  return [...entriesByMessage].map(([message, entries]) =>
    entries.length === 0 ? message : `${message} (${entryList(entries)})`,
  );
}
