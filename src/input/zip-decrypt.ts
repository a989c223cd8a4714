import { once } from './once.js';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  viewOf,
  type ZipMember,
} from './zip-member.js';

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
/** One byte, `m`: what the archive calls the member never reaches the library. */
const NAME = 0x6d;
/** Of the flags only "encrypted" and "sizes follow the data" matter: the latter decides where the check byte is. */
const KEPT_FLAGS = 0x9;

/**
 * Undoes ZipCrypto or WinZip's AES (128, 192, 256 bits); what comes back is still compressed. Undefined where the
 * password is wrong; throws where the data was changed or the encryption is another one.
 *
 * The library is loaded with the first encrypted member, and sees an archive of that one member with a clean
 * directory: damage, odd names and the size of the real archive cannot trouble it.
 */
export async function decryptMember(
  member: ZipMember,
  stored: Uint8Array,
  password: Uint8Array,
): Promise<Uint8Array | undefined> {
  const zip = await loadLibrary();
  const reader = new zip.ZipReader(new zip.Uint8ArrayReader(archiveOf(member, stored)));
  try {
    const [entry] = await reader.getEntries();
    if (entry === undefined || entry.directory) throw new Error('the encrypted member cannot be listed');
    return await entry.getData(new zip.Uint8ArrayWriter(), {
      passThrough: 'compressed',
      rawPassword: password,
    });
  } catch (error) {
    if (error instanceof Error && error.message === zip.ERR_INVALID_PASSWORD) return undefined;
    throw error;
  } finally {
    await reader.close();
  }
}

/** Without workers and WebAssembly: the content security policy of a page allows neither. */
const loadLibrary = once(async () => {
  const zip = await import('./zip-library.js');
  zip.configure({ useWebWorkers: false });
  return zip;
});

/** An archive that holds just this member. */
function archiveOf(member: ZipMember, stored: Uint8Array): Uint8Array {
  const extra = member.aes?.bytes ?? new Uint8Array(0);
  const directoryAt = LOCAL_HEADER_BYTES + 1 + extra.length + stored.length;
  const endAt = directoryAt + CENTRAL_HEADER_BYTES + 1 + extra.length;
  const archive = new Uint8Array(endAt + END_RECORD_BYTES);
  const view = viewOf(archive);
  view.setUint32(0, LOCAL_HEADER, true);
  writeFields(view, 4, member, extra);
  archive.set([NAME, ...extra], LOCAL_HEADER_BYTES);
  archive.set(stored, LOCAL_HEADER_BYTES + 1 + extra.length);
  view.setUint32(directoryAt, CENTRAL_HEADER, true);
  writeFields(view, directoryAt + 6, member, extra);
  archive.set([NAME, ...extra], directoryAt + CENTRAL_HEADER_BYTES);
  writeEnd(view, endAt, directoryAt);
  return archive;
}

/** The fields that both headers share, in the same order, from "version needed" to the length of the extra field. */
function writeFields(view: DataView, at: number, member: ZipMember, extra: Uint8Array): void {
  view.setUint16(at, 51, true);
  view.setUint16(at + 2, member.flags & KEPT_FLAGS, true);
  view.setUint16(at + 4, member.method, true);
  view.setUint32(at + 6, member.modified, true);
  view.setUint32(at + 10, member.crc32, true);
  view.setUint32(at + 14, member.compressedSize, true);
  view.setUint32(at + 18, member.size, true);
  view.setUint16(at + 22, 1, true);
  view.setUint16(at + 24, extra.length, true);
}

function writeEnd(view: DataView, at: number, directoryAt: number): void {
  view.setUint32(at, END_RECORD, true);
  view.setUint16(at + 8, 1, true);
  view.setUint16(at + 10, 1, true);
  view.setUint32(at + 12, at - directoryAt, true);
  view.setUint32(at + 16, directoryAt, true);
}
