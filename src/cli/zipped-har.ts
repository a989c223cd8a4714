import { createReadStream, readSync } from 'node:fs';
import { capturesIn } from '../input/archive-members.js';
import { LONGEST_MENDED } from '../input/capture-text.js';
import { MAX_GROWTH, MIN_TOTAL_BYTES } from '../input/unpack-budget.js';
import { readDirectory } from '../input/zip-directory.js';
import {
  isEncrypted,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  viewOf,
  type ZipMember,
} from '../input/zip-member.js';
import { boundedPieces } from '../input/zip-read.js';

/** A directory longer than this belongs to an archive of thousands of members, which is no HAR in a zip. */
const TAIL_BYTES = 256 * 1024;
const MOST_MEMBERS = 4096;
const PIECE_BYTES = 256 * 1024;

/** The one capture of a zip archive, where that is a HAR too long to be held. */
export interface ZippedHar {
  /** Bytes once inflated, as the archive claims. */
  readonly size: number;
  /** Its bytes; throws InputError where there are more than the archive claims. */
  readonly pieces: () => AsyncGenerator<Uint8Array>;
}

/** Looks for a long HAR in an archive without reading the archive; undefined for every other one. */
export function findZippedHar(file: number, path: string, fileBytes: number): ZippedHar | undefined {
  const tail = readAt(file, Math.max(0, fileBytes - TAIL_BYTES), Math.min(fileBytes, TAIL_BYTES));
  const members = readDirectory(tail, MOST_MEMBERS)?.members ?? [];
  const captures = capturesIn(members.map(({ name }) => name));
  const [member, ...others] = members.filter(({ name }) => name === captures[0]);
  if (member === undefined || others.length > 0 || captures.length > 1 || !isLongHar(member))
    return undefined;
  // What the directory says counts from the start of the file, which the tail does not have.
  const start = dataStart(file, fileBytes - tail.length + member.headerOffset);
  const isBomb = member.size > Math.max(MIN_TOTAL_BYTES, fileBytes * MAX_GROWTH);
  if (start === undefined || start + member.compressedSize > fileBytes || isBomb) return undefined;
  return { size: member.size, pieces: () => inflatedPieces(path, start, member) };
}

/** Bodies lie beside the HAR that Playwright wrote: that archive has to be at hand. */
function isLongHar(member: ZipMember): boolean {
  const isHar = /\.har$/i.test(member.name) && !/(?:^|\/)har\.har$/.test(member.name);
  return isHar && member.size > LONGEST_MENDED && member.method === 8 && !isEncrypted(member);
}

function dataStart(file: number, at: number): number | undefined {
  const header = at < 0 ? new Uint8Array() : readAt(file, at, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES) return undefined;
  const view = viewOf(header);
  if (view.getUint32(0, true) !== LOCAL_HEADER) return undefined;
  return at + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

function readAt(file: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}

function inflatedPieces(
  path: string,
  start: number,
  { compressedSize, size }: ZipMember,
): AsyncGenerator<Uint8Array> {
  const { createInflateRaw } = process.getBuiltinModule('node:zlib');
  const end = start + compressedSize - 1;
  const packed = createReadStream(path, { start, end, highWaterMark: PIECE_BYTES });
  const inflater = createInflateRaw({ chunkSize: PIECE_BYTES });
  packed.on('error', (error) => inflater.destroy(error));
  return boundedPieces(packed.pipe(inflater), size);
}
