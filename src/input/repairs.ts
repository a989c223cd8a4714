import type { CaptureNote } from '../model/capture.js';
import { QUIRKS, type Quirk, type QuirkCode } from './quirks.js';

/** Where a repair was made, and what the reader has to say about it. */
export interface Repair {
  readonly entry?: number;
  readonly detail?: string;
}

/** The repairs of one file, as they are made. */
export interface Repairs {
  add(code: QuirkCode, repair?: Repair): void;
  /** Adds the repairs of a part that was read for itself. */
  takeOver(part: Repairs): void;
  readonly made: ReadonlyMap<QuirkCode, readonly Repair[]>;
  /** One note per kind, or per entry where the kind asks for it, in order of first appearance. */
  notes(): CaptureNote[];
  /** Whether one of them lost something of the capture. */
  loseSomething(): boolean;
}

/** A file of a thousand broken entries needs no thousand notes to say so. */
const MOST_NOTES_PER_CODE = 20;

export function collectRepairs(): Repairs {
  const byCode = new Map<QuirkCode, Repair[]>();
  const add = (code: QuirkCode, repair: Repair = {}) => {
    const same = byCode.get(code);
    if (same === undefined) byCode.set(code, [repair]);
    else same.push(repair);
  };
  return {
    add,
    made: byCode,
    takeOver(part) {
      for (const [code, repairs] of part.made) for (const repair of repairs) add(code, repair);
    },
    notes: () => [...byCode].flatMap(([code, repairs]) => notesOf(code, repairs)),
    loseSomething: () => [...byCode.keys()].some((code) => QUIRKS[code].loses),
  };
}

function notesOf(code: QuirkCode, repairs: readonly Repair[]): CaptureNote[] {
  const quirk: Quirk = QUIRKS[code];
  if (quirk.per === 'entry') return notesPerEntry(code, quirk, repairs);
  const message = quirk.message(repairs.length, repairs[0]?.detail ?? '');
  const entries = new Set(repairs.map((repair) => repair.entry));
  const [entry] = entries;
  return [entries.size === 1 && entry !== undefined ? { code, message, entry } : { code, message }];
}

function notesPerEntry(code: QuirkCode, quirk: Quirk, repairs: readonly Repair[]): CaptureNote[] {
  const notes = repairs.slice(0, MOST_NOTES_PER_CODE).map(({ entry, detail = '' }): CaptureNote => {
    const message = quirk.message(1, detail);
    return entry === undefined ? { code, message } : { code, message, entry };
  });
  const left = repairs.length - notes.length;
  return left === 0 ? notes : [...notes, { code, message: `The same is true of ${left} more entries.` }];
}
