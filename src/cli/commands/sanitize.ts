import {
  checkSecrets,
  InputError,
  type LargeCapture,
  type SanitizeOptions,
  type SecretCheck,
  sanitize,
  sanitizeLarge,
} from '../../index.js';
import { parseWholeCapture } from '../../input/parse-capture.js';
import { detachedText } from '../../model/detached-text.js';
import { terminalSafe } from '../../report/terminal-safe.js';
import { escapeHidden } from '../../report/to-json.js';
import { checkLines } from '../../sanitize/check-lines.js';
import { createSecretCheck } from '../../sanitize/check-secrets.js';
import type { Receipt } from '../../sanitize/receipt.js';
import { proofSentence, receiptAsMarkdown } from '../../sanitize/receipt-markdown.js';
import { readCaseKey } from '../case-key.js';
import { deliver } from '../deliver.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { openDraft, readCapture, refuseOverwriting, STANDARD_STREAM, tell, writeAtomically } from '../io.js';
import { openLargeCapture, toSafeFile } from '../large-capture.js';
import { nodePorts } from '../node-ports.js';
import type { OutputArguments } from '../output-arguments.js';
import { findPassword, type PasswordArguments } from '../password.js';
import { inputName } from '../read-input.js';
import { tellFault } from '../tell-fault.js';
import { UsageError } from '../usage-error.js';

/** The arguments of `entrace sanitize`, as the command line gives them. */
export interface SanitizeArguments extends OutputArguments, PasswordArguments {
  readonly captures: readonly string[];
  /** Path; undefined for none. */
  readonly receipt: string | undefined;
  readonly mode: 'support' | 'strict';
  readonly to: 'same' | 'har';
  readonly keepHost: boolean;
  readonly onlyIdentity: boolean;
  readonly allowLoss: boolean;
  /** Path of the key of the case; undefined for none. */
  readonly key: string | undefined;
  /** Nothing is written; what the capture still holds is said. */
  readonly check: boolean;
}

/** Writes a capture without secrets, and proves that it gives the same findings. */
export async function sanitizeCommand(given: SanitizeArguments): Promise<ExitCode> {
  const path = onlyCapture(given.captures);
  const { output, force, receipt } = given;
  if (given.check) return await checkCapture(path, given);
  if (output === undefined)
    throw new UsageError('Name the file to write: entrace sanitize <capture> -o <file>.');
  await refuseOverwriting({ output, force }, [path]);
  await refuseOverwriting({ output: receipt, force }, [path]);
  if (output === receipt) throw new UsageError('--output and --receipt name one file. Name two.');
  const password = await findPassword(given);
  const key = await readCaseKey(given.key);
  try {
    const options = { ...sanitizeOptionsOf(path, given, password), ...(key === undefined ? {} : { key }) };
    const made = await writeSanitized(path, output, force, options);
    if (receipt !== undefined) await writeAtomically(receipt, receiptText(made, receipt), force);
    return await tellOutcome(made, given);
  } catch (error) {
    return await tellFailure(path, error);
  }
}

async function writeSanitized(
  path: string,
  output: string,
  force: boolean,
  options: SanitizeOptions,
): Promise<Receipt> {
  const large = path === STANDARD_STREAM ? undefined : await openLargeCapture(path, options.name);
  if (large !== undefined) return await writeLarge(large, output, force, options);
  const { bytes, receipt } = await sanitize(await readCapture(path), options);
  await writeAtomically(output, bytes, force);
  return receipt;
}

async function writeLarge(
  large: LargeCapture,
  output: string,
  force: boolean,
  options: SanitizeOptions,
): Promise<Receipt> {
  const draft = openDraft(output);
  try {
    const receipt = await sanitizeLarge(large, toSafeFile(draft, options.name), options);
    await draft.publish(force);
    return receipt;
  } finally {
    await draft.discard();
  }
}

async function checkCapture(path: string, given: SanitizeArguments): Promise<ExitCode> {
  const password = await findPassword(given);
  try {
    const check = await checkFile(path, sanitizeOptionsOf(path, given, password));
    const lines = checkLines(check).map((line) => `${terminalSafe(line)}\n`);
    await deliver(lines.join(''), given);
    return check.isSafe ? EXIT_CODES.done : EXIT_CODES.findings;
  } catch (error) {
    return await tellFailure(path, error);
  }
}

async function checkFile(path: string, options: SanitizeOptions): Promise<SecretCheck> {
  const large = path === STANDARD_STREAM ? undefined : await openLargeCapture(path, options.name);
  if (large === undefined) return checkSecrets(await parseWholeCapture(await readCapture(path), options));
  const check = createSecretCheck(large.capture, detachedText);
  await large.eachEntry(() => true, check.add);
  return check.result();
}

function onlyCapture(captures: readonly string[]): string {
  const [path, ...others] = captures;
  if (path === undefined)
    throw new UsageError('No capture given. Try: entrace sanitize sign-in.har -o safe.har');
  if (others.length > 0) throw new UsageError('Name one capture: each is written to a file of its own.');
  return path;
}

/** What the arguments mean to the sanitizer. */
export function sanitizeOptionsOf(
  path: string,
  given: Pick<SanitizeArguments, 'mode' | 'keepHost' | 'onlyIdentity' | 'to'>,
  password: string | undefined,
): SanitizeOptions {
  const { mode, keepHost, onlyIdentity, to } = given;
  return {
    name: inputName(path),
    ports: nodePorts,
    mode,
    keepHost,
    onlyIdentity,
    ...(to === 'har' ? { to } : {}),
    ...(password === undefined ? {} : { password }),
  };
}

/** The receipt in the form that the name of its file asks for. */
function receiptText(receipt: Receipt, path: string): string {
  if (/\.(?:md|markdown)$/i.test(path)) return receiptAsMarkdown(receipt);
  return `${escapeHidden(JSON.stringify(receipt, undefined, 2))}\n`;
}

async function tellOutcome(receipt: Receipt, given: SanitizeArguments): Promise<ExitCode> {
  const { proof } = receipt;
  if (!given.quiet) await tell(`Written to ${given.output}. ${proofSentence(receipt)}`);
  if (proof.equal) return EXIT_CODES.done;
  for (const { ruleId, entry, severity } of proof.lost) {
    await tell(`Lost: ${ruleId} (${severity})${entry === null ? '' : `, entry ${entry}`}.`);
  }
  for (const { ruleId, entry, severity } of proof.gained) {
    await tell(`New: ${ruleId} (${severity})${entry === null ? '' : `, entry ${entry}`}.`);
  }
  return given.allowLoss ? EXIT_CODES.done : EXIT_CODES.findings;
}

async function tellFailure(path: string, error: unknown): Promise<ExitCode> {
  const shown = path === STANDARD_STREAM ? 'standard input' : path;
  if (error instanceof UsageError) throw error;
  if (error instanceof InputError) {
    await tell(`${shown}: ${error.message}`);
    return EXIT_CODES.unusable;
  }
  await tellFault(shown, error);
  return EXIT_CODES.fault;
}
