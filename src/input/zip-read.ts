import type { Ports } from '../model/ports.js';
import { InputError } from './input-error.js';
import type { UnpackBudget } from './unpack-budget.js';
import { untilDamage } from './until-damage.js';
import { crc32 } from './zip-crc32.js';
import { decryptMember } from './zip-decrypt.js';
import {
  compressionMethod,
  isEncrypted,
  isStronglyEncrypted,
  storedBytes,
  type ZipMember,
} from './zip-member.js';
import { passwordBytes } from './zip-password.js';

/** For what is not told otherwise: a body this long is a download, never a sign-in. */
export const MAX_MEMBER_BYTES = 128 * 1024 * 1024;

/** What reading one member takes. */
export interface MemberReader {
  readonly archive: Uint8Array;
  readonly ports: Ports;
  readonly budget: UnpackBudget;
  /** The password as bytes; rejects where none was given or none fits. */
  readonly findKey: () => Promise<Uint8Array>;
}

/** Decrypts and inflates a member, and checks its length and CRC. Throws InputError as `Zip.read` says. */
export async function readMember(
  reader: MemberReader,
  member: ZipMember,
  maxBytes: number,
): Promise<Uint8Array> {
  spend(reader.budget, member.size, maxBytes);
  const stored = storedBytes(reader.archive, member);
  if (stored === undefined) throw damaged('is cut off or has a damaged header');
  if (!isEncrypted(member)) return inflateMember(member, stored, reader.ports);
  const plain = await decrypt(member, stored, await reader.findKey());
  if (plain === undefined) throw damaged('does not open with the password that opens others');
  return inflateMember(member, plain, reader.ports);
}

/** As much of a member as its start is inflated from: the heads of most messages come out of it. */
const START_BYTES = 3072;
/** Below this a member is as quickly read as begun. */
const WORTH_A_START = 2 * START_BYTES;
/** What comes out of them is not worth more: a longer head is read with its body. */
const LONGEST_START = 64 * 1024;

/** The first bytes of a member; undefined where it has to be read as a whole. */
export function startOfMember({ archive, ports }: MemberReader, member: ZipMember): Uint8Array | undefined {
  const { inflateStart } = ports;
  const stored = storedBytes(archive, member);
  if (isEncrypted(member) || stored === undefined || stored.length < WORTH_A_START) return undefined;
  const beginning = stored.subarray(0, START_BYTES);
  if (compressionMethod(member) === 0) return beginning;
  if (compressionMethod(member) !== 8) return undefined;
  try {
    return inflateStart?.('deflate-raw', beginning, LONGEST_START);
  } catch {
    return undefined;
  }
}

/** Takes the claimed size off before a byte is inflated: a member cannot grow beyond what it claims. */
function spend(budget: UnpackBudget, size: number, maxBytes: number): void {
  if (size > maxBytes) throw tooLarge(`is longer than ${Math.floor(maxBytes / 1024 / 1024)} MiB`);
  if (size > budget.left) throw tooLarge('would make the archive grow beyond all proportion');
  budget.left -= size;
}

/**
 * The bytes of a member that is too long to be held, piece by piece. They are not checked against the CRC: what reads
 * them checks what it reads. Throws what the stream throws; undefined where it has to be read at once.
 */
export function streamMember(reader: MemberReader, member: ZipMember): AsyncIterable<Uint8Array> | undefined {
  const { inflateStream } = reader.ports;
  const stored = storedBytes(reader.archive, member);
  if (isEncrypted(member) || compressionMethod(member) !== 8 || stored === undefined) return undefined;
  if (inflateStream === undefined) return undefined;
  spend(reader.budget, member.size, Number.POSITIVE_INFINITY);
  return boundedPieces(inflateStream('deflate-raw', stored), member.size);
}

/** Pieces up to any damage. Throws InputError where they are more bytes than so many. */
export async function* boundedPieces(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const piece of untilDamage(pieces)) {
    length += piece.length;
    if (length > size) throw damaged('is longer than it claims');
    yield piece;
  }
}

