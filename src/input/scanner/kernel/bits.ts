/**
 * What 64 bytes hold, as 64 bits: the lowest bit tells of the first byte. Nothing here has a memory; the loops that
 * carry strings and brackets from block to block are in index.ts.
 */

/** The bytes that a backslash escapes, by the borrow of one subtraction over odd and even runs. */
@inline
export function escapedBytes(backslashes: u64, carried: u64): u64 {
  const odd: u64 = 0xaaaaaaaaaaaaaaaa;
  const escapes = backslashes & ~carried;
  const ends = ((escapes << 1) | odd) - escapes;
  return ends ^ odd ^ (backslashes | carried);
}

/** Each bit becomes the exclusive or of itself and all lower ones: ones from an opening quote to its end. */
@inline
export function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/** `[`, `]`, `{`, `}` by one mask; also `Y`, `_`, `y` and DEL, which no JSON holds outside a string. */
@inline
export function bracketBytes(at: usize): u64 {
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
export function closingBytes(at: usize): u64 {
  return mask(
    i16x8.shl(v128.load(at), 5),
    i16x8.shl(v128.load(at, 16), 5),
    i16x8.shl(v128.load(at, 32), 5),
    i16x8.shl(v128.load(at, 48), 5),
  );
}

@inline
export function bytesEqual(at: usize, byte: u8): u64 {
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
export function bytesEqualFolded(at: usize, letter: u8): u64 {
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
export function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    (<u64>(<u32>i8x16.bitmask(b)) << 16) |
    (<u64>(<u32>i8x16.bitmask(c)) << 32) |
    (<u64>(<u32>i8x16.bitmask(d)) << 48)
  );
}
