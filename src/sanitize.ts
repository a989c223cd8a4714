import { analyze } from './analyze.js';
import { InputError } from './input/input-error.js';
import { parseWholeCapture } from './input/parse-capture.js';
import type { Capture, Entry } from './model/capture.js';
import { toHex } from './model/hmac.js';
import type { Ports } from './model/ports.js';
import { collectSensitive } from './redact/collect-sensitive.js';
import { keyedDigests, NO_DIGESTS } from './redact/keyed-digests.js';
import type { SensitiveValues } from './redact/sensitive-values.js';
import { VERSION } from './report/version.js';
import { createRewriting } from './sanitize/create-rewriting.js';
import { rewriteDeflated } from './sanitize/deflated-messages.js';
import { deriveValues, findHashes } from './sanitize/derived-values.js';
import { HAR_END, harEntry, harStart } from './sanitize/har-writer.js';
import { prove } from './sanitize/prove.js';
import {
  KEPT_FOR_SUPPORT,
  KEPT_IN_STRICT_MODE,
  LEFT_OUT,
  type Receipt,
  type ReceiptFile,
} from './sanitize/receipt.js';
import { recordSignatures, type SignatureRecord } from './sanitize/recorded-signatures.js';
import { rewriteEntry } from './sanitize/rewrite-entry.js';
import type { Rewriting } from './sanitize/rewriting.js';
import { writeSaz } from './sanitize/saz-writer.js';
import { customerNames, strictValues } from './sanitize/strict-values.js';
import { createTellingNames, type TellingNames } from './sanitize/telling-names.js';
import { toldEntries } from './sanitize/told-entries.js';

export interface SanitizeOptions {
  /** Base name of the file. */
  readonly name: string;
  readonly ports: Ports;
  /** For an encrypted SAZ or zip. */
  readonly password?: string;
  /** Default `support`. `strict` also hides what names the tenant and the app. */
  readonly mode?: 'support' | 'strict';
  /** Internal host names and addresses stay. */
  readonly keepHost?: boolean;
  /** Entries that the report does not speak of go: what is no sign-in, and no call of an API with its token. */
  readonly onlyIdentity?: boolean;
  /**
   * The key of the case: replacements are HMACs, the same in all captures of the case, and verdicts on signatures are
   * recorded. Without it replacements are numbered.
   */
  readonly key?: Uint8Array;
  /** A HAR comes out, whatever went in. */
  readonly to?: 'har';
}

/** A capture that is safe to attach, and what was done to it. */
export interface Sanitized {
  readonly bytes: Uint8Array;
  /** What the bytes are. */
  readonly format: 'har' | 'saz';
  readonly receipt: Receipt;
}

/**
 * Replaces every secret and every identity in a capture, so that what was compared can still be compared, and proves
 * by analysing the result that the findings are the same. `receipt.proof.equal` is false where they are not.
 *
 * @throws InputError where the capture cannot be read
 *
 * @example
 * const { bytes, receipt } = await sanitize(await readFile('sign-in.har'), { name: 'sign-in.har', ports });
 */
export async function sanitize(input: Uint8Array, options: SanitizeOptions): Promise<Sanitized> {
  const capture = await parseWholeCapture(input, options);
  const sha256 = await sha256Of(input, options.ports);
  return await sanitizeCapture(capture, { sizeBytes: input.length, sha256 }, options);
}

/** The file that a capture was read from. */
export type InputFile = Pick<ReceiptFile, 'sizeBytes' | 'sha256'>;

async function sanitizeCapture(
  capture: Capture,
  file: InputFile,
  options: SanitizeOptions,
): Promise<Sanitized> {
  const { ports, key } = options;
  const names = createTellingNames();
  if (options.mode === 'strict') for (const entry of capture.entries) names.add(entry);
  const rewriting = await rewritingOf(collectSensitive(capture), names, capture, options);
  const record = await recordSignatures(capture, rewriting, key, ports);
  const kept = await startKeeping(capture, options);
  const safe = capture.entries.flatMap((entry) => {
    const rewritten = safeEntry(entry, rewriting, record, kept);
    return rewritten === undefined ? [] : [rewritten];
  });
  const format = capture.format === 'saz' && options.to === undefined ? 'saz' : 'har';
  const bytes = format === 'saz' ? writeSaz(capture, safe) : writeHar(capture, safe);
  const output = await parseWholeCapture(bytes, options);
  const made = { capture: output, sizeBytes: bytes.length, sha256: await sha256Of(bytes, ports) };
  const receipt = await receiptOf({ capture, file, made, rewriting, record, kept }, options);
  return { bytes, format, receipt };
}

