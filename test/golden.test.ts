import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nodePorts } from '../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../src/index.js';
import { toJson } from '../src/report/to-json.js';
import { toText } from '../src/report/to-text.js';
import { ROOT } from './support/checkout.js';
import { assertGolden } from './support/golden.js';
import { IDENTITIES } from './support/ids.js';
import { SAMPLES } from './support/samples.js';
import { secretsOf } from './support/secrets-of.js';

async function reportOf(file: string): Promise<Report> {
  const bytes = readFileSync(join(ROOT, 'samples', file));
  return analyze(await parseCapture(bytes, { name: file, ports: nodePorts }), { ports: nodePorts });
}

function documentOf(report: Report): string {
  return toJson({
    schemaVersion: 1,
    tool: { name: 'entrace', version: '0.0.0' },
    reports: [report],
    unreadable: [],
  });
}

describe('samples', () => {
  for (const sample of SAMPLES) {
    describe(sample.file, () => {
      test('gives exactly the findings of its story', async () => {
        const report = await reportOf(sample.file);
        const loud = report.findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ ruleId }) => ruleId);
        assert.deepEqual(loud.sort(), [...sample.findings].sort());
        const cause = report.findings.find(({ rootCause }) => rootCause)?.ruleId ?? null;
        assert.equal(cause, sample.rootCause);
      });

      test('reads as recorded', async () => {
        const report = await reportOf(sample.file);
        assertGolden(`${sample.file}.txt`, toText(report, { width: 100 }));
      });

      test('shows no secret and no identity, in text and JSON', async () => {
        const report = await reportOf(sample.file);
        const shown = `${toText(report)}\n${documentOf(report)}`;
        const leaked = [...secretsOf(sample.exchanges), ...IDENTITIES].filter((value) =>
          shown.includes(value),
        );
        assert.deepEqual(leaked, []);
      });

      test('gives the same bytes twice', async () => {
        assert.equal(documentOf(await reportOf(sample.file)), documentOf(await reportOf(sample.file)));
      });
    });
  }
});
