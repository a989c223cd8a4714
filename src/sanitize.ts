import { analyze } from './analyze.js';
import { parseWholeCapture } from './input/parse-capture.js';
import type { Capture, Entry } from './model/capture.js';
import type { Ports } from './model/ports.js';
import { collectSensitive } from './redact/collect-sensitive.js';
import { isIdentityTraffic } from './redact/identity-traffic.js';
import { VERSION } from './report/version.js';
import { createRewriting } from './sanitize/create-rewriting.js';
import { rewriteDeflated } from './sanitize/deflated-messages.js';
import { deriveValues, findHashes } from './sanitize/derived-values.js';
import { HAR_END, harEntry, harStart } from './sanitize/har-writer.js';
import { prove } from './sanitize/prove.js';
import { KEPT_FOR_SUPPORT, KEPT_IN_STRICT_MODE, type Receipt } from './sanitize/receipt.js';
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
  const rewriting = await rewritingOf(capture, options);
  const entries = capture.entries.filter((entry) => !options.onlyIdentity || isIdentityTraffic(entry));
  const rewritten = entries.map((entry) => rewriteEntry(entry, rewriting));
  const format = capture.format === 'saz' && options.to === undefined ? 'saz' : 'har';
  const safe = rewritten.map(({ entry }) => entry);
  const bytes = format === 'saz' ? writeSaz(capture, safe) : writeHar(capture, safe);
  const output = await parseWholeCapture(bytes, { ...options, name: options.name });
  const [before, after] = await Promise.all(
    [capture, output].map((each) => analyze(each, { ...options, signatures: 'ignore' })),
  );
  const proof =
    before === undefined || after === undefined
      ? NO_PROOF
      : prove(before, after, (at) => entries[at]?.index ?? at);
  const { mode = 'support', keepHost = false, onlyIdentity = false } = options;
  const receipt: Receipt = {
    schemaVersion: 1,
    tool: { name: 'entrace', version: VERSION },
    input: { name: options.name, ...(await fileFacts(input, capture, options.ports)) },
    output: await fileFacts(bytes, output, options.ports),
    options: { mode, keepHost, onlyIdentity, keyed: false },
    removed: rewriting.table.removals(),
    droppedBodies: rewritten.reduce((sum, { droppedBodies }) => sum + droppedBodies, 0),
    droppedEntries: capture.entryCount - entries.length,
    kept: mode === 'strict' ? KEPT_IN_STRICT_MODE : KEPT_FOR_SUPPORT,
    notCheckable: [],
    proof,
  };
  return { bytes, format, receipt };
}

const NO_PROOF = { equal: false, findings: 0, lost: [], gained: [] };

async function rewritingOf(
  capture: Capture,
  { ports, keepHost = false, mode }: SanitizeOptions,
): Promise<Rewriting> {
  const collected = collectSensitive(capture);
  const values = mode === 'strict' ? strictValues(collected) : collected;
  const derived = new Map<string, string>();
  const rewriting = createRewriting(values, {
    keepHost,
    isSanitized: capture.isSanitized === true,
    keyed: new Map(),
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

async function fileFacts(bytes: Uint8Array, capture: Capture, ports: Ports) {
  const digest = await ports.digest('SHA-256', bytes);
  const sha256 =
    digest === undefined ? null : [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { format: capture.format, sizeBytes: bytes.length, sha256, entryCount: capture.entryCount };
}