async function inflateMember(member: ZipMember, plain: Uint8Array, ports: Ports): Promise<Uint8Array> {
  const bytes = await decompress(compressionMethod(member), plain, member.size, ports);
  if (bytes.length !== member.size) throw damaged('is not as long as it claims');
  const hasChecksum = member.aes?.version !== 2;
  if (hasChecksum && crc32(bytes) !== member.crc32) throw damaged('does not match its checksum');
  return bytes;
}

async function decompress(
  method: number,
  plain: Uint8Array,
  size: number,
  ports: Ports,
): Promise<Uint8Array> {
  if (method === 0) return plain;
  if (method !== 8) throw damaged('is compressed in a way that is not supported; zip it again with Deflate');
  if (size === 0) return new Uint8Array(0);
  try {
    return await ports.inflate('deflate-raw', plain, size);
  } catch (error) {
    throw damaged('is damaged or longer than it claims', error);
  }
}

async function decrypt(member: ZipMember, stored: Uint8Array, key: Uint8Array) {
  if (isStronglyEncrypted(member)) throw damaged('is encrypted in a way that is not supported');
  try {
    return await decryptMember(member, stored, key);
  } catch (error) {
    throw damaged('is encrypted, and damaged or encrypted in an unknown way', error);
  }
}

/** Members that a password is tried on: more than one, since a damaged member refuses the right one, too. */
const PROBES = 3;
/** The smallest members are tried, but the only one may be a long HAR: as much as one string may hold. */
const MAX_PROBE_BYTES = 512 * 1024 * 1024;

/**
 * The bytes of the password that the encrypted members open with. Throws InputError `ERR_PASSWORD_NEEDED` or
 * `ERR_WRONG_PASSWORD`.
 */
export async function findPassword(
  archive: Uint8Array,
  encrypted: readonly ZipMember[],
  ports: Ports,
  password: string | undefined,
): Promise<Uint8Array> {
  if (password === undefined || password === '') throw passwordNeeded();
  const bySize = encrypted
    .filter((member) => member.size > 0 && member.size <= MAX_PROBE_BYTES)
    .sort((a, b) => a.compressedSize - b.compressedSize);
  for (const key of passwordBytes(password)) {
    for (const member of bySize.slice(0, PROBES)) {
      if (await opens(archive, member, ports, key)) return key;
    }
  }
  throw wrongPassword();
}

/** ZipCrypto lets 1 wrong password in 256 pass, AES 1 in 65,536: only the content proves it. */
async function opens(
  archive: Uint8Array,
  member: ZipMember,
  ports: Ports,
  key: Uint8Array,
): Promise<boolean> {
  const stored = storedBytes(archive, member);
  if (stored === undefined || isStronglyEncrypted(member)) return false;
  try {
    const plain = await decryptMember(member, stored, key);
    return plain !== undefined && (await inflateMember(member, plain, ports)).length > 0;
  } catch {
    return false;
  }
}

export function damaged(what: string, cause?: unknown): InputError {
  return new InputError('ERR_DAMAGED_ARCHIVE', `A member of the archive ${what}.`, cause);
}

function tooLarge(what: string): InputError {
  return new InputError(
    'ERR_TOO_LARGE',
    `A member of the archive ${what}; save only the sessions of the sign-in.`,
  );
}

const HOW_TO_GIVE_A_PASSWORD =
  'with --password, --password-file or the environment variable ENTRACE_PASSWORD';

function passwordNeeded(): InputError {
  const message = `The archive is encrypted; give its password ${HOW_TO_GIVE_A_PASSWORD}.`;
  return new InputError('ERR_PASSWORD_NEEDED', message);
}

function wrongPassword(): InputError {
  const message = `The password does not open the archive; give the right one ${HOW_TO_GIVE_A_PASSWORD}.`;
  return new InputError('ERR_WRONG_PASSWORD', message);
}
