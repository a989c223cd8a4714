import {
  damageOffset,
  damaged,
  depthSkipped,
  envelopeLength,
  leaveSkipped,
  onClose,
  onComma,
  onOpen,
  onQuote,
  openStart,
  progress,
  readsHeaders,
  resetAutomaton,
  resume,
  skippedBy,
  suspend,
  timesRestarted,
} from './automaton';
import { bracketBytes, bytesEqual, bytesEqualFolded, closingBytes, escapedBytes, mask, prefixXor } from './bits';
import { ARENA, BLOCK_BYTES, ENVELOPE, INPUT_BYTES, inputAt, ROWS, ROWS_AT_ONCE } from './layout';
import { arenaLength, markUncertain, rowsFound } from './open-entry';

export { arenaLength, damageOffset, envelopeLength, inputAt, openStart, progress, rowsFound, timesRestarted };

const LINE_FEED: u8 = 0x0a;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const BACKSLASH: u8 = 0x5c;

/** All ones while the blocks are inside a string. */
let inString: u64 = 0;
/** The byte after the last one read is escaped. */
let isEscaped: u64 = 0;
let lastQuotes: u64 = 0;
let lastByte: u8 = 0;
/** Bytes behind the last whole block; they stand in front of the next input. */
let leftBytes: usize = 0;
/** File offset of the first byte that is not read yet. */
let offset: i64 = 0;

/** Where reading paused for want of rows; 0 where it did not. */
let pausedAt: usize = 0;
/** The end of the input that is paused, and the input that comes after it. */
let pausedEnd: usize = 0;
let pausedNext: i32 = 0;

export function inputBytes(): usize {
  return INPUT_BYTES;
}
export function arenaAt(): usize {
  return ARENA;
}
export function envelopeAt(): usize {
  return ENVELOPE;
}
export function rowsAt(): usize {
  return ROWS;
}
export function bytesRead(): f64 {
  return <f64>offset;
}

export function reset(): void {
  inString = 0;
  isEscaped = 0;
  lastQuotes = 0;
  lastByte = 0;
  leftBytes = 0;
  offset = 0;
  pausedAt = 0;
  resetAutomaton();
}

/**
 * Reads `length` bytes of `input`, in whole blocks counted from the start of the file, so that nothing depends
 * on how the file was cut. What is left over moves in front of the input that comes `next`.
 */
export function scan(input: i32, length: usize, next: i32): void {
  const start = inputAt(input);
  readInput(start - leftBytes, start + length, next);
}

/** The rows were full before the input was read to its end: they are to be collected, then reading goes {@link goOn}. */
export function isPaused(): bool {
  return pausedAt != 0;
}

export function goOn(): void {
  const from = pausedAt;
  pausedAt = 0;
  readInput(from, pausedEnd, pausedNext);
}

function readInput(from: usize, end: usize, next: i32): void {
  const whole = (end - from) & ~(BLOCK_BYTES - 1);
  const reached = read(from, whole);
  if (reached < from + whole) {
    pausedAt = reached;
    pausedEnd = end;
    pausedNext = next;
    return;
  }
  leftBytes = end - reached;
  memory.copy(inputAt(next) - leftBytes, reached, leftBytes);
}

/** Reads what is left over; `input` is the one that was named as the next. */
export function finish(input: i32): void {
  const start = inputAt(input) - leftBytes;
  memory.fill(start + leftBytes, 0x20, BLOCK_BYTES - leftBytes);
  read(start, leftBytes > 0 ? BLOCK_BYTES : 0);
}

/** Reads whole blocks; returns the end of the last one that was read. */
function read(start: usize, bytes: usize): usize {
  resume(start, offset);
  const end = bytes > 0 ? readBlocks(start, start + bytes) : start;
  suspend(end);
  offset += end - start;
  return end;
}

/**
 * The loop over 64-byte blocks. A block inside a string that holds no quote is passed over after one compare:
 * most of a capture is bodies. Returns where it ended, which is earlier where the rows are full.
 */
