import type { Capture, Entry } from './model/capture.js';
import { detachedText } from './model/detached-text.js';
import { createCollector } from './redact/collect-sensitive.js';
import type { KnownValues } from './redact/known-values.js';
import { HAR_END, harEntry, harStart } from './sanitize/har-writer.js';
import { needsAnswer } from './sanitize/needed-bodies.js';
import type { Receipt } from './sanitize/receipt.js';
import { recordSignatures } from './sanitize/recorded-signatures.js';
import { createTellingNames } from './sanitize/telling-names.js';
import {
  type InputFile,
  receiptOf,
  rewritingOf,
  type SanitizeOptions,
  safeEntry,
  startKeeping,
} from './sanitize.js';

/** A capture too large to be held: its entries are gone through as often as needed, and none is kept. */
export interface LargeCapture {
  /** As it is analysed: whole what may speak of a sign-in, of the rest the index. */
  readonly capture: Capture;
  readonly file: InputFile;
  /** Gives each entry in file order; where `needsAnswer` says so without the body of the answer. */
  readonly eachEntry: (
    needsBody: (entry: {
      readonly url?: string | undefined;
      readonly status?: number | undefined;
    }) => boolean,
    take: (entry: Entry) => void,
  ) => Promise<void>;
}

/** Where a large capture is written to, piece by piece. */
export interface SafeFile {
  readonly write: (text: string) => void;
  /** Ends the file, and reads it as the original was read. */
  readonly finish: () => Promise<InputFile & { readonly capture: Capture }>;
}

/**
 * The same as {@link sanitize} for a HAR of any size, in constant memory and two passes: a value may appear before the
 * place that says what it is. Both files are analysed as large captures are.
 */
export async function sanitizeLarge(
  large: LargeCapture,
  output: SafeFile,
  options: SanitizeOptions,
): Promise<Receipt> {
  return (await sanitizeKnowing(large, output, options)).receipt;
}

/** The same, with what was searched for: whatever else is made of the capture can be searched, too. */
export async function sanitizeKnowing(
  { capture, file, eachEntry }: LargeCapture,
  output: SafeFile,
  options: SanitizeOptions,
): Promise<{ readonly receipt: Receipt; readonly known: KnownValues; readonly safe: Capture }> {
  const collector = createCollector(capture, detachedText);
  const names = createTellingNames();
  await eachEntry(needsAnswer, (entry) => {
    collector.add(entry);
    if (options.mode === 'strict') names.add(entry);
  });
  const rewriting = await rewritingOf(collector.values(), names, capture, options);
  const record = await recordSignatures(capture, rewriting, options.key, options.ports);
  const kept = await startKeeping(capture, options);
  output.write(harStart(capture));
  await eachEntry(needsAnswer, (entry) => {
    const comma = kept.indexes.length === 0 ? '' : ',\n';
    const safe = safeEntry(entry, rewriting, record, kept);
    if (safe !== undefined) output.write(comma + harEntry(safe));
  });
  output.write(HAR_END);
  const made = await output.finish();
  const receipt = await receiptOf({ capture, file, made, rewriting, record, kept }, options);
  return { receipt, known: rewriting.known, safe: made.capture };
}
