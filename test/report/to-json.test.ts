import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Report } from '../../src/report/report.js';
import { toJson } from '../../src/report/to-json.js';
import { toNdjson } from '../../src/report/to-ndjson.js';
import { documentOf, exampleReport, healthyReport } from './report-fixture.js';

test('JSON is indented by two blanks and ends in a line feed', () => {
  const text = toJson(documentOf(exampleReport));
  assert.match(text, /^\{\n {2}"schemaVersion": 1,\n/);
  assert.match(text, /\n\}\n$/);
  assert.deepEqual(JSON.parse(text), documentOf(exampleReport));
});

test('NDJSON is one report a line, and a line for each input that could not be read', () => {
  const unreadable = { name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' };
  const text = toNdjson({ ...documentOf(exampleReport, healthyReport), unreadable: [unreadable] });
  const values: unknown[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(values, [exampleReport, healthyReport, { unreadable }]);
});

test('hidden characters are escaped, and read back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (headline) => {
      const report: Report = { ...healthyReport, summary: { ...healthyReport.summary, headline } };
      const text = toJson(documentOf(report));
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      assert.deepEqual(JSON.parse(text), documentOf(report));
    }),
  );
});
