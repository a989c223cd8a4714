import {
  aesExtra,
  CENTRAL_HEADER,
  FLAG_DATA_DESCRIPTOR,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  memberName,
  viewOf,
  withZip64,
  type ZipMember,
} from './zip-member.js';

/** The members found without a directory. */
export interface Salvage {
  /** Each is whole as far as its header can say. */
  readonly members: readonly ZipMember[];
  /** Local headers whose member is not whole, such as the one that a broken download ends in. */
  readonly lost: number;
}

/** What follows a member whose header was written before its sizes were known (section 4.3.9). */
const DATA_DESCRIPTOR = 0x08074b50;

/**
 * Lists the members of an archive whose directory is missing or damaged, by the local header that stands before
 * each. Goes over the file once.
 */
export function salvageMembers(archive: Uint8Array, maxMembers: number): Salvage {
  const view = viewOf(archive);
  const members: ZipMember[] = [];
  let lost = 0;
  let at = findSignature(view, 0);
  while (at !== undefined && members.length < maxMembers) {
    const signature = view.getUint32(at, true);
    if (signature === CENTRAL_HEADER) break;
    const found = signature === LOCAL_HEADER ? readLocalHeader(archive, view, at) : undefined;
    if (found !== undefined) members.push(found.member);
    else if (signature === LOCAL_HEADER) lost += 1;
    at = findSignature(view, found?.next ?? at + 4);
  }
  return { members, lost };
}

function readLocalHeader(archive: Uint8Array, view: DataView, at: number) {
  if (at + LOCAL_HEADER_BYTES > archive.length) return undefined;
  const nameEnd = at + LOCAL_HEADER_BYTES + view.getUint16(at + 26, true);
  const dataStart = nameEnd + view.getUint16(at + 28, true);
  if (dataStart > archive.length) return undefined;
  const extra = archive.subarray(nameEnd, dataStart);
  const data = sizesInHeader(view, at, extra) ?? sizesInDescriptor(view, dataStart);
  if (data === undefined || dataStart + data.compressedSize > archive.length) return undefined;
  const method = view.getUint16(at + 8, true);
  const member: ZipMember = {
    // Named one by one: a spread makes V8 seven times slower here.
    crc32: data.crc32,
    compressedSize: data.compressedSize,
    size: data.size,
    name: memberName(archive.subarray(at + LOCAL_HEADER_BYTES, nameEnd)),
    flags: view.getUint16(at + 6, true),
    method,
    modified: view.getUint32(at + 10, true),
    headerOffset: at,
    aes: method === 99 ? aesExtra(extra) : undefined,
  };
  return { member, next: dataStart + data.compressedSize };
}

type Measured = Pick<ZipMember, 'crc32' | 'compressedSize' | 'size'>;

/** Undefined where the header leaves the sizes to a descriptor behind the data. */
function sizesInHeader(view: DataView, at: number, extra: Uint8Array): Measured | undefined {
  const narrow = {
    size: view.getUint32(at + 22, true),
    compressedSize: view.getUint32(at + 18, true),
    offset: 0,
  };
  const isLater = (view.getUint16(at + 6, true) & FLAG_DATA_DESCRIPTOR) !== 0;
  if (isLater && narrow.compressedSize === 0) return undefined;
  const { size, compressedSize } = withZip64(narrow, extra);
  return { crc32: view.getUint32(at + 14, true), size, compressedSize };
}

/** Looks behind the data for the descriptor whose size says that it stands just there. */
function sizesInDescriptor(view: DataView, dataStart: number): Measured | undefined {
  let at = findSignature(view, dataStart);
  while (at !== undefined) {
    const isDescriptor = view.getUint32(at, true) === DATA_DESCRIPTOR;
    // The signature of a descriptor is optional: without it the next header follows the three bare numbers.
    const found = isDescriptor
      ? descriptorAt(view, at + 4, at - dataStart)
      : bareDescriptor(view, at, dataStart);
    if (found !== undefined || !isDescriptor) return found;
    at = findSignature(view, at + 4);
  }
  return bareDescriptor(view, view.byteLength, dataStart);
}

function bareDescriptor(view: DataView, end: number, dataStart: number): Measured | undefined {
  for (const bytes of [12, 20]) {
    const length = end - bytes - dataStart;
    const found = length < 0 ? undefined : descriptorAt(view, end - bytes, length);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A descriptor of either width, where its compressed size is the length that was measured. */
function descriptorAt(view: DataView, at: number, length: number): Measured | undefined {
  if (at + 12 > view.byteLength || view.getUint32(at + 4, true) !== length) return undefined;
  const crc32 = view.getUint32(at, true);
  // Both widths fit where the size is 0 or the upper half of a length: only what follows tells them apart.
  const isWide = endsAt(view, at + 20) && Number(view.getBigUint64(at + 4, true)) === length;
  const size = isWide ? Number(view.getBigUint64(at + 12, true)) : view.getUint32(at + 8, true);
  return { crc32, compressedSize: length, size };
}

/** Whether the bytes end here or the next header starts. */
function endsAt(view: DataView, at: number): boolean {
  if (at + 4 > view.byteLength) return at === view.byteLength;
  const signature = view.getUint32(at, true);
  return signature === LOCAL_HEADER || signature === CENTRAL_HEADER;
}

/** The next `PK` signature that tells members apart, from `from` on. */
function findSignature(view: DataView, from: number): number | undefined {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (
    let at = bytes.indexOf(0x50, from);
    at >= 0 && at + 4 <= bytes.length;
    at = bytes.indexOf(0x50, at + 1)
  ) {
    const signature = view.getUint32(at, true);
    if (signature === LOCAL_HEADER || signature === CENTRAL_HEADER || signature === DATA_DESCRIPTOR)
      return at;
  }
  return undefined;
}