/** What was kept of a capture so far. */
export interface Kept {
  /** The indexes of the entries that stay; undefined where all do. */
  readonly wanted: ReadonlySet<number> | undefined;
  /** Of each entry that was written: where it stood in the input. */
  readonly indexes: number[];
  droppedBodies: number;
  /** Entries of which there was no more than an index. */
  indexed: number;
}

const NOTHING_LEFT =
  'Nothing in it is sign-in traffic, so that nothing would be left of it. Leave out --only-identity.';

/**
 * Begins to keep entries: all of them, or those that the report on the capture speaks of.
 *
 * @throws InputError where nothing would be left
 */
export async function startKeeping(
  capture: Capture,
  { onlyIdentity = false, ports }: SanitizeOptions,
): Promise<Kept> {
  const wanted = onlyIdentity
    ? toldEntries(await analyze(capture, { ports, signatures: 'ignore' }))
    : undefined;
  if (wanted?.size === 0) throw new InputError('ERR_NOT_A_CAPTURE', NOTHING_LEFT);
  return { wanted, indexes: [], droppedBodies: 0, indexed: 0 };
}

/** Undefined for an entry that is left out. */
export function safeEntry(
  entry: Entry,
  rewriting: Rewriting,
  record: SignatureRecord,
  kept: Kept,
): Entry | undefined {
  if (kept.wanted?.has(entry.index) === false) return undefined;
  const rewritten = rewriteEntry(entry, rewriting);
  kept.indexes.push(entry.index);
  kept.droppedBodies += rewritten.droppedBodies;
  if (entry.depth === 'indexed') kept.indexed += 1;
  return withVerdicts(rewritten.entry, record);
}

/** All that a receipt tells of. */
export interface Done {
  readonly capture: Capture;
  readonly file: InputFile;
  readonly made: InputFile & { readonly capture: Capture };
  readonly rewriting: Rewriting;
  readonly record: SignatureRecord;
  readonly kept: Kept;
}

export async function receiptOf(
  { capture, file, made, rewriting, record, kept }: Done,
  { name, ports, mode = 'support', keepHost = false, onlyIdentity = false, key }: SanitizeOptions,
): Promise<Receipt> {
  const { capture: output, ...written } = made;
  return {
    schemaVersion: 1,
    tool: { name: 'entrace', version: VERSION },
    input: { name, format: capture.format, ...file, entryCount: capture.entryCount },
    output: { format: output.format, ...written, entryCount: output.entryCount },
    options: { mode, keepHost, onlyIdentity, keyed: key !== undefined },
    removed: rewriting.table.removals(),
    droppedBodies: kept.droppedBodies,
    droppedEntries: capture.entryCount - kept.indexes.length,
    indexedEntries: kept.indexed,
    kept: mode === 'strict' ? KEPT_IN_STRICT_MODE : KEPT_FOR_SUPPORT,
    leftOut: LEFT_OUT,
    notCheckable: notCheckable(record, output.format),
    proof: prove(
      await analyze(capture, { ports, signatures: 'ignore' }),
      await analyze(output, { ports, signatures: 'ignore' }),
      (at) => kept.indexes[at] ?? at,
    ),
  };
}

function withVerdicts(entry: Entry, { verdicts }: SignatureRecord): Entry {
  const recorded = verdicts.get(entry.index);
  return recorded === undefined ? entry : { ...entry, _entrace: recorded };
}

/** A Fiddler archive has no place for what is recorded. */
function notCheckable(
  { notCheckable: lines, verdicts }: SignatureRecord,
  format: Capture['format'],
): readonly string[] {
  if (format === 'har' || verdicts.size === 0) return lines;
  return [...lines, 'the signatures of its tokens: verdicts are recorded in a HAR only (--to har)'];
}

export async function rewritingOf(
  collected: SensitiveValues,
  names: TellingNames,
  capture: Capture,
  { ports, keepHost = false, mode, key }: SanitizeOptions,
): Promise<Rewriting> {
  const values = mode === 'strict' ? strictValues(collected, names) : collected;
  const derived = new Map<string, string>();
  const rewriting = createRewriting(values, {
    names: mode === 'strict' ? customerNames(collected, names) : new Set(),
    keepHost,
    isSanitized: capture.isSanitized === true,
    keyed: key === undefined ? NO_DIGESTS : await keyedDigests(values, key, ports),
    derived,
  });
  await deriveValues(derived, await findHashes(values, ports), values, rewriting, ports);
  await rewriteDeflated(capture, derived, rewriting, ports);
  return rewriting;
}

function writeHar(capture: Capture, entries: readonly Entry[]): Uint8Array {
  const text = harStart(capture) + entries.map(harEntry).join(',\n') + HAR_END;
  return new TextEncoder().encode(text);
}

async function sha256Of(bytes: Uint8Array, ports: Ports): Promise<string | null> {
  const digest = await ports.digest('SHA-256', bytes);
  return digest === undefined ? null : toHex(digest);
}
