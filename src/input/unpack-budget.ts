/**
 * Bytes that a file may still be unpacked to, whatever is nested in it: archives and gzip files inside of it spend
 * the same budget, since two hundred small archives in a small one make the same bomb as one large member.
 */
export interface UnpackBudget {
  left: number;
}

/**
 * All that is unpacked from one file may grow to {@link MIN_TOTAL_BYTES}, or to {@link MAX_GROWTH} times the file
 * where that is more. Captures grow tenfold and bombs a thousandfold, so the work stays in proportion to the file.
 */
export const MIN_TOTAL_BYTES = 512 * 1024 * 1024;
export const MAX_GROWTH = 64;

export function unpackBudget(file: Uint8Array): UnpackBudget {
  return { left: Math.max(MIN_TOTAL_BYTES, file.length * MAX_GROWTH) };
}
