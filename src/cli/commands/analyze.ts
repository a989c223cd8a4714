import { type AnalysisFault, type AnalyzeOptions, runAnalysis } from '../../analyze.js';
import type { Har12Check } from '../../input/har-conformance.js';
import { InputError } from '../../input/input-error.js';
import type { Capture, CaptureFormat, CaptureNote } from '../../model/capture.js';
import { type Document, type Report, SCHEMA_VERSION, type Unreadable } from '../../report/report.js';
import { SECRETS_INCLUDED } from '../../report/secrets-warning.js';
import { VERSION } from '../../report/version.js';
import { type AnalysisSettings, analysisOptions, loadRules } from '../analysis-options.js';
import { markKnown, readBaseline, withoutKnown } from '../baseline.js';
import { readCaseKey } from '../case-key.js';
import { COMMAND_NAMES } from '../command-names.js';
import { deliver } from '../deliver.js';
import { type ExitCode, exitCodeOf, type FailOn } from '../exit-code.js';
import { faultSentence } from '../fault.js';
import { FORMATS, type FormatName } from '../formats.js';
import { refuseOverwriting, STANDARD_STREAM, tell } from '../io.js';
import { meantCommand } from '../meant-command.js';
import type { OutputArguments } from '../output-arguments.js';
import { findPassword, type PasswordArguments } from '../password.js';
import { createProgress } from '../progress.js';
import { inputName, readInputs } from '../read-input.js';
import type { OwnRule } from '../rules-from.js';
import { tellFault } from '../tell-fault.js';
import { terminalOf } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { viewOf } from '../view.js';

/** The arguments of `entrace analyze`, as the command line gives them. */
export interface AnalyzeArguments extends OutputArguments, PasswordArguments, AnalysisSettings {
  readonly captures: readonly string[];
  readonly format: FormatName;
  readonly failOn: FailOn;
  /** Paths of modules that export the user's own rules. */
  readonly rulesFrom: readonly string[];
  /** Path of the JSON report of an earlier run; undefined for none. */
  readonly baseline: string | undefined;
  readonly hash: boolean;
  /** Path of the key of the case; undefined for none. */
  readonly key: string | undefined;
  /** Every entry is checked against HAR 1.2, by har-validator itself. */
  readonly validate: boolean;
  /** Progress may be drawn, where there is a terminal. */
  readonly progress: boolean;
}

const SECRETS_SHOWN =
  'This report shows secrets (--unsafe-include-secrets): whoever reads it can use them. Keep it to yourself; do not attach it to a case.';

/** Reports on captures: data to standard output or a file, everything else to standard error. */
export async function analyzeCommand(given: AnalyzeArguments): Promise<ExitCode> {
  await refuseOverwriting(given, given.captures);
  const baseline = await readBaseline(given.baseline);
  const { document, hadFault } = await analyzeAll(given);
  await tellMeantCommand(given.captures, document.unreadable);
  const render = await FORMATS[given.format]();
  const shown = given.format === 'text' ? markKnown(document, baseline) : document;
  await deliver(render(shown, viewOf(given)), given, { isSecret: given.includeSecrets });
  return exitCodeOf(withoutKnown(document, baseline), given.failOn, hadFault);
}

/** `entrace exlpain 50011` is taken for two captures. */
async function tellMeantCommand(
  captures: readonly string[],
  unreadable: readonly Unreadable[],
): Promise<void> {
  const meant = meantCommand(captures, unreadable, COMMAND_NAMES);
  if (meant !== undefined) await tell(`entrace: Did you mean the command entrace ${meant}?`);
}

/** What came of all captures of a command. */
export interface AnalyzedCaptures {
  readonly document: Document;
  /** entrace itself failed somewhere on the way. */
  readonly hadFault: boolean;
}

/** Analyses captures one after the other. What cannot be read, and every fault, has been told when it returns. */
export async function analyzeAll(given: AnalyzeArguments): Promise<AnalyzedCaptures> {
  refuseEmptyOrDoubled(given.captures);
  const ownRules = await loadRules(given.rulesFrom);
  const key = await readCaseKey(given.key);
  const options = { ...analysisOptions(given, ownRules), ...(key === undefined ? {} : { key }) };
  const password = await findPassword(given);
  if (given.includeSecrets) await tell(SECRETS_SHOWN);
  const results: Result[] = [];
  for (const path of given.captures) {
    results.push(...(await analyzePath(path, { ...given, password, ownRules }, options)));
  }
  return { document: documentOf(results), hadFault: results.some(({ hadFault }) => hadFault) };
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

/** What came of one input. A fault of entrace in one does not keep the others from being reported. */
interface Result {
  readonly report?: Report;
  readonly unreadable?: Unreadable;
  readonly hadFault: boolean;
}

interface ReadyArguments extends AnalyzeArguments {
  readonly ownRules: readonly OwnRule[];
}

/** All captures of a path: an archive may hold several. */
async function analyzePath(path: string, given: ReadyArguments, options: AnalyzeOptions): Promise<Result[]> {
  const shown = path === STANDARD_STREAM ? 'standard input' : path;
  try {
    const captures = await readShown(path, given);
    const results: Result[] = [];
    for (const capture of captures) results.push(await analyzeOne(capture, shown, given, options));
    return results;
  } catch (error) {
    if (error instanceof InputError) return [await toUnreadable(path, shown, error)];
    await tellFault(shown, error);
    return [{ hadFault: true }];
  }
}

async function analyzeOne(
  capture: Capture,
  shown: string,
  given: ReadyArguments,
  options: AnalyzeOptions,
): Promise<Result> {
  try {
    const { report, faults } = await runAnalysis(capture, options);
    for (const fault of faults) await tellRuleFault(shown, fault, given.ownRules);
    return { report, hadFault: faults.length > 0 };
  } catch (error) {
    await tellFault(shown, error);
    return { hadFault: true };
  }
}

async function readShown(path: string, given: ReadyArguments): Promise<Capture[]> {
  const progress = createProgress(terminalOf('stderr'), given.progress && !given.quiet, Date.now);
  const check = given.validate ? { loadCheck } : {};
  try {
    const captures = await readInputs(path, { ...given, ...check, onRead: progress.onRead });
    return captures.map((capture) => ({
      ...capture,
      notes: [...notesInFront(capture, given), ...capture.notes],
    }));
  } finally {
    progress.clear();
  }
}

async function loadCheck(): Promise<Har12Check> {
  return (await import('../har-validator-check.js')).loadHarValidator();
}

const CHECKABLE: ReadonlySet<CaptureFormat> = new Set(['har', 'playwright']);

function notesInFront({ format }: Capture, { includeSecrets, validate }: ReadyArguments): CaptureNote[] {
  const secrets = includeSecrets ? [{ code: SECRETS_INCLUDED, message: SECRETS_SHOWN }] : [];
  if (!validate || CHECKABLE.has(format)) return secrets;
  return [
    ...secrets,
    { code: 'not-validated', message: 'This is no HAR, so that --validate has nothing to check.' },
  ];
}

async function toUnreadable(path: string, shown: string, { code, message }: InputError): Promise<Result> {
  await tell(`${shown}: ${message}`);
  const name = inputName(path);
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
