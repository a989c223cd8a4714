import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodePorts } from '../../src/cli/node-ports.js';
import { checkSecrets, parseCapture, sanitize } from '../../src/index.js';
import { collectCases, type NamedCase } from '../support/rule-test.js';

/**
 * Sanitizes the captures of all rule tests and compares the findings: each rule, each of its messages, and the traffic
 * that looks alike. CI runs it once; parts of names as arguments run some of them.
 */
const RULES = join(dirname(fileURLToPath(import.meta.url)), '..', 'rules');

const cases: NamedCase[] = [];
collectCases(cases);
for (const file of readdirSync(RULES, { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (/\.test\.[jt]s$/.test(file)) await import(pathToFileURL(join(RULES, file)).href);
}

const wanted = process.argv.slice(2);
const chosen = cases.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
let unequal = 0;
for (const { name, bytes } of chosen) {
  const options = { name: 'case.har', ports: nodePorts };
  const { bytes: safe, receipt } = await sanitize(bytes, options);
  const { secrets } = checkSecrets(await parseCapture(safe, options));
  const { equal, lost, gained } = receipt.proof;
  if (equal && secrets.length === 0) continue;
  unequal += 1;
  process.stdout.write(`${name}\n  ${JSON.stringify({ lost, gained, secrets })}\n`);
}
process.stdout.write(
  `${chosen.length} captures sanitized, ${unequal} of them with other findings or secrets left\n`,
);
process.exitCode = unequal === 0 && chosen.length > 0 ? 0 : 1;
