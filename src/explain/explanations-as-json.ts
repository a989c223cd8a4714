import { SCHEMA_VERSION } from '../report/report.js';
import { escapeHidden } from '../report/to-json.js';
import { VERSION } from '../report/version.js';
import type { Explanation } from './explanation.js';

/** Writes explanations as one JSON document, two blanks a level, ended by a line feed. */
export function explanationsAsJson(explanations: readonly Explanation[]): string {
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'entrace', version: VERSION },
    explanations,
  };
  return `${escapeHidden(JSON.stringify(document, undefined, 2))}\n`;
}
