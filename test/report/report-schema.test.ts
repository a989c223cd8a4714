import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import type { Document } from '../../src/report/report.js';
import { reportSchema } from '../../src/report/report-schema.js';
import { toJson } from '../../src/report/to-json.js';
import { ROOT } from '../support/checkout.js';
import { SAMPLES } from '../support/samples.js';
import { schemaFaults } from './is-document.js';
import { documentOf, exampleReport, healthyReport } from './report-fixture.js';

function faultsOf(document: Document): string {
  const written: unknown = JSON.parse(toJson(document));
  return schemaFaults(written);
}

describe('the schema of the report', () => {
  for (const { file } of SAMPLES) {
    test(`fits ${file}`, async () => {
      const bytes = readFileSync(join(ROOT, 'samples', file));
      const capture = await parseCapture(bytes, { name: file, ports: nodePorts });
      assert.equal(faultsOf(documentOf(await analyze(capture, { ports: nodePorts }))), '');
    });
  }

  test('fits a report with something in every section, and an input that could not be read', () => {
    const unreadable = [{ name: 'x.har', code: 'ERR_NOT_JSON', message: 'x.har: This is no JSON.' }];
    assert.equal(faultsOf({ ...documentOf(exampleReport, healthyReport), unreadable }), '');
  });

  const wrong: Readonly<Record<string, unknown>> = {
    'no object': [],
    'another version': { ...documentOf(healthyReport), schemaVersion: 2 },
    'a member too many': { ...documentOf(healthyReport), extra: true },
    'a report without its flows': documentOfParts({ ...healthyReport, flows: undefined }),
    'a severity of its own': documentOfParts({
      ...healthyReport,
      findings: [{ ...exampleReport.findings[0], severity: 'fatal' }],
    }),
    'null where there is always something': documentOfParts({ ...healthyReport, summary: null }),
    'a broken time': documentOfParts({
      ...healthyReport,
      capture: { ...healthyReport.capture, startedDateTime: 'yesterday' },
    }),
  };
  for (const [name, document] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => assert.notEqual(schemaFaults(document), ''));
  }

  test('names its draft and describes every member', () => {
    assert.equal(reportSchema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.equal(JSON.stringify(reportSchema).includes('"description":""'), false);
  });
});

function documentOfParts(report: unknown): unknown {
  return JSON.parse(JSON.stringify({ ...documentOf(), reports: [report] }));
}
