import { writeFileSync } from 'node:fs';
import { reportSchema } from '../report/report-schema.js';

/** Writes the schema of the report as a file of its own, for programs that are not JavaScript. */
export function writeSchema(root: string): void {
  writeFileSync(`${root}dist/report.schema.json`, `${JSON.stringify(reportSchema, undefined, 2)}\n`);
}
