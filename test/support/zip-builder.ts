import { crc32, deflateRawSync } from 'node:zlib';

/** One member to write. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Written as it is, without compression. */
  readonly stored?: boolean;
  /** What the headers claim instead of the truth. */
  readonly claims?: { readonly size?: number; readonly compressedSize?: number; readonly crc32?: number };
  /** The number of another compression method than the one that is used. */
  readonly method?: number;
}

/** How a writer differs from the plainest one. */
export interface ZipOptions {
  readonly comment?: string;
  /** Sizes follow the data and are 0 before it; `bare` leaves the optional signature out. */
  readonly dataDescriptors?: 'signed' | 'bare' | undefined;
  /** Every number that can is written as zip64, as Fiddler 5.0.2025 does. */
  readonly zip64?: boolean;
  /** Bytes in front of the archive, which its offsets do not count. */
  readonly prefix?: Uint8Array;
  /** Bytes behind the archive. */
  readonly suffix?: Uint8Array;
  /** The archive ends after the members. */
  readonly omitDirectory?: boolean;
}

/** 2026-03-02 09:00:00: a fixed time, so that the same parts make the same bytes. */
const MODIFIED = (((2026 - 1980) << 9) | (3 << 5) | 2) * 0x10000 + (9 << 11);
const ALL_ONES = 0xffffffff;
const FLAG_DESCRIPTOR = 0x8;
const FLAG_UTF8 = 0x800;

interface Packed {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc32: number;
  readonly size: number;
  readonly compressedSize: number;
  readonly offset: number;
}

/** Writes a zip archive by hand, so that each departure from a plain one can be had. */
export function buildZip(parts: readonly ZipPart[], options: ZipOptions = {}): Uint8Array {
  const body = new Bytes();
  const packed = parts.map((part) => {
    const one = pack(part, body.length, options);
    writeLocal(body, one, options);
    return one;
  });
  if (options.omitDirectory !== true) writeDirectory(body, packed, options);
  return Buffer.concat([
    options.prefix ?? new Uint8Array(),
    body.whole(),
    options.suffix ?? new Uint8Array(),
  ]);
}

function pack(part: ZipPart, offset: number, options: ZipOptions): Packed {
  const isStored = part.stored === true || part.bytes.length === 0;
  const data = isStored ? part.bytes : deflateRawSync(part.bytes, { level: 9 });
  return {
    name: new TextEncoder().encode(part.name),
    data,
    method: part.method ?? (isStored ? 0 : 8),
    flags: FLAG_UTF8 | (options.dataDescriptors === undefined ? 0 : FLAG_DESCRIPTOR),
    crc32: part.claims?.crc32 ?? crc32(part.bytes),
    size: part.claims?.size ?? part.bytes.length,
    compressedSize: part.claims?.compressedSize ?? data.length,
    offset,
  };
}

function writeLocal(out: Bytes, one: Packed, options: ZipOptions): void {
  const isLater = options.dataDescriptors !== undefined;
  const wide =
    options.zip64 === true && !isLater ? zip64Field([one.size, one.compressedSize]) : new Uint8Array();
  const sizes = isLater ? [0, 0, 0] : [one.crc32, ...narrow(one, options)];
  out
    .u32(0x04034b50)
    .u16(20, one.flags, one.method)
    .u32(MODIFIED, ...sizes);
  out.u16(one.name.length, wide.length).raw(one.name, wide, one.data);
  if (options.dataDescriptors === 'signed') out.u32(0x08074b50);
  if (isLater) out.u32(one.crc32, one.compressedSize, one.size);
}

function narrow(one: Packed, options: ZipOptions): number[] {
  return options.zip64 === true ? [ALL_ONES, ALL_ONES] : [one.compressedSize, one.size];
}

function writeDirectory(out: Bytes, packed: readonly Packed[], options: ZipOptions): void {
  const start = out.length;
  for (const one of packed) writeRecord(out, one, options);
  const size = out.length - start;
  const comment = new TextEncoder().encode(options.comment ?? '');
  if (options.zip64 === true) writeZip64End(out, packed.length, size, start);
  // Writers without zip64 let the count wrap.
  const count = options.zip64 === true ? 0xffff : packed.length & 0xffff;
  const [sizeField, startField] = options.zip64 === true ? [ALL_ONES, ALL_ONES] : [size, start];
  out.u32(0x06054b50).u16(0, 0, count, count).u32(sizeField, startField).u16(comment.length).raw(comment);
}

function writeRecord(out: Bytes, one: Packed, options: ZipOptions): void {
  const wide =
    options.zip64 === true ? zip64Field([one.size, one.compressedSize, one.offset]) : new Uint8Array();
  const offset = options.zip64 === true ? ALL_ONES : one.offset;
  out
    .u32(0x02014b50)
    .u16(45, 20, one.flags, one.method)
    .u32(MODIFIED, one.crc32, ...narrow(one, options));
  out.u16(one.name.length, wide.length, 0, 0, 0).u32(0, offset).raw(one.name, wide);
}

function writeZip64End(out: Bytes, count: number, size: number, start: number): void {
  const at = out.length;
  out.u32(0x06064b50).u64(44).u16(45, 45).u32(0, 0).u64(count, count, size, start);
  out.u32(0x07064b50, 0).u64(at).u32(1);
}

function zip64Field(values: readonly number[]): Uint8Array {
  return new Bytes()
    .u16(1, values.length * 8)
    .u64(...values)
    .whole();
}

/** Little-endian numbers and raw bytes, one after the other. */
class Bytes {
  readonly #parts: Uint8Array[] = [];
  length = 0;

  u16(...values: readonly number[]): this {
    return this.#numbers(values, 2);
  }

  u32(...values: readonly number[]): this {
    return this.#numbers(values, 4);
  }

  u64(...values: readonly number[]): this {
    return this.#numbers(values, 8);
  }

  #numbers(values: readonly number[], width: 2 | 4 | 8): this {
    const bytes = Buffer.alloc(values.length * width);
    values.forEach((value, place) => {
      // Six bytes at a time are the most that a Buffer writes; no offset here is longer.
      bytes.writeUIntLE(value, place * width, Math.min(width, 6));
    });
    return this.raw(bytes);
  }

  raw(...parts: readonly Uint8Array[]): this {
    for (const part of parts) this.length += part.length;
    this.#parts.push(...parts);
    return this;
  }

  whole(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}
