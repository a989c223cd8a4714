const FRAME_MAGIC = 0xfd2fb528;
/** 0x184D2A50 to 0x184D2A5F (RFC 8878 section 3.1.2), without the last four bits. */
const SKIPPABLE_MAGIC = 0x0184d2a5;
const RLE_BLOCK = 1;
/** Bytes of the dictionary id, by its flag (section 3.1.1.1.1.6). */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
/** Bytes of the content size, by its flag (section 3.1.1.1.1.1); one instead of none in a single segment. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

interface Frame {
  readonly window: number;
  /** Where the next frame starts; undefined where the bytes end before. */
  readonly next: number | undefined;
}

/**
 * The most memory that a Zstandard frame among these bytes asks a decoder for (RFC 8878 section 3.1.1.1.2). Twenty
 * bytes can ask for terabytes, and decoders allocate before they look further. 0 where there is no frame.
 */
export function largestZstdWindow(bytes: Uint8Array): number {
  let largest = 0;
  let at: number | undefined = 0;
  while (at !== undefined) {
    const frame: Frame | undefined = frameAt(bytes, at);
    largest = Math.max(largest, frame?.window ?? 0);
    at = frame?.next;
  }
  return largest;
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  if (at + 8 > bytes.length) return undefined;
  const magic = littleEndian(bytes, at, 4);
  if (magic === FRAME_MAGIC) return dataFrameAt(bytes, at);
  if (Math.floor(magic / 16) !== SKIPPABLE_MAGIC) return undefined;
  return { window: 0, next: at + 8 + littleEndian(bytes, at + 4, 4) };
}

function dataFrameAt(bytes: Uint8Array, at: number): Frame {
  const descriptor = bytes[at + 4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const hasChecksum = (descriptor & 0x04) !== 0;
  const idBytes = DICTIONARY_ID_BYTES[descriptor & 3] ?? 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[sizeFlag] ?? 0);
  const sizeAt = at + 5 + (isSingleSegment ? 0 : 1) + idBytes;
  const contentSize = littleEndian(bytes, sizeAt, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  const window = isSingleSegment ? contentSize : windowOf(bytes[at + 5] ?? 0);
  const end = blocksEnd(bytes, sizeAt + sizeBytes);
  return { window, next: end === undefined ? undefined : end + (hasChecksum ? 4 : 0) };
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** The end of the last block (section 3.1.1.2). */
function blocksEnd(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at + 3 <= bytes.length; ) {
    const header = littleEndian(bytes, at, 3);
    const isLast = (header & 1) !== 0;
    at += 3 + (((header >> 1) & 3) === RLE_BLOCK ? 1 : header >> 3);
    if (isLast) return at;
  }
  return undefined;
}

/** Bytes beyond the end count as 0. */
function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let place = length - 1; place >= 0; place -= 1) value = value * 256 + (bytes[at + place] ?? 0);
  return value;
}
