import { analyze } from './analyze.js';
import { parseWholeCapture } from './input/parse-capture.js';
import type { Capture, Entry } from './model/capture.js';
import { toHex } from './model/hmac.js';
import type { Ports } from './model/ports.js';
import { collectSensitive } from './redact/collect-sensitive.js';
import { isIdentityTraffic } from './redact/identity-traffic.js';
import { VERSION } from './report/version.js';
import { keyedDigests } from './sanitize/case-key.js';
import { createRewriting } from './sanitize/create-rewriting.js';
import { rewriteDeflated } from './sanitize/deflated-messages.js';
import { deriveValues, findHashes } from './sanitize/derived-values.js';
import { HAR_END, harEntry, harStart } from './sanitize/har-writer.js';
import { prove } from './sanitize/prove.js';
import { KEPT_FOR_SUPPORT, KEPT_IN_STRICT_MODE, type Receipt, type ReceiptFile } from './sanitize/receipt.js';
import { recordSignatures, type SignatureRecord } from './sanitize/recorded-signatures.js';
import { rewriteEntry } from './sanitize/rewrite-entry.js';
import type { Rewriting } from './sanitize/rewriting.js';
import { writeSaz } from './sanitize/saz-writer.js';
import { strictValues } from './sanitize/strict-values.js';

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
  /** Entries that are no sign-in traffic go. */
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

/**
 * The same for a capture that was read already, such as one too large to be held in memory: entries that were not read
 * whole come out as they were read.
 */
export async function sanitizeCapture(
  capture: Capture,
  file: InputFile,
  options: SanitizeOptions,
): Promise<Sanitized> {
  const { ports, key, mode = 'support', keepHost = false, onlyIdentity = false } = options;
  const rewriting = await rewritingOf(capture, options);
  const record = await recordSignatures(capture, rewriting, key, ports);
  const entries = capture.entries.filter((entry) => !onlyIdentity || isIdentityTraffic(entry));
  const rewritten = entries.map((entry) => rewriteEntry(entry, rewriting));
  const format = capture.format === 'saz' && options.to === undefined ? 'saz' : 'har';
  const safe = rewritten.map(({ entry }) => withVerdicts(entry, record));
  const bytes = format === 'saz' ? writeSaz(capture, safe) : writeHar(capture, safe);
  const output = await parseWholeCapture(bytes, options);
  const receipt: Receipt = {
    schemaVersion: 1,
    tool: { name: 'entrace', version: VERSION },
    input: { name: options.name, format: capture.format, ...file, entryCount: capture.entryCount },
    output: {
      format: output.format,
      sizeBytes: bytes.length,
      sha256: await sha256Of(bytes, ports),
      entryCount: output.entryCount,
    },
    options: { mode, keepHost, onlyIdentity, keyed: key !== undefined },
    removed: rewriting.table.removals(),
    droppedBodies: rewritten.reduce((sum, { droppedBodies }) => sum + droppedBodies, 0),
    droppedEntries: capture.entryCount - entries.length,
    indexedEntries: entries.filter(({ depth }) => depth === 'indexed').length,
    kept: mode === 'strict' ? KEPT_IN_STRICT_MODE : KEPT_FOR_SUPPORT,
    notCheckable: notCheckable(record, format),
    proof: prove(
      await analyze(capture, { ports, signatures: 'ignore' }),
      await analyze(output, { ports, signatures: 'ignore' }),
      (at) => entries[at]?.index ?? at,
    ),
  };
  return { bytes, format, receipt };
}

function withVerdicts(entry: Entry, { verdicts }: SignatureRecord): Entry {
  const recorded = verdicts.get(entry.index);
  return recorded === undefined ? entry : { ...entry, _entrace: recorded };
}

/** A Fiddler archive has no place for what is recorded. */
function notCheckable(
  { notCheckable: lines, verdicts }: SignatureRecord,
  format: 'har' | 'saz',
): readonly string[] {
  if (format === 'har' || verdicts.size === 0) return lines;
  return [...lines, 'the signatures of its tokens: verdicts are recorded in a HAR only (--to har)'];
}

async function rewritingOf(
  capture: Capture,
  { ports, keepHost = false, mode, key }: SanitizeOptions,
): Promise<Rewriting> {
  const collected = collectSensitive(capture);
  const values = mode === 'strict' ? strictValues(collected) : collected;
  const derived = new Map<string, string>();
  const rewriting = createRewriting(values, {
    keepHost,
    isSanitized: capture.isSanitized === true,
    keyed: key === undefined ? new Map() : await keyedDigests(values, key, ports),
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
