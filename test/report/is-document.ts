import Ajv from 'ajv';
import type { Document } from '../../src/report/report.js';
import { reportSchema } from '../../src/report/report-schema.js';

// ajv 6 (it comes with har-validator) knows drafts up to 07. Of what came later the schema uses only `$defs`, which
// is an ordinary place to point at; only the name of the draft has to go.
const { $schema: _draft, ...schema } = reportSchema;
const validate = new Ajv({ allErrors: true }).compile(schema);

/** What is wrong with a document, one complaint a line; empty where nothing is. Quotes no value. */
export function schemaFaults(document: unknown): string {
  validate(document);
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`).join('\n');
}

export function isDocument(value: unknown): value is Document {
  return schemaFaults(value) === '';
}
