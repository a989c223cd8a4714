import assert from 'node:assert/strict';
import type { Document } from '../../src/report/report.js';
import { isDocument, schemaFaults } from './is-document.js';
import { documentOf, exampleReport } from './report-fixture.js';

/** Members whose values are words of entrace: no capture can say what stands there. */
const OURS = new Set([
  ...['format', 'quality', 'kind', 'outcome', 'category', 'severity', 'proof'],
  ...['role', 'owner', 'state', 'tool', 'part', 'change', 'type', 'status'],
]);

/** What refers to another part of the report, and times that entrace wrote. */
const REFERENCE = /^(?:(?:flow|message|error|finding|token)-\d+|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** A document with something in every section, in which every text that a capture might decide is this one. */
export function documentFullOf(text: string): Document {
  const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];
  const document: unknown = fill({ ...documentOf(exampleReport), unreadable }, text);
  assert.ok(isDocument(document), schemaFaults(document));
  return document;
}

function fill(value: unknown, text: string): unknown {
  if (typeof value === 'string') return REFERENCE.test(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => fill(item, text));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([name, of]) => [name, OURS.has(name) ? of : fill(of, text)]));
}
