import { analyze } from './analyze.js';
import { parseWholeCapture } from './input/parse-capture.js';
import { collectSensitive } from './redact/collect-sensitive.js';
import { createKnownValues } from './redact/known-values.js';
import type { Document, Report } from './report/report.js';
import { SCHEMA_VERSION } from './report/report.js';
import { handOffLines } from './report/text/hand-off.js';
import { render } from './report/text/line.js';
import { plainPaint } from './report/text/plain-paint.js';
import { toHtml } from './report/to-html.js';
import { escapeHidden } from './report/to-json.js';
import { toMarkdown } from './report/to-markdown.js';
import { VERSION } from './report/version.js';
import { checkSecrets } from './sanitize/check-secrets.js';
import type { Receipt } from './sanitize/receipt.js';
import { proofSentence, receiptAsMarkdown } from './sanitize/receipt-markdown.js';
import { LeakError, refuseLeak } from './sanitize/refuse-leak.js';
import { writeZip, type ZipFile } from './sanitize/zip-writer.js';
import { type Sanitized, type SanitizeOptions, sanitize } from './sanitize.js';

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
  const sanitized = await sanitize(input, options);
  // What strict mode takes out of the capture must not stand in the report beside it.
  const told = options.mode === 'strict' ? await parseWholeCapture(sanitized.bytes, options) : original;
  const report = await analyze(told, options);
  const files = caseFiles(report, sanitized, options.name);
  const known = createKnownValues(collectSensitive(original));
  for (const file of files.texts) refuseLeak(file, known);
  await refuseUnsafeCapture(files.capture, options);
  const all = [...files.texts, files.capture];
  return {
    bytes: writeZip(all, `Made by entrace ${VERSION}`),
    members: all.map(({ name }) => name),
    report,
    receipt: sanitized.receipt,
  };
}

function caseFiles(report: Report, { bytes, format, receipt }: Sanitized, name: string) {
  const document = documentOf(report);
  const capture = { name: `${name.replace(/\.\w{1,12}$/, '')}.sanitized.${format}`, bytes };
  const texts = [
    textFile('README.txt', readme(report, receipt, capture.name)),
    textFile('report.html', toHtml(document)),
    textFile('note.md', toMarkdown(document)),
    textFile('hand-off.txt', handOff(report)),
    textFile('receipt.md', receiptAsMarkdown(receipt)),
    textFile('receipt.json', `${escapeHidden(JSON.stringify(receipt, undefined, 2))}\n`),
  ];
  return { texts, capture };
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

async function refuseUnsafeCapture({ name, bytes }: ZipFile, options: SanitizeOptions): Promise<void> {
  const check = checkSecrets(await parseWholeCapture(bytes, { ...options, name }));
  const [left] = check.secrets;
  if (!check.isSafe) throw new LeakError(name, left?.kind ?? 'secret');
}
