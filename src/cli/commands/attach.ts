import { CASE_COMMENT } from '../../attach.js';
import {
  attach,
  attachLarge,
  type CaseFile,
  InputError,
  type LargeCapture,
  type LargeCase,
  LeakError,
  type SanitizeOptions,
} from '../../index.js';
import { crc32 } from '../../input/zip-crc32.js';
import { proofSentence } from '../../sanitize/receipt-markdown.js';
import { createZip } from '../../sanitize/zip-writer.js';
import { readCaseKey } from '../case-key.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import {
  type Draft,
  openDraft,
  readCapture,
  refuseOverwriting,
  STANDARD_STREAM,
  tell,
  writeAtomically,
} from '../io.js';
import { openLargeCapture, toSafeFile, zipContentOf } from '../large-capture.js';
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
  | 'key'
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
    const key = await readCaseKey(given.key);
    const plain = sanitizeOptionsOf(path, given, await findPassword(given));
    const options = key === undefined ? plain : { ...plain, key };
    const large = path === STANDARD_STREAM ? undefined : await openLargeCapture(path, options.name);
    if (large !== undefined) return await attachLargeFile(large, output, options, given);
    const made = await attach(await readCapture(path), options);
    return await writeCase(made, given, () => writeAtomically(output, made.bytes, force));
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

async function attachLargeFile(
  large: LargeCapture,
  output: string,
  options: SanitizeOptions,
  given: AttachArguments,
): Promise<ExitCode> {
  const capture = openDraft(`${output}.capture`);
  const draft = openDraft(output);
  try {
    const made = await attachLarge(large, toSafeFile(capture, options.name), options);
    const members = [...made.texts.map(({ name }) => name), made.capture];
    return await writeCase({ ...made, members }, given, async () => {
      writeLargeCase(made, capture.path, draft);
      await draft.publish(given.force);
    });
  } finally {
    await capture.discard();
    await draft.discard();
  }
}

function writeLargeCase({ texts, capture }: LargeCase, path: string, draft: Draft): void {
  const zip = createZip(draft.write);
  for (const { name, bytes } of texts) {
    zip.add(name, { length: bytes.length, crc: crc32(bytes), pieces: [bytes] });
  }
  zip.add(capture, zipContentOf(path));
  zip.end(CASE_COMMENT);
}

/** A case that gives other findings is written only where that was allowed. */
async function writeCase(
  { receipt, members, report }: Omit<CaseFile, 'bytes'>,
  { output, quiet, allowLoss }: AttachArguments,
  write: () => Promise<void>,
): Promise<ExitCode> {
  if (!receipt.proof.equal && !allowLoss) {
    await tell(
      `Nothing was written. ${proofSentence(receipt)} To see which: entrace sanitize with --receipt. To write it all the same: --allow-loss.`,
    );
    return EXIT_CODES.findings;
  }
  await write();
  if (!quiet) {
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
