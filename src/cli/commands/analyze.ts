import { basename } from 'node:path';
import {
  type AnalysisFault,
  type AnalyzeOptions,
  InputError,
  parseCapture,
  runAnalysis,
} from '../../index.js';
import type { Capture } from '../../model/capture.js';
import { type Document, type Report, SCHEMA_VERSION, type Unreadable } from '../../report/report.js';
import { SECRETS_INCLUDED } from '../../report/text/header.js';
import { VERSION } from '../../report/version.js';
import { allRules } from '../../rules/all-rules.js';
import { markKnown, readBaseline, withoutKnown } from '../baseline.js';
import { type ExitCode, exitCodeOf, type FailOn } from '../exit-code.js';
import { faultSentence } from '../fault.js';
import { FORMATS, type FormatName } from '../formats.js';
import { print, readCapture, refuseOverwriting, STANDARD_STREAM, tell, writeOutput } from '../io.js';
import { hashFile, parseLargeFile } from '../large-file.js';
import { nodePorts } from '../node-ports.js';
import { findPassword, type PasswordArguments } from '../password.js';
import type { OwnRule } from '../rules-from.js';
import { parseSeverities, type RuleSettings } from '../severities.js';
import { tellFault } from '../tell-fault.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace analyze`, as the command line gives them. */
export interface AnalyzeArguments extends PasswordArguments {
  readonly captures: readonly string[];
  readonly format: FormatName;
  /** A path; undefined or `-` for standard output. */
  readonly output: string | undefined;
  readonly force: boolean;
  readonly failOn: FailOn;
  readonly identities: 'mask' | 'keep';
  readonly includeSecrets: boolean;
  /** In the order in which they count: the last one wins. */
  readonly rules: readonly RuleSettings[];
  /** Paths of modules that export the user's own rules. */
  readonly rulesFrom: readonly string[];
  /** Path of the JSON report of an earlier run; undefined for none. */
  readonly baseline: string | undefined;
  readonly hash: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

const SECRETS_SHOWN =
  'This report shows secrets (--unsafe-include-secrets): whoever reads it can use them. Keep it to yourself; do not attach it to a case.';

/** Reports on captures: data to standard output or a file, everything else to standard error. */
export async function analyzeCommand(given: AnalyzeArguments): Promise<ExitCode> {
  refuseEmptyOrDoubled(given.captures);
  const output = given.output === STANDARD_STREAM ? undefined : given.output;
  if (output !== undefined) await refuseOverwriting(output, given.captures, given.force);
  const ownRules = await loadRules(given.rulesFrom);
  const options = analyzeOptions(given, ownRules);
  const baseline = await readBaseline(given.baseline);
  const password = await findPassword(given);
  if (given.includeSecrets) await tell(SECRETS_SHOWN);
  const results: Result[] = [];
  for (const path of given.captures) {
    results.push(await analyzeOne(path, { ...given, password, ownRules }, options));
  }
  const document = documentOf(results);
  await deliver(given.format === 'text' ? markKnown(document, baseline) : document, given, output);
  return exitCodeOf(
    withoutKnown(document, baseline),
    given.failOn,
    results.some(({ hadFault }) => hadFault),
  );
}

function refuseEmptyOrDoubled(captures: readonly string[]): void {
  if (captures.length === 0) {
    throw new UsageError(
      'No capture given. Try: entrace sign-in.har, or entrace --help for everything else.',
    );
  }
  if (captures.filter((path) => path === STANDARD_STREAM).length > 1) {
    throw new UsageError('Standard input (-) can be read only once.');
  }
}

const BUILT_IN_IDS = allRules.map((rule) => rule.meta.id);

async function loadRules(paths: readonly string[]): Promise<readonly OwnRule[]> {
  if (paths.length === 0) return [];
  const { loadOwnRules } = await import('../rules-from.js');
  return await loadOwnRules(paths, BUILT_IN_IDS);
}

function analyzeOptions(given: AnalyzeArguments, ownRules: readonly OwnRule[]): AnalyzeOptions {
  const extraRules = ownRules.map(({ rule }) => rule);
  const ruleIds = [...BUILT_IN_IDS, ...extraRules.map((rule) => rule.meta.id)];
  return {
    ports: nodePorts,
    identities: given.identities,
    includeSecrets: given.includeSecrets,
    severities: parseSeverities(given.rules, ruleIds),
    extraRules,
  };
}

/** What came of one input. A fault of entrace in one does not keep the others from being reported. */
interface Result {
  readonly report?: Report;
  readonly unreadable?: Unreadable;
  readonly hadFault: boolean;
}

interface ReadyArguments extends AnalyzeArguments {
  readonly ownRules: readonly OwnRule[];
}

async function analyzeOne(path: string, given: ReadyArguments, options: AnalyzeOptions): Promise<Result> {
  const shown = path === STANDARD_STREAM ? 'standard input' : path;
  try {
    const capture = await readOne(path, given);
    const { report, faults } = await runAnalysis(capture, options);
    for (const fault of faults) await tellRuleFault(shown, fault, given.ownRules);
    return { report, hadFault: faults.length > 0 };
  } catch (error) {
    if (error instanceof InputError) return await toUnreadable(path, shown, error);
    await tellFault(shown, error);
    return { hadFault: true };
  }
}

async function readOne(path: string, given: AnalyzeArguments): Promise<Capture> {
  const { capture, sha256 } = (await readLarge(path, given)) ?? (await readWhole(path, given));
  const notes = given.includeSecrets ? [{ code: SECRETS_INCLUDED, message: SECRETS_SHOWN }] : [];
  return { ...capture, sha256, notes: [...notes, ...capture.notes] };
}

interface HashedCapture {
  readonly capture: Capture;
  /** Null unless asked for. */
  readonly sha256: string | null;
}

async function readWhole(path: string, given: AnalyzeArguments): Promise<HashedCapture> {
  const bytes = await readCapture(path);
  const password = given.password === undefined ? {} : { password: given.password };
  const capture = await parseCapture(bytes, { name: nameOf(path), ports: nodePorts, ...password });
  return { capture, sha256: given.hash ? await hexSha256(bytes) : null };
}

async function readLarge(path: string, given: AnalyzeArguments): Promise<HashedCapture | undefined> {
  const capture = path === STANDARD_STREAM ? undefined : await parseLargeFile(path, nameOf(path));
  return capture === undefined ? undefined : { capture, sha256: given.hash ? await hashFile(path) : null };
}

function nameOf(path: string): string {
  return path === STANDARD_STREAM ? 'standard input' : basename(path);
}

async function hexSha256(bytes: Uint8Array): Promise<string | null> {
  const digest = await nodePorts.digest('SHA-256', bytes);
  return digest === undefined ? null : Buffer.from(digest).toString('hex');
}

async function toUnreadable(path: string, shown: string, { code, message }: InputError): Promise<Result> {
  await tell(`${shown}: ${message}`);
  const name = nameOf(path);
  return { unreadable: { name, code, message: `${name}: ${message}` }, hadFault: false };
}

async function tellRuleFault(
  shown: string,
  { ruleId, message }: AnalysisFault,
  ownRules: readonly OwnRule[],
): Promise<void> {
  const own = ownRules.find(({ rule }) => rule.meta.id === ruleId);
  const whose = own === undefined ? '' : ` of ${own.path}`;
  await tell(`${shown}: the rule ${ruleId}${whose} failed, and the report lacks what it would have said.`);
  await tell(own === undefined ? faultSentence(shown, message) : `${own.path}: ${ruleId}: ${message}.`);
}

function documentOf(results: readonly Result[]): Document {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'entrace', version: VERSION },
    reports: results.flatMap(({ report }) => (report === undefined ? [] : [report])),
    unreadable: results.flatMap(({ unreadable }) => (unreadable === undefined ? [] : [unreadable])),
  };
}

async function deliver(
  document: Document,
  given: AnalyzeArguments,
  output: string | undefined,
): Promise<void> {
  const render = await FORMATS[given.format]();
  const text = render(document, viewOf({ color: given.color, isFile: output !== undefined }));
  if (output === undefined) return await print(text);
  await writeOutput(output, text, { force: given.force, isSecret: given.includeSecrets });
  if (!given.quiet) await tell(`Written to ${output}.`);
}
