/** The reflected polynomial of CRC-32 (APPNOTE.TXT section 4.4.7). */
const POLYNOMIAL = 0xedb88320;

// Signed, as all bit operations are: unsigned numbers would leave the integers that engines are quick with.
const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  return crc;
});

/**
 * The CRC-32 that zip archives keep of each member, as an unsigned number; `before` is that of the bytes before these,
 * where they come in pieces.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  // By index, five times as fast as the iterator: archives hold hundreds of megabytes.
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0);
  }
  return ~crc >>> 0;
}
