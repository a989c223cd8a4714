import type { Capture, Entry, Product } from '../model/capture.js';
import { type JsonObject, member, stringMember } from '../model/json.js';
import { isSanitizedMark, SANITIZED_NOTE } from '../model/sanitized-mark.js';
import { bodyPorts } from './bounded-inflate.js';
import type { CaptureFile } from './capture-file.js';
import { har12Notes, loadHar12Check } from './har-conformance.js';
import { readEntry } from './har-entry.js';
import { findLog, type HarLog } from './har-logs.js';
import { collectRepairs, type Repairs } from './repairs.js';

/** The file that a HAR lies in, and what was repaired on the way to its JSON. */
export interface HarFile
  extends Pick<CaptureFile, 'name' | 'sizeBytes' | 'ports' | 'attachment' | 'format' | 'loadCheck'> {
  readonly repairs?: Repairs;
  /** The entries were cut out of a damaged file. */
  readonly isDamaged?: boolean;
}

/**
 * Reads a HAR of any exporter from its parsed JSON.
 * @throws InputError `ERR_NOT_A_HAR` where the JSON holds no list of entries.
 */
export async function readHar(json: unknown, file: HarFile): Promise<Capture> {
  return readLog(findLog(json), file);
}

/** Reads a log that was found already. One bad entry never loses the rest. */
export async function readLog(log: HarLog, file: HarFile): Promise<Capture> {
  const { repairs = collectRepairs() } = file;
  const check = await (file.loadCheck ?? loadHar12Check)();
  if (log.shape !== undefined) repairs.add(log.shape.code, log.shape);
  const entries: Entry[] = [];
  const departures = new Map<number, string>();
  const reading = { ...file, repairs, ports: bodyPorts(file.ports) };
  for (const [index, json] of log.entries.entries()) {
    // A torn entry of a broken file, which has its note already.
    if (json === undefined) continue;
    const entry = await readEntry(json, index, reading);
    if (entry !== undefined) entries.push(entry);
    departures.set(index, check.entry(json));
  }
  const notes = () => har12Notes(check.log(log), departures);
  return toCapture({ ...file, repairs }, log.envelope, log.entries.length, entries, notes);
}

/** Puts a capture together from what was read of a HAR. */
export function toCapture(
  file: HarFile & { readonly repairs: Repairs },
  envelope: JsonObject,
  entryCount: number,
  entries: readonly Entry[],
  moreNotes: () => Capture['notes'],
): Capture {
  noteVersion(envelope, file.repairs);
  return {
    name: file.name,
    format: file.format ?? 'har',
    sizeBytes: file.sizeBytes,
    sha256: null,
    creator: readProduct(member(envelope, 'creator')),
    browser: readProduct(member(envelope, 'browser')),
    ...(isSanitized(envelope) ? { isSanitized: true } : {}),
    entryCount,
    entries,
    quality: file.isDamaged ? 'damaged' : file.repairs.loseSomething() ? 'partial' : 'complete',
    notes: [...(isSanitized(envelope) ? [SANITIZED_NOTE] : []), ...file.repairs.notes(), ...moreNotes()],
  };
}

/** HAR 1.2 section "versioning": a reader takes any 1.x from 1.1 on; one file in six in the field names none. */
function noteVersion(envelope: JsonObject, repairs: Repairs): void {
  const version = stringMember(envelope, 'version')?.trim();
  if (version && !/^1\.[1-9]\d*(?:\.\d+)*$/.test(version)) repairs.add('unknown-har-version');
}

function isSanitized(envelope: JsonObject): boolean {
  const comments = [stringMember(envelope, 'comment'), stringMember(member(envelope, 'creator'), 'comment')];
  return comments.some(isSanitizedMark);
}

function readProduct(json: unknown): Product | null {
  const name = stringMember(json, 'name')?.trim();
  const version = member(json, 'version') ?? '';
  return name ? { name, version: typeof version === 'object' ? '' : String(version) } : null;
}
