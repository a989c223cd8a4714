import type { EntryFinder, FoundEntry, InputNumber, Scanned, Stage } from './entry-finder.js';
import type { Kernel } from './kernel.js';
import { readTokens, type Tokens } from './tokens.js';

// The layout of a row, as kernel/layout.ts has it: six numbers, then place and length of each token.
const ROW = { index: 0, start: 1, end: 2, bodyStart: 3, bodyEnd: 4, flags: 5 } as const;
const TOKEN = {
  startedDateTime: 6,
  time: 8,
  method: 10,
  url: 12,
  status: 14,
  redirectURL: 16,
  postMimeType: 18,
} as const;
const ROW_NUMBERS = 20;
const UNCERTAIN = 1;
const NOT_AN_OBJECT = 2;

const STAGES: readonly Stage[] = ['before-log', 'in-log', 'complete'];

/** The finder that the WebAssembly kernel does the work for. */
export function createKernelFinder(kernel: Kernel): EntryFinder {
  const memory = kernel.memory.buffer;
  const bytes = kernel.inputBytes();
  const arena = new Uint8Array(memory, kernel.arenaAt());
  const envelope = new Uint8Array(memory, kernel.envelopeAt());
  const rows = new Float64Array(memory, kernel.rowsAt());
  let restarts = 0;
  kernel.reset();

  function collect(): Scanned {
    const restarted = kernel.timesRestarted() !== restarts;
    restarts = kernel.timesRestarted();
    const open = kernel.openStart();
    const damage = kernel.damageOffset();
    return {
      restarted,
      entries: readRows(rows, kernel.rowsFound(), arena.subarray(0, kernel.arenaLength())),
      envelope: envelope.subarray(0, kernel.envelopeLength()),
      neededFrom: open < 0 ? kernel.bytesRead() : open,
      damagedAt: damage < 0 ? undefined : damage,
      stage: STAGES[kernel.progress()] ?? 'before-log',
    };
  }

  function goOn(): Scanned {
    kernel.goOn();
    return collect();
  }

  return {
    inputs: [
      new Uint8Array(memory, kernel.inputAt(0), bytes),
      new Uint8Array(memory, kernel.inputAt(1), bytes),
    ],
    scan(input: InputNumber, length: number, next: InputNumber): Scanned {
      kernel.scan(input, length, next);
      let scanned = collect();
      while (kernel.isPaused() !== 0) scanned = joined(copied(scanned), goOn());
      return scanned;
    },
    finish(next: InputNumber): Scanned {
      kernel.finish(next);
      return collect();
    },
  };
}

/** The kernel writes over what lies outside of the entries. */
function copied(scanned: Scanned): Scanned {
  return { ...scanned, envelope: scanned.envelope.slice() };
}

/** Two parts of one input as if they had been read at once. */
function joined(first: Scanned, second: Scanned): Scanned {
  const envelope = new Uint8Array(first.envelope.length + second.envelope.length);
  envelope.set(first.envelope);
  envelope.set(second.envelope, first.envelope.length);
  return {
    ...second,
    restarted: first.restarted || second.restarted,
    entries: second.restarted ? second.entries : first.entries.concat(second.entries),
    envelope,
  };
}

function readRows(rows: Float64Array, count: number, arena: Uint8Array): FoundEntry[] {
  const entries: FoundEntry[] = [];
  if (count === 0) return entries;
  const tokens = readTokens(arena);
  for (let row = 0; row < count; row++) entries.push(readRow(rows, row * ROW_NUMBERS, tokens));
  return entries;
}

function readRow(rows: Float64Array, row: number, tokens: Tokens): FoundEntry {
  const flags = numberAt(rows, row + ROW.flags);
  return {
    kind: flags === NOT_AN_OBJECT ? 'other' : flags === UNCERTAIN ? 'uncertain' : 'certain',
    index: numberAt(rows, row + ROW.index),
    start: numberAt(rows, row + ROW.start),
    end: numberAt(rows, row + ROW.end),
    startedDateTime: textAt(rows, row + TOKEN.startedDateTime, tokens),
    time: tokens.number(numberAt(rows, row + TOKEN.time), numberAt(rows, row + TOKEN.time + 1)),
    method: textAt(rows, row + TOKEN.method, tokens),
    url: textAt(rows, row + TOKEN.url, tokens),
    status: tokens.number(numberAt(rows, row + TOKEN.status), numberAt(rows, row + TOKEN.status + 1)),
    redirectURL: textAt(rows, row + TOKEN.redirectURL, tokens),
    postMimeType: textAt(rows, row + TOKEN.postMimeType, tokens),
    hasAuthorization: false,
    bodyStart: numberAt(rows, row + ROW.bodyStart),
    bodyEnd: numberAt(rows, row + ROW.bodyEnd),
  };
}

function numberAt(rows: Float64Array, place: number): number {
  return rows[place] ?? 0;
}

function textAt(rows: Float64Array, place: number, tokens: Tokens): string | undefined {
  return tokens.text(numberAt(rows, place), numberAt(rows, place + 1));
}
