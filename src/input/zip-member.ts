/** What the archive says of one member: its record in the central directory, or the local header of a salvage. */
export interface ZipMember {
  /** As stored, with `/` for the `\` of some writers. It never names a place in a file system. */
  readonly name: string;
  /** General purpose bit flags (APPNOTE.TXT section 4.4.4). */
  readonly flags: number;
  /** 0 stored, 8 deflated, 99 encrypted with AES (the real method is in {@link ZipMember.aes}). */
  readonly method: number;
  /** MS-DOS time and date: the check byte of ZipCrypto may come from it. */
  readonly modified: number;
  readonly crc32: number;
  /** Bytes in the archive, those of the encryption included. */
  readonly compressedSize: number;
  /** Bytes once inflated, as the archive claims. */
  readonly size: number;
  /** Where the local header starts in the file. */
  readonly headerOffset: number;
  readonly aes: AesExtra | undefined;
}

/** The extra field 0x9901 that WinZip's AES encryption adds. */
export interface AesExtra {
  /** Version 2 (AE-2) keeps no CRC. */
  readonly version: number;
  /** How the member was compressed before it was encrypted. */
  readonly method: number;
  /** The whole field, its header included. */
  readonly bytes: Uint8Array;
}

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
/** Bytes of a local header before name and extra field. */
export const LOCAL_HEADER_BYTES = 30;
/** Bytes of a central directory record before name, extra field and comment. */
export const CENTRAL_HEADER_BYTES = 46;

export const FLAG_ENCRYPTED = 0x1;
export const FLAG_DATA_DESCRIPTOR = 0x8;
const FLAG_STRONG_ENCRYPTION = 0x40;

/** A 32-bit size or offset that stands in the zip64 field instead. */
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 0x0001;
const AES_FIELD = 0x9901;
const AES_FIELD_BYTES = 11;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function isEncrypted(member: ZipMember): boolean {
  return (member.flags & FLAG_ENCRYPTED) !== 0;
}

/** PKWARE's own encryption, which nothing but its own programs opens. */
export function isStronglyEncrypted(member: ZipMember): boolean {
  return (member.flags & FLAG_STRONG_ENCRYPTION) !== 0;
}

/** How the plain bytes were compressed, whatever the encryption around them. */
export function compressionMethod(member: ZipMember): number {
  return member.aes?.method ?? member.method;
}

/** The member's bytes as they stand in the file; undefined where its local header is damaged or they are cut off. */
export function storedBytes(archive: Uint8Array, member: ZipMember): Uint8Array | undefined {
  const view = viewOf(archive);
  const at = member.headerOffset;
  if (at < 0 || at + LOCAL_HEADER_BYTES > archive.length) return undefined;
  if (view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  // The lengths of the local header count: its extra field often differs from the one in the directory.
  const start = at + LOCAL_HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + member.compressedSize;
  return end <= archive.length ? archive.subarray(start, end) : undefined;
}

/** A member name: UTF-8 where it is valid, whatever flag bit 11 says; one character per byte else. */
export function memberName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = UTF8.decode(bytes);
  } catch {
    name = String.fromCharCode(...bytes.subarray(0, LONGEST_ODD_NAME));
  }
  return name.replaceAll('\\', '/');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Bytes of a name that is not UTF-8: no such name is looked for, so it only has to stay distinct. */
const LONGEST_ODD_NAME = 1024;

/** The 32-bit fields that zip64 may replace; `offset` only in a central directory record. */
export interface Sizes {
  readonly size: number;
  readonly compressedSize: number;
  readonly offset?: number;
}

/** Puts the 64-bit values of the zip64 extra field in place of the fields that point to it (section 4.5.3). */
export function withZip64(sizes: Required<Sizes>, extra: Uint8Array): Required<Sizes> {
  const field = extraField(extra, ZIP64_FIELD);
  if (field === undefined) return sizes;
  const view = viewOf(field);
  let at = 4;
  // Only fields of all ones are in it, in this order: Fiddler adds the field to every member, needed or not.
  const wide = (narrow: number) => {
    if (narrow !== IN_ZIP64 || at + 8 > field.length) return narrow;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  const size = wide(sizes.size);
  const compressedSize = wide(sizes.compressedSize);
  return { size, compressedSize, offset: wide(sizes.offset) };
}

export function aesExtra(extra: Uint8Array): AesExtra | undefined {
  const bytes = extraField(extra, AES_FIELD);
  if (bytes === undefined || bytes.length < AES_FIELD_BYTES) return undefined;
  const view = viewOf(bytes);
  return { version: view.getUint16(4, true), method: view.getUint16(9, true), bytes };
}

/** The first extra field of that kind with its four header bytes. */
function extraField(extra: Uint8Array, kind: number): Uint8Array | undefined {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) return undefined;
    if (view.getUint16(at, true) === kind) return extra.subarray(at, end);
    at = end;
  }
  return undefined;
}
