import type { Document } from './report.js';
import { escapeHidden } from './to-json.js';

/** Writes one JSON value a line: each report as it is, each input that could not be read as `{"unreadable": …}`. */
export function toNdjson(document: Document): string {
  const values = [...document.reports, ...document.unreadable.map((unreadable) => ({ unreadable }))];
  return values.map((value) => `${escapeHidden(JSON.stringify(value))}\n`).join('');
}
