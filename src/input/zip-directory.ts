import { fromLatin1 } from '../model/latin1.js';
import {
  aesExtra,
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  memberName,
  viewOf,
  withZip64,
  type ZipMember,
} from './zip-member.js';

/** The central directory of an archive (APPNOTE.TXT sections 4.3.12 to 4.3.16). */
export interface ZipDirectory {
  /** In directory order, folders included. */
  readonly members: readonly ZipMember[];
  readonly comment: string;
  /** More members than the limit: the rest was not listed. */
  readonly isCut: boolean;
}

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
/** A comment is at most 65,535 bytes; as much again for what a mail gateway or a download hung on. */
const FARTHEST_END_RECORD = END_RECORD_BYTES + 2 * 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_RECORD = 0x06064b50;
const ZIP64_END_RECORD_BYTES = 56;

/** Where the directory lies, as the end record says. */
interface EndRecord {
  readonly at: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
  readonly count: number;
}

/** Lists an archive by its directory; undefined where it has none or one that does not hold together. */
export function readDirectory(archive: Uint8Array, maxMembers: number): ZipDirectory | undefined {
  const view = viewOf(archive);
  const endAt = findEndRecord(view);
  if (endAt === undefined) return undefined;
  const end = zip64End(view, endAt) ?? plainEnd(view, endAt);
  const start = directoryStart(view, end);
  if (start === undefined) return undefined;
  const members = readRecords(archive, start, end, maxMembers);
  if (members === undefined) return undefined;
  return { members, comment: readComment(archive, endAt), isCut: members.length === maxMembers };
}

function findEndRecord(view: DataView): number | undefined {
  const last = view.byteLength - END_RECORD_BYTES;
  const first = Math.max(0, view.byteLength - FARTHEST_END_RECORD);
  for (let at = last; at >= first; at -= 1) {
    if (view.getUint8(at) !== 0x50 || view.getUint32(at, true) !== END_RECORD) continue;
    if (at + END_RECORD_BYTES + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

function plainEnd(view: DataView, at: number): EndRecord {
  return {
    at,
    count: view.getUint16(at + 10, true),
    directoryBytes: view.getUint32(at + 12, true),
    directoryOffset: view.getUint32(at + 16, true),
  };
}

function zip64End(view: DataView, endAt: number): EndRecord | undefined {
  const locator = endAt - ZIP64_LOCATOR_BYTES;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) return undefined;
  // Bytes in front of the archive move the record away from where the locator points: it ends at the locator then.
  for (const at of [Number(view.getBigUint64(locator + 8, true)), locator - ZIP64_END_RECORD_BYTES]) {
    if (at < 0 || at + ZIP64_END_RECORD_BYTES > locator) continue;
    if (view.getUint32(at, true) !== ZIP64_END_RECORD) continue;
    return {
      at,
      count: Number(view.getBigUint64(at + 32, true)),
      directoryBytes: Number(view.getBigUint64(at + 40, true)),
      directoryOffset: Number(view.getBigUint64(at + 48, true)),
    };
  }
  return undefined;
}

/** The directory ends where the end record starts, even where bytes were put in front of the archive. */
function directoryStart(view: DataView, end: EndRecord): number | undefined {
  const starts = [end.at - end.directoryBytes, end.directoryOffset];
  if (end.count === 0) return starts.find((start) => start >= 0 && start <= end.at);
  return starts.find(
    (start) => start >= 0 && start + 4 <= end.at && view.getUint32(start, true) === CENTRAL_HEADER,
  );
}

function readRecords(archive: Uint8Array, start: number, end: EndRecord, maxMembers: number) {
  const shift = start - end.directoryOffset;
  const members: ZipMember[] = [];
  const view = viewOf(archive);
  let at = start;
  // The signature ends the walk and not the count: writers without zip64 let the count wrap at 65,536.
  while (at + 4 <= end.at && view.getUint32(at, true) === CENTRAL_HEADER && members.length < maxMembers) {
    const record = readRecord(archive, view, at, end.at, shift);
    if (record === undefined) return undefined;
    members.push(record.member);
    at = record.next;
  }
  const isShort = members.length < Math.min(end.count, maxMembers);
  return isShort ? undefined : members;
}

function readRecord(archive: Uint8Array, view: DataView, at: number, limit: number, shift: number) {
  if (at + CENTRAL_HEADER_BYTES > limit) return undefined;
  const nameEnd = at + CENTRAL_HEADER_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > limit) return undefined;
  const extra = archive.subarray(nameEnd, extraEnd);
  const sizes = withZip64(
    {
      size: view.getUint32(at + 24, true),
      compressedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    },
    extra,
  );
  const method = view.getUint16(at + 10, true);
  const member: ZipMember = {
    name: memberName(archive.subarray(at + CENTRAL_HEADER_BYTES, nameEnd)),
    flags: view.getUint16(at + 8, true),
    method,
    modified: view.getUint32(at + 12, true),
    crc32: view.getUint32(at + 16, true),
    compressedSize: sizes.compressedSize,
    size: sizes.size,
    headerOffset: sizes.offset + shift,
    aes: method === 99 ? aesExtra(extra) : undefined,
  };
  return { member, next };
}

function readComment(archive: Uint8Array, endAt: number): string {
  const start = endAt + END_RECORD_BYTES;
  const length = viewOf(archive).getUint16(endAt + 20, true);
  return fromLatin1(archive.subarray(start, start + length));
}
