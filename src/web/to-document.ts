import { type Document, type Report, SCHEMA_VERSION, type Unreadable } from '../report/report.js';
import { VERSION } from '../report/version.js';
import type { Analysed } from './run.js';

/** The document of what was analysed: the same as the command line makes of the same files. */
export function toDocument(analysed: readonly Analysed[]): Document {
  const results = analysed.flatMap((each) => each.results);
  return documentOf(
    results.flatMap((result) => (result.kind === 'report' ? [result.report] : [])),
    results.flatMap((result) => (result.kind === 'unreadable' ? [result.unreadable] : [])),
  );
}

/** A document of some reports. */
export function documentOf(reports: readonly Report[], unreadable: readonly Unreadable[] = []): Document {
  return { schemaVersion: SCHEMA_VERSION, tool: { name: 'entrace', version: VERSION }, reports, unreadable };
}
