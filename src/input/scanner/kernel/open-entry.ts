import {
  ARENA,
  ARENA_BYTES,
  Flag,
  OPEN_ROW,
  ROW_BYTES,
  ROWS,
  Row,
  TOKEN_BYTES,
  Token,
  tokenOf,
} from './layout';

/**
 * The entry that is being read: its row, and the raw values that it has put into the arena; and the rows of the
 * entries that have ended since the input began. What a value means, and where it ends, the automaton says.
 */

let rows: i32 = 0;
let arenaBytes: usize = 0;
/** The arena's length when the open entry began. */
let arenaMark: usize = 0;

/** First byte of the captured value that is still in the input; 0 where none is captured. */
let valueAt: usize = 0;
/** What the captured value is. */
let valueToken: i32 = 0;

@inline
function openRow(): Row {
  return changetype<Row>(OPEN_ROW);
}

export function resetEntries(): void {
  valueAt = 0;
  rows = 0;
  arenaBytes = 0;
  arenaMark = 0;
}

export function rowsFound(): i32 {
  return rows;
}
export function arenaLength(): usize {
  return arenaBytes;
}
/** Offset where the open entry began. */
export function entryStart(): f64 {
  return openRow().start;
}
export function forgetRows(): void {
  rows = 0;
}

export function beginEntry(index: f64, offset: f64): void {
  memory.fill(OPEN_ROW, 0, ROW_BYTES);
  openRow().index = index;
  openRow().start = offset;
  arenaMark = arenaBytes;
}

export function endEntry(offset: f64): void {
  openRow().end = offset;
  addRow();
}

/** An element of the list that is no object. */
export function addOther(index: f64, offset: f64): void {
  memory.fill(OPEN_ROW, 0, ROW_BYTES);
  openRow().index = index;
  openRow().end = offset;
  openRow().flags = Flag.notAnObject;
  addRow();
}

function addRow(): void {
  memory.copy(ROWS + <usize>rows * ROW_BYTES, OPEN_ROW, ROW_BYTES);
  rows++;
}

/** Only the whole entry tells what is in it. */
export function markUncertain(): void {
  openRow().flags = Flag.uncertain;
}

export function beginBody(offset: f64): void {
  openRow().bodyStart = offset;
}
export function endBody(offset: f64): void {
  openRow().bodyEnd = offset;
}
export function forgetBody(): void {
  openRow().bodyStart = 0;
  openRow().bodyEnd = 0;
}
export function forgetToken(token: i32): void {
  store<f64>(tokenOf(OPEN_ROW, token), 0, 8);
}

/** Begins to capture a value whose raw text starts at `at`. */
export function beginValue(token: i32, at: usize): void {
  valueAt = at;
  valueToken = token;
  store<f64>(tokenOf(OPEN_ROW, token), <f64>arenaBytes);
}

/** A token's raw text is all that lies between its name and the comma or bracket behind it. */
function keepValue(end: usize): void {
  const place = tokenOf(OPEN_ROW, valueToken);
  const kept = <usize>load<f64>(place, 8);
  const bytes = end - valueAt;
  if (kept + bytes > TOKEN_BYTES || arenaBytes + bytes > ARENA_BYTES) {
    markUncertain();
    return;
  }
  for (let i: usize = 0; i < bytes; i += 16) v128.store(ARENA + arenaBytes + i, v128.load(valueAt + i));
  arenaBytes += bytes;
  store<f64>(place, <f64>(kept + bytes), 8);
}

export function endValue(at: usize): void {
  if (valueAt == 0) return;
  keepValue(at);
  valueAt = 0;
  trimToken(tokenOf(OPEN_ROW, valueToken));
}

/** Takes the colon and the white space around it and the value away. */
function trimToken(place: usize): void {
  let from = <usize>load<f64>(place);
  let end = from + <usize>load<f64>(place, 8);
  while (from < end && isPadding(load<u8>(ARENA + from))) from++;
  while (from < end && load<u8>(ARENA + end - 1) <= 0x20) end--;
  store<f64>(place, <f64>from);
  store<f64>(place, <f64>(end - from), 8);
}

@inline
function isPadding(byte: u8): bool {
  return byte <= 0x20 || byte == 0x3a;
}

/** The value turned out to be a list or an object. */
export function dropValue(): void {
  if (valueAt == 0) return;
  forgetToken(valueToken);
  valueAt = 0;
}

/** Saves the value that is in the midst of being read, before the bytes in front of `end` go away. */
export function suspendValue(end: usize): void {
  if (valueAt != 0) keepValue(end);
}

/** Begins an input at `from`: the rows have been read, and of the arena only the open entry is still needed. */
export function resumeEntry(from: usize, isOpen: bool): void {
  rows = 0;
  if (valueAt != 0) valueAt = from;
  const mark = isOpen ? arenaMark : arenaBytes;
  arenaBytes -= mark;
  arenaMark = 0;
  if (mark == 0 || !isOpen) return;
  memory.copy(ARENA, ARENA + mark, arenaBytes);
  for (let token = 0; token < Token.count; token++) {
    const place = tokenOf(OPEN_ROW, token);
    store<f64>(place, load<f64>(place) - <f64>mark);
  }
}
