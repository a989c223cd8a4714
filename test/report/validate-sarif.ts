import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import { nodePorts } from '../../src/cli/node-ports.js';
import { analyze, parseCapture } from '../../src/index.js';
import { toSarif } from '../../src/report/to-sarif.js';
import { ROOT } from '../support/checkout.js';
import { documentFullOf } from './hostile-report.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { documentOf, exampleReport, healthyReport } from './report-fixture.js';

/**
 * Holds what `--format sarif` writes against the schema of SARIF 2.1.0, whose path is the argument: the samples, a
 * document with captures that could not be read, and hostile text in every place.
 */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the file with the schema of SARIF 2.1.0.');

const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' });
ajv.addMetaSchema(createRequire(import.meta.url)('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));

const samples = join(ROOT, 'samples');
const unreadable = [{ name: 'x y.har', code: 'ERR_NOT_JSON', message: 'x y.har: This is no JSON.' }];
const documents = new Map([
  ['nothing', documentOf()],
  ['two reports', { ...documentOf(exampleReport, healthyReport), unreadable }],
  ...HOSTILE_TEXTS.map((text, index) => [`hostile text ${index}`, documentFullOf(text)] as const),
]);
for (const name of readdirSync(samples).filter((file) => /\.(?:har|saz)$/.test(file))) {
  const options = { name, ports: nodePorts };
  documents.set(
    name,
    documentOf(await analyze(await parseCapture(readFileSync(join(samples, name)), options), options)),
  );
}

for (const [name, document] of documents) {
  if (validate(JSON.parse(toSarif(document))) === true) continue;
  process.stdout.write(`${name}: ${JSON.stringify(validate.errors)}\n`);
  process.exitCode = 1;
}
process.stdout.write(`${documents.size} documents held against the schema of SARIF\n`);
