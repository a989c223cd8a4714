import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodePorts } from '../../src/cli/node-ports.js';
import { checkSecrets, InputError, parseCapture, type SanitizeOptions, sanitize } from '../../src/index.js';
import { captureToSaz } from '../support/capture-to-saz.js';
import { har } from '../support/entra-builder.js';
import { EVERYDAY_STORIES } from '../support/everyday-stories.js';
import { FAILING_STORIES } from '../support/failing-stories.js';
import { HEALTHY_STORIES } from '../support/healthy-stories.js';
import { collectCases, type NamedCase } from '../support/rule-test.js';
import { toSaz } from '../support/to-saz.js';

/**
 * Sanitizes the captures of all rule tests and all stories, each as HAR and as SAZ and in each mode, and compares the findings:
 * each rule, each of its messages, and the traffic that looks alike. CI runs it once; parts of names as arguments run some of them.
 */
const RULES = join(dirname(fileURLToPath(import.meta.url)), '..', 'rules');

const MODES: Readonly<Record<string, Partial<SanitizeOptions>>> = {
  support: {},
  'strict, sign-in traffic only': { mode: 'strict', onlyIdentity: true },
};

const cases: NamedCase[] = [];
collectCases(cases);
for (const file of readdirSync(RULES, { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (/\.test\.[jt]s$/.test(file)) await import(pathToFileURL(join(RULES, file)).href);
}

for (const [name, exchanges] of Object.entries({
  ...HEALTHY_STORIES,
  ...EVERYDAY_STORIES,
  ...FAILING_STORIES,
})) {
  cases.push({ name: `story: ${name}`, bytes: har(exchanges).bytes });
  cases.push({
    name: `story as Fiddler records it: ${name}`,
    bytes: await toSaz(exchanges, { tunnels: true }),
  });
}

const wanted = process.argv.slice(2);
const chosen = cases.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
let captures = 0;
let unequal = 0;
for (const { name, bytes } of chosen) {
  await proveOne(name, bytes);
  const saz = await asSaz(bytes);
  // What a mode does, it does to both kinds of files.
  if (saz !== undefined) await proveMode(`${name} (SAZ)`, saz, {});
}

/** Undefined for what is one already, or is too damaged to be read. */
async function asSaz(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const capture = await parseCapture(bytes, { name: 'case.har', ports: nodePorts });
  return capture.format === 'saz' || capture.entries.length === 0 ? undefined : captureToSaz(capture);
}

async function proveOne(name: string, bytes: Uint8Array): Promise<void> {
  for (const [mode, options] of Object.entries(MODES)) await proveMode(`${name} (${mode})`, bytes, options);
}

async function proveMode(name: string, bytes: Uint8Array, mode: Partial<SanitizeOptions>): Promise<void> {
  const options = { name: 'case.har', ports: nodePorts, ...mode };
  const sanitized = await sanitize(bytes, options).catch(nothingLeft);
  if (sanitized === undefined) return;
  const { bytes: safe, receipt } = sanitized;
  const { secrets } = checkSecrets(await parseCapture(safe, options));
  const { equal, lost, gained } = receipt.proof;
  captures += 1;
  if (equal && secrets.length === 0) return;
  unequal += 1;
  process.stdout.write(`${name}\n  ${JSON.stringify({ lost, gained, secrets })}\n`);
}

/** Captures without sign-in traffic are refused where no other is wanted. */
function nothingLeft(error: unknown): undefined {
  if (error instanceof InputError && error.message.includes('--only-identity')) return undefined;
  throw error;
}

process.stdout.write(
  `${captures} captures sanitized, ${unequal} of them with other findings or secrets left\n`,
);
process.exitCode = unequal === 0 && captures > 0 ? 0 : 1;
