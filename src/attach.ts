import { analyze } from './analyze.js';
import { parseWholeCapture } from './input/parse-capture.js';
import type { Capture } from './model/capture.js';
import { detachedText } from './model/detached-text.js';
import { collectSensitive } from './redact/collect-sensitive.js';
import { createKnownValues, type KnownValues } from './redact/known-values.js';
import type { Document, Report } from './report/report.js';
import { SCHEMA_VERSION } from './report/report.js';
import { handOffLines } from './report/text/hand-off.js';
import { render } from './report/text/line.js';
import { plainPaint } from './report/text/plain-paint.js';
import { toHtml } from './report/to-html.js';
import { escapeHidden } from './report/to-json.js';
import { toMarkdown } from './report/to-markdown.js';
import { VERSION } from './report/version.js';
import { checkSecrets, createSecretCheck, type SecretCheck } from './sanitize/check-secrets.js';
import type { Receipt } from './sanitize/receipt.js';
import { proofSentence, receiptAsMarkdown } from './sanitize/receipt-markdown.js';
import { LeakError, refuseLeak } from './sanitize/refuse-leak.js';
import { writeZip, type ZipFile } from './sanitize/zip-writer.js';
import { type Sanitized, type SanitizeOptions, sanitize } from './sanitize.js';
import { type LargeCapture, type SafeFile, sanitizeKnowing } from './sanitize-large.js';

/** One file for a support case, and what stands behind it. */
export interface CaseFile {
  /** A zip archive. */
  readonly bytes: Uint8Array;
  /** Names of what is in it. */
  readonly members: readonly string[];
  readonly report: Report;
  readonly receipt: Receipt;
}

/**
 * Makes one file for a support case: the sanitized capture, the report, a note to paste, the receipt and the ids that
 * support asks for. `receipt.proof.equal` says whether the capture in it gives the same findings.
 *
 * @throws InputError where the capture cannot be read
 * @throws LeakError where the check of what was made finds a secret in it; then nothing is given
 */
export async function attach(input: Uint8Array, options: SanitizeOptions): Promise<CaseFile> {
  const original = await parseWholeCapture(input, options);
  const { bytes, format, receipt } = await sanitize(input, options);
  const safe = await parseWholeCapture(bytes, options);
  const capture = captureName(options.name, format);
  const known = createKnownValues(collectSensitive(original));
  const { report, texts } = await caseTexts({ original, safe, receipt, known, capture }, options);
  refuseUnsafe(capture, checkSecrets(safe));
  const all = [...texts, { name: capture, bytes }];
  return { bytes: writeZip(all, CASE_COMMENT), members: all.map(({ name }) => name), report, receipt };
}

/** A case whose capture is too large to be held: all its other files, and the name that the capture gets in it. */
export interface LargeCase extends Pick<CaseFile, 'report' | 'receipt'> {
  readonly texts: readonly ZipFile[];
  readonly capture: string;
}

/** Where the sanitized capture of a large case is written to, and how it is gone through once it is there. */
export type SafeCaptureFile = SafeFile & Pick<LargeCapture, 'eachEntry'>;

/** The same for a HAR of any size, in constant memory. */
export async function attachLarge(
  large: LargeCapture,
  output: SafeCaptureFile,
  options: SanitizeOptions,
): Promise<LargeCase> {
  const { receipt, known, safe } = await sanitizeKnowing(large, output, options);
  const capture = captureName(options.name, 'har');
  const made = { original: large.capture, safe, receipt, known, capture };
  const { report, texts } = await caseTexts(made, options);
  const check = createSecretCheck(safe, detachedText);
  await output.eachEntry(() => true, check.add);
  refuseUnsafe(capture, check.result());
  return { texts, capture, report, receipt };
}

/** The comment of the archive of a case. */
export const CASE_COMMENT = `Made by entrace ${VERSION}`;

/** All that the texts of a case are made of. */
interface Made {
  readonly original: Capture;
  readonly safe: Capture;
  readonly receipt: Receipt;
  readonly known: KnownValues;
  /** The name of the sanitized capture. */
  readonly capture: string;
}

async function caseTexts({ original, safe, receipt, known, capture }: Made, options: SanitizeOptions) {
  // What strict mode takes out of the capture must not stand in the report beside it.
  const report = await analyze(options.mode === 'strict' ? safe : original, options);
  const document = documentOf(report);
  const texts = [
    textFile('README.txt', readme(report, receipt, capture)),
    textFile('report.html', toHtml(document)),
    textFile('note.md', toMarkdown(document)),
    textFile('hand-off.txt', handOff(report)),
    textFile('receipt.md', receiptAsMarkdown(receipt)),
    textFile('receipt.json', `${escapeHidden(JSON.stringify(receipt, undefined, 2))}\n`),
  ];
  for (const file of texts) refuseLeak(file, known);
  return { report, texts };
}

function captureName(name: string, format: Sanitized['format']): string {
  return `${name.replace(/\.\w{1,12}$/, '')}.sanitized.${format}`;
}

function documentOf(report: Report): Document {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'entrace', version: VERSION },
    reports: [report],
    unreadable: [],
  };
}

function textFile(name: string, text: string): ZipFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Columns of the text files: they are read in whatever opens first. */
const COLUMNS = 100;

function handOff(report: Report): string {
  const lines = handOffLines(report.handoff, COLUMNS);
  return lines.length === 0 ? 'No request failed in this capture.\n' : render(lines, plainPaint);
}

function readme(report: Report, receipt: Receipt, capture: string): string {
  return [
    report.summary.headline,
    '',
    'report.html   the whole report; opens in any browser and needs no network',
    'note.md       the same as a case note, to be pasted',
    'hand-off.txt  the ids of the failing request, a query for the sign-in logs, what to record next',
    'receipt.md    what was removed from the capture and what was kept, for whoever has to let it out',
    'receipt.json  the same for programs',
    capture,
    '              the capture without its secrets and the names of people',
    '',
    proofSentence(receipt),
    `To see for yourself: npx entrace ${capture}`,
    `Made by entrace ${VERSION}.`,
    '',
  ].join('\n');
}

function refuseUnsafe(name: string, { isSafe, secrets }: SecretCheck): void {
  if (!isSafe) throw new LeakError(name, secrets[0]?.kind ?? 'secret');
}
