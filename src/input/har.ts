import type { Capture, CaptureFormat, CaptureNote, Entry, Product } from '../model/capture.js';
import { member, stringMember } from '../model/json.js';
import type { Ports } from '../model/ports.js';
import { checkHar12 } from './har-conformance.js';
import { readEntry } from './har-entry.js';
import { findLog, type HarLog } from './har-logs.js';
import type { HarReading } from './har-reading.js';
import { collectRepairs, type Repairs } from './repairs.js';

/** What a HAR reader has to know beside the JSON. */
export interface HarContext {
  /** Base name of the file. */
  readonly name: string;
  /** Bytes of the file as it was dropped. */
  readonly sizeBytes: number;
  readonly ports: Ports;
  /** Repairs made on the way to the JSON. */
  readonly repairs?: Repairs;
  /** `har` unless the file was something else around it. */
  readonly format?: CaptureFormat;
  /** The entries were cut out of a damaged file. */
  readonly isDamaged?: boolean;
  readonly attachment?: HarReading['attachment'];
}

/**
 * Reads a HAR of any exporter from its parsed JSON.
 * @throws InputError `ERR_NOT_A_HAR` where the JSON holds no list of entries.
 */
export async function readHar(json: unknown, context: HarContext): Promise<Capture> {
  return readLog(findLog(json), context);
}

/** Reads a log that was found already. One bad entry never loses the rest. */
export async function readLog(log: HarLog, context: HarContext): Promise<Capture> {
  const { ports, attachment, repairs = collectRepairs() } = context;
  noteShape(log, repairs);
  const reading = attachment === undefined ? { ports, repairs } : { ports, repairs, attachment };
  const entries = await readEntries(log.entries, reading);
  return {
    name: context.name,
    format: context.format ?? 'har',
    sizeBytes: context.sizeBytes,
    sha256: null,
    creator: readProduct(member(log.envelope, 'creator')),
    browser: readProduct(member(log.envelope, 'browser')),
    entryCount: log.entries.length,
    entries,
    quality: context.isDamaged ? 'damaged' : repairs.loseSomething() ? 'partial' : 'complete',
    notes: [...repairs.notes(), ...(await checkHar12(log))],
  };
}

function noteShape({ shape, envelope }: HarLog, repairs: Repairs): void {
  if (shape !== undefined)
    repairs.add(shape.code, shape.detail === undefined ? {} : { detail: shape.detail });
  // HAR 1.2 section "versioning": a reader takes any 1.x from 1.1 on; 57 of 338 files in the field name none.
  const version = stringMember(envelope, 'version')?.trim();
  if (version && !/^1\.[1-9]\d*(?:\.\d+)*$/.test(version)) repairs.add('unknown-har-version');
}

async function readEntries(items: readonly unknown[], reading: HarReading): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const [index, item] of items.entries()) {
    // A torn entry of a broken file, which has its note already.
    if (item === undefined) continue;
    const entry = await readEntry(item, index, reading);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

function readProduct(json: unknown): Product | null {
  const name = stringMember(json, 'name')?.trim();
  const version = member(json, 'version') ?? '';
  return name ? { name, version: typeof version === 'object' ? '' : String(version) } : null;
}
