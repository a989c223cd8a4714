/** What the kernel's memory holds, and where. All of it is reserved at the start and never grows. */

/** Bytes of one input: large enough to make calls rare, small enough to stay in the second-level cache. */
export const INPUT_BYTES: usize = 256 << 10;

/** Blocks are 64 bytes; what is left over of an input waits in front of the next one. */
export const BLOCK_BYTES: usize = 64;

const INPUT_STRIDE: usize = BLOCK_BYTES + INPUT_BYTES + BLOCK_BYTES;

/** Two inputs, so that one can be filled while the other is read. */
const INPUTS = memory.data(2 * (64 + (256 << 10) + 64), 64);

/** Where the caller puts the bytes of input 0 or 1. */
export function inputAt(input: i32): usize {
  return INPUTS + <usize>input * INPUT_STRIDE + BLOCK_BYTES;
}

/**
 * Raw JSON scalars of the entries found in this input, and of the one still open. The open entry carries at most
 * seven tokens of {@link TOKEN_BYTES} over.
 */
export const ARENA_BYTES: usize = 1 << 20;
export const ARENA = memory.data((1 << 20) + 16, 16);

/** A longer token is cut: a `data:` URL can be megabytes, and nothing that matters is that long. */
export const TOKEN_BYTES: usize = 64 << 10;

/** The bytes of this input that lie outside the entries array. */
export const ENVELOPE = memory.data((256 << 10) + 64, 16);

/** Raw bytes of a member name: `startedDateTime` takes 90 when each letter is written as \u0000. */
export const NAME_BYTES: usize = 96;
export const NAME = memory.data(96, 16);
export const PLAIN_NAME = memory.data(96, 16);

/** The tokens of an entry that are copied to the arena, in the order of their places in a row. */
export const enum Token {
  startedDateTime,
  time,
  method,
  url,
  status,
  redirectURL,
  postMimeType,
  count,
}

export const enum Flag {
  /**
   * Only the whole entry tells: a name or value in `request.headers` starts with "au" or an escaped letter, so
   * that it may be Authorization; or a token was longer than the arena takes.
   */
  uncertain = 1,
  /** The element of the entries array is no object. */
  notAnObject = 2,
}

/** One entry: numbers first, then a place in the arena and a length for each token. */
@unmanaged
export class Row {
  index: f64;
  start: f64;
  end: f64;
  bodyStart: f64;
  bodyEnd: f64;
  flags: f64;
}

export const ROW_BYTES: usize = (6 + 2 * <usize>Token.count) * 8;

/**
 * Entries that are told at once: as many as an input holds of the shortest that say anything. Elements such as `1` or
 * `{}` can be more; then reading pauses. Room for all of them would be 20 MB, and a heap that large is collected.
 */
export const ROWS_AT_ONCE: i32 = 4096;

/** One block more: an element takes one byte and a comma at least. */
export const ROWS = memory.data((4096 + 64 / 2) * 160, 16);

/** The entry that is being read. */
export const OPEN_ROW = memory.data(160, 16);

/** Where a row keeps the arena place of a token; its length follows. */
@inline
export function tokenOf(row: usize, token: i32): usize {
  return row + offsetof<Row>() + (<usize>token << 4);
}
