import { attach, type CaseFile, InputError, LeakError } from '../../index.js';
import { proofSentence } from '../../sanitize/receipt-markdown.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { readCapture, refuseOverwriting, STANDARD_STREAM, tell, writeAtomically } from '../io.js';
import { findPassword } from '../password.js';
import { tellFault } from '../tell-fault.js';
import { UsageError } from '../usage-error.js';
import { type SanitizeArguments, sanitizeOptionsOf } from './sanitize.js';

/** The arguments of `entrace attach`, as the command line gives them. */
export type AttachArguments = Pick<
  SanitizeArguments,
  | 'captures'
  | 'output'
  | 'force'
  | 'quiet'
  | 'mode'
  | 'to'
  | 'keepHost'
  | 'onlyIdentity'
  | 'allowLoss'
  | 'password'
  | 'passwordFile'
>;

/** Writes one file for a support case. It is written only where it holds no secret and gives the same answer. */
export async function attachCommand(given: AttachArguments): Promise<ExitCode> {
  const { output, force } = given;
  const path = onlyCapture(given.captures);
  if (output === undefined)
    throw new UsageError('Name the file to write: entrace attach <capture> -o case.zip.');
  await refuseOverwriting({ output, force }, [path]);
  const shown = path === STANDARD_STREAM ? 'standard input' : path;
  try {
    const bytes = await readCapture(path);
    const made = await attach(bytes, sanitizeOptionsOf(path, given, await findPassword(given)));
    return await writeCase(made, output, given);
  } catch (error) {
    return await tellFailure(shown, error);
  }
}

function onlyCapture(captures: readonly string[]): string {
  const [path, ...others] = captures;
  if (path === undefined)
    throw new UsageError('No capture given. Try: entrace attach sign-in.har -o case.zip');
  if (others.length > 0) throw new UsageError('Name one capture: each case file holds one.');
  return path;
}

async function writeCase(made: CaseFile, output: string, given: AttachArguments): Promise<ExitCode> {
  const { receipt, members, report } = made;
  if (!receipt.proof.equal && !given.allowLoss) {
    await tell(
      `Nothing was written. ${proofSentence(receipt)} To see which: entrace sanitize with --receipt. To write it all the same: --allow-loss.`,
    );
    return EXIT_CODES.findings;
  }
  await writeAtomically(output, made.bytes, given.force);
  if (!given.quiet) {
    await tell(`Written to ${output}: ${members.join(', ')}.`);
    await tell(proofSentence(receipt));
    await tell(report.summary.headline);
  }
  return EXIT_CODES.done;
}

async function tellFailure(shown: string, error: unknown): Promise<ExitCode> {
  if (error instanceof UsageError) throw error;
  if (error instanceof InputError) {
    await tell(`${shown}: ${error.message}`);
    return EXIT_CODES.unusable;
  }
  if (error instanceof LeakError) await tell(`${shown}: Nothing was written: ${error.message}`);
  await tellFault(shown, error);
  return EXIT_CODES.fault;
}