function readBlocks(start: usize, whole: usize): usize {
  const quote = i8x16.splat(QUOTE);
  let inside = inString;
  let previousQuotes = lastQuotes;
  let end = whole;
  for (let at = start; at < end; at += 64) {
    const a = i8x16.eq(v128.load(at), quote);
    const b = i8x16.eq(v128.load(at, 16), quote);
    const c = i8x16.eq(v128.load(at, 32), quote);
    const d = i8x16.eq(v128.load(at, 48), quote);
    if (inside != 0 && !v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) {
      previousQuotes = 0;
      continue;
    }
    let quotes = mask(a, b, c, d);
    const backslashes = bytesEqual(at, BACKSLASH);
    const escaped = escapeBefore(at, start);
    if ((backslashes | escaped) != 0) quotes &= ~escapedBytes(backslashes, escaped);
    if (inside != 0 && quotes == 0) {
      previousQuotes = 0;
      continue;
    }
    const within = prefixXor(quotes) ^ inside;
    inside = <u64>(<i64>within >> 63);
    // No JSON string holds a bare line feed: strings and gaps have changed places, and nothing after this is sure.
    const broken = bytesEqual(at, LINE_FEED) & within;
    if (broken != 0) damaged(at + <usize>ctz(broken));
    const brackets = bracketBytes(at) & ~within;
    const skipped = depthSkipped();
    let hits: u64 = 0;
    if (readsHeaders()) {
      const before = at == start ? lastByte : load<u8>(at - 1);
      hits = authorizationStarts(at, backslashes, quotes, previousQuotes, before);
    }
    previousQuotes = quotes;
    if (skipped > 0) {
      const closers = brackets == 0 ? 0 : <i64>popcnt(brackets & closingBytes(at));
      if (closers < skipped) {
        if (hits != 0) markUncertain();
        skippedBy(<i64>popcnt(brackets) - 2 * closers);
        continue;
      }
    }
    walk(at, quotes, brackets, within, hits);
    if (rowsFound() >= ROWS_AT_ONCE) end = at + 64;
  }
  isEscaped = escapeBefore(end, start);
  inString = inside;
  lastQuotes = previousQuotes;
  lastByte = load<u8>(end - 1);
  return end;
}

/** Drives the automaton through one block. */
function walk(at: usize, quotes: u64, brackets: u64, within: u64, headerHits: u64): void {
  const events = quotes | brackets | (bytesEqual(at, COMMA) & ~within);
  let hits = headerHits;
  let rest: u64 = ~(<u64>0);
  while (true) {
    if (depthSkipped() > 0) {
      const left = skipBrackets(at, brackets & rest);
      const passed = depthSkipped() > 0 ? ~(<u64>0) : ~left;
      if (readsHeaders() && (hits & passed) != 0) markUncertain();
      if (depthSkipped() > 0) return;
      leaveSkipped();
      rest = left;
    }
    const pending = events & rest;
    if (pending == 0) return;
    const bit = ctz(pending);
    rest = ~(<u64>1) << bit;
    event(at + <usize>bit);
    if (readsHeaders()) hits = authorizationStarts(at, bytesEqual(at, BACKSLASH), quotes, 0, 0) & rest;
  }
}

/** Follows the brackets of a skipped value; the bits behind its end, or none where it goes on. */
function skipBrackets(at: usize, brackets: u64): u64 {
  let depth = depthSkipped();
  let rest = brackets;
  while (rest != 0) {
    const bit = ctz(rest);
    rest &= rest - 1;
    const isClosing = (load<u8>(at + <usize>bit) & 4) != 0;
    depth += isClosing ? -1 : 1;
    if (depth == 0) {
      skippedBy(-depthSkipped());
      return ~(<u64>1) << bit;
    }
  }
  skippedBy(depth - depthSkipped());
  return 0;
}

function event(at: usize): void {
  const byte = load<u8>(at);
  if (byte == QUOTE) onQuote(at);
  else if (byte == COMMA) onComma(at);
  else if (byte == 0x7b || byte == 0x5b) onOpen(at, byte == 0x7b);
  else if (byte == 0x7d || byte == 0x5d) onClose(at, byte == 0x7d);
  else damaged(at);
}

/** Where, in header names and values, a string starts with "au" in any case, or with an escaped letter. */
function authorizationStarts(
  at: usize,
  backslashes: u64,
  quotes: u64,
  quotesBefore: u64,
  byteBefore: u8,
): u64 {
  const letters = bytesEqualFolded(at, 0x61) | backslashes;
  const letterBefore: u64 = (byteBefore | 0x20) == 0x61 || byteBefore == BACKSLASH ? 1 : 0;
  const afterQuote = (quotes << 2) | (quotesBefore >> 62);
  return afterQuote & ((letters << 1) | letterBefore) & bytesEqualFolded(at, 0x75);
}

/** 1 where an odd run of backslashes ends right before `at`. */
@inline
function escapeBefore(at: usize, start: usize): u64 {
  if (at == start) return isEscaped;
  return load<u8>(at - 1) == BACKSLASH ? backslashParity(at, start) : 0;
}

function backslashParity(at: usize, start: usize): u64 {
  let from = at;
  while (from > start && load<u8>(from - 1) == BACKSLASH) from--;
  const carried = from == start ? isEscaped : 0;
  return (<u64>(at - from) ^ carried) & 1;
}
