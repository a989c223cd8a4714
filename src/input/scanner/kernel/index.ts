import {
  arenaLength,
  damageOffset,
  damaged,
  depthSkipped,
  envelopeLength,
  hintAuthorization,
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
  rowsFound,
  skippedBy,
  suspend,
  timesRestarted,
} from './automaton';
import { ARENA, BLOCK_BYTES, ENVELOPE, INPUT_BYTES, inputAt, ROWS } from './layout';

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
  resetAutomaton();
}

/**
 * Reads `length` bytes of `input`, in whole blocks counted from the start of the file, so that nothing depends
 * on how the file was cut. What is left over moves in front of the input that comes `next`.
 */
export function scan(input: i32, length: usize, next: i32): void {
  const start = inputAt(input) - leftBytes;
  const available = leftBytes + length;
  const whole = available & ~(BLOCK_BYTES - 1);
  read(start, whole);
  leftBytes = available - whole;
  memory.copy(inputAt(next) - leftBytes, start + whole, leftBytes);
}

/** Reads what is left over; `input` is the one that was named as the next. */
export function finish(input: i32): void {
  const start = inputAt(input) - leftBytes;
  memory.fill(start + leftBytes, 0x20, BLOCK_BYTES - leftBytes);
  read(start, leftBytes > 0 ? BLOCK_BYTES : 0);
}

function read(start: usize, bytes: usize): void {
  resume(start, offset);
  if (bytes > 0) readBlocks(start, start + bytes);
  suspend(start + bytes);
  offset += bytes;
}

/**
 * The loop over 64-byte blocks. A block inside a string that holds no quote is passed over after one compare:
 * most of a capture is bodies.
 */
function readBlocks(start: usize, end: usize): void {
  const quote = i8x16.splat(QUOTE);
  let inside = inString;
  let previousQuotes = lastQuotes;
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
        if (hits != 0) hintAuthorization();
        skippedBy(<i64>popcnt(brackets) - 2 * closers);
        continue;
      }
    }
    walk(at, quotes, brackets, within, hits);
  }
  isEscaped = escapeBefore(end, start);
  inString = inside;
  lastQuotes = previousQuotes;
  lastByte = load<u8>(end - 1);
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
      if (readsHeaders() && (hits & passed) != 0) hintAuthorization();
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

/** The bytes that a backslash escapes, by the borrow of one subtraction over odd and even runs. */
@inline
function escapedBytes(backslashes: u64, carried: u64): u64 {
  const odd: u64 = 0xaaaaaaaaaaaaaaaa;
  const escapes = backslashes & ~carried;
  const ends = ((escapes << 1) | odd) - escapes;
  return ends ^ odd ^ (backslashes | carried);
}

/** Each bit becomes the exclusive or of itself and all lower ones: ones from an opening quote to its end. */
@inline
function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/** `[`, `]`, `{`, `}` by one mask; also `Y`, `_`, `y` and DEL, which no JSON holds outside a string. */
@inline
function bracketBytes(at: usize): u64 {
  const ignored = i8x16.splat(<i8>0xd9);
  const bracket = i8x16.splat(0x59);
  return mask(
    i8x16.eq(v128.and(v128.load(at), ignored), bracket),
    i8x16.eq(v128.and(v128.load(at, 16), ignored), bracket),
    i8x16.eq(v128.and(v128.load(at, 32), ignored), bracket),
    i8x16.eq(v128.and(v128.load(at, 48), ignored), bracket),
  );
}

/** Of brackets, the closing ones: bit 2 tells them, moved to where the mask is taken. */
@inline
function closingBytes(at: usize): u64 {
  return mask(
    i16x8.shl(v128.load(at), 5),
    i16x8.shl(v128.load(at, 16), 5),
    i16x8.shl(v128.load(at, 32), 5),
    i16x8.shl(v128.load(at, 48), 5),
  );
}

@inline
function bytesEqual(at: usize, byte: u8): u64 {
  const wanted = i8x16.splat(<i8>byte);
  return mask(
    i8x16.eq(v128.load(at), wanted),
    i8x16.eq(v128.load(at, 16), wanted),
    i8x16.eq(v128.load(at, 32), wanted),
    i8x16.eq(v128.load(at, 48), wanted),
  );
}

/** The same for a letter in either case. */
@inline
function bytesEqualFolded(at: usize, letter: u8): u64 {
  const wanted = i8x16.splat(<i8>letter);
  const fold = i8x16.splat(0x20);
  return mask(
    i8x16.eq(v128.or(v128.load(at), fold), wanted),
    i8x16.eq(v128.or(v128.load(at, 16), fold), wanted),
    i8x16.eq(v128.or(v128.load(at, 32), fold), wanted),
    i8x16.eq(v128.or(v128.load(at, 48), fold), wanted),
  );
}

@inline
function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    (<u64>(<u32>i8x16.bitmask(b)) << 16) |
    (<u64>(<u32>i8x16.bitmask(c)) << 32) |
    (<u64>(<u32>i8x16.bitmask(d)) << 48)
  );
}
