import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture, type Report } from '../../src/index.js';
import { appNamesIn, withAppNames } from '../../src/report/app-names.js';
import { toCsv } from '../../src/report/to-csv.js';
import { toHtml } from '../../src/report/to-html.js';
import { toJunit } from '../../src/report/to-junit.js';
import { toMarkdown } from '../../src/report/to-markdown.js';
import { toSarif } from '../../src/report/to-sarif.js';
import { toText } from '../../src/report/to-text.js';
import { ROOT } from '../support/checkout.js';
import { documentOf } from './report-fixture.js';

const CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
const GRAPH = '00000003-0000-0000-c000-000000000000';
const OWN = '11111111-0000-0000-0000-000000000001';

const SENTENCES: readonly (readonly [sentence: string, named: string])[] = [
  [`from client ${CLI}.`, `from client ${CLI} (Microsoft Azure CLI).`],
  [`${CLI.toUpperCase()} asks`, `${CLI.toUpperCase()} (Microsoft Azure CLI) asks`],
  [`${CLI} (Microsoft Azure CLI)`, `${CLI} (Microsoft Azure CLI)`],
  [`'${CLI}' and ${OWN}`, `'${CLI}' and ${OWN}`],
  [`scope ${GRAPH}/.default, api://${GRAPH}`, `scope ${GRAPH}/.default, api://${GRAPH}`],
];

for (const [sentence, named] of SENTENCES) {
  test(`names in: ${sentence}`, () => {
    assert.equal(withAppNames(sentence), named);
  });
}

test('a captured value is named as a whole, each name once', () => {
  assert.deepEqual(appNamesIn(`${GRAPH}/.default ${GRAPH}/x for '${CLI}'`), [
    'Microsoft Graph',
    'Microsoft Azure CLI',
  ]);
  assert.deepEqual(appNamesIn(OWN), []);
});

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => toText(report),
  markdown: (report) => toMarkdown(documentOf(report)),
  csv: (report) => toCsv(documentOf(report)),
  sarif: (report) => toSarif(documentOf(report)),
  junit: (report) => toJunit(documentOf(report)),
  html: (report) => toHtml(documentOf(report)),
};

test('every format names a well-known client and API beside its id', async () => {
  const sample = readFileSync(join(ROOT, 'samples/expired-secret.har'), 'utf8');
  const own = /client_id=([0-9a-f-]{36})/.exec(sample)?.[1] ?? '';
  const bytes = new TextEncoder().encode(
    sample.replaceAll(own, CLI).replaceAll(encodeURIComponent('https://graph.microsoft.com'), GRAPH),
  );
  const ports = nodePorts;
  const report = await analyze(await parseCapture(bytes, { name: 'cli.har', ports }), { ports });
  for (const [format, to] of Object.entries(FORMATS)) {
    const written = to(report).replaceAll(/\s+/g, ' ');
    assert.match(written, new RegExp(`${CLI}[^.]{0,4}\\(Microsoft Azure CLI\\)`), format);
    if (format !== 'sarif' && format !== 'junit') assert.match(written, /Microsoft Graph/, format);
  }
  const facts = new RegExp(`Client[ |\`]+${CLI} \\(Microsoft Azure CLI\\)`);
  assert.match(toText(report), facts);
  assert.match(toMarkdown(documentOf(report)), facts);
  assert.match(toCsv(documentOf(report)), /,Microsoft Azure CLI,Microsoft Graph\r\n/);
  assert.match(
    report.findings[0]?.evidence.map(({ note }) => note).join() ?? '',
    /it names Microsoft Azure CLI/,
  );
});
