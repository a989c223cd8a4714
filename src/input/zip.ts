import type { CaptureNote } from '../model/capture.js';
import type { Ports } from '../model/ports.js';
import { InputError } from './input-error.js';
import { once } from './once.js';
import { unpackBudget } from './unpack-budget.js';
import { readDirectory } from './zip-directory.js';
import { isEncrypted, type ZipMember } from './zip-member.js';
import {
  damaged,
  findPassword,
  MAX_MEMBER_BYTES,
  type MemberReader,
  readMember,
  startOfMember,
  streamMember,
} from './zip-read.js';
import { salvageMembers } from './zip-salvage.js';

/** An archive in memory, listed; its members are inflated one by one, when asked for. */
export interface Zip {
  /** In directory order, each name once, folders included; `/` separates. Captured text, never a path. */
  readonly names: readonly string[];
  readonly notes: readonly CaptureNote[];
  /** One character per byte; empty where there is none or it is lost. */
  readonly comment: string;
  /** The directory was unusable: what is listed was found by walking the file. */
  readonly isSalvaged: boolean;
  /**
   * The bytes of a member, decrypted and inflated; at most `maxBytes`, else {@link MAX_MEMBER_BYTES}. Throws
   * InputError: `ERR_DAMAGED_ARCHIVE` where it is missing, damaged or packed in an unknown way, `ERR_TOO_LARGE` where
   * it is longer than that or what was unpacked so far is beyond proportion, `ERR_PASSWORD_NEEDED` and
   * `ERR_WRONG_PASSWORD`.
   */
  readonly read: (name: string, maxBytes?: number) => Promise<Uint8Array>;
  /**
   * The first bytes of a member, a few thousand of them; undefined where it is short or damaged, where it is encrypted,
   * and where the platform inflates at once only: then it has to be read. Nothing checks them.
   */
  readonly start: (name: string) => Uint8Array | undefined;
  /**
   * The bytes of a member longer than {@link MAX_MEMBER_BYTES} piece by piece; undefined for a shorter one, and where
   * it is encrypted, stored, or the platform inflates at once only. Throws InputError on the way.
   */
  readonly stream: (name: string) => AsyncIterable<Uint8Array> | undefined;
}

/** Three files a session make 166,000 sessions, far more than Fiddler holds; each costs some 300 bytes here. */
export const MAX_MEMBERS = 500_000;

interface Listing {
  readonly members: readonly ZipMember[];
  readonly notes: readonly CaptureNote[];
  readonly comment: string;
  readonly isSalvaged: boolean;
}

/**
 * Lists a zip archive; of members with one name the last counts. An archive inside of a file spends that file's
 * budget. Throws InputError `ERR_DAMAGED_ARCHIVE` where not one member can be found.
 */
export async function openZip(
  bytes: Uint8Array,
  ports: Ports,
  password?: string,
  budget = unpackBudget(bytes),
): Promise<Zip> {
  const { members: all, notes, comment, isSalvaged } = list(bytes);
  const members = new Map(all.map((member) => [member.name, member]));
  const encrypted = all.filter(isEncrypted);
  const reader: MemberReader = {
    archive: bytes,
    ports,
    budget,
    findKey: once(() => findPassword(bytes, encrypted, ports, password)),
  };
  const read = async (name: string, maxBytes = MAX_MEMBER_BYTES) => {
    const member = members.get(name);
    if (member === undefined) throw damaged('is missing');
    return readMember(reader, member, maxBytes);
  };
  const start = (name: string) => {
    const member = members.get(name);
    return member === undefined ? undefined : startOfMember(reader, member);
  };
  const stream = (name: string) => {
    const member = members.get(name);
    return member !== undefined && member.size > MAX_MEMBER_BYTES ? streamMember(reader, member) : undefined;
  };
  const doubled = all.length - members.size;
  return {
    names: [...members.keys()],
    notes: [...notes, ...doubleNotes(doubled)],
    comment,
    isSalvaged,
    read,
    start,
    stream,
  };
}

function list(bytes: Uint8Array): Listing {
  const directory = readDirectory(bytes, MAX_MEMBERS);
  if (directory === undefined) return salvage(bytes);
  const { members, comment, isCut } = directory;
  return { members, comment, isSalvaged: false, notes: isCut ? [tooManyNote()] : [] };
}

function salvage(bytes: Uint8Array): Listing {
  const { members, lost } = salvageMembers(bytes, MAX_MEMBERS);
  if (members.length === 0) {
    const message =
      'The archive is damaged: it has neither a directory nor one whole member. Save or copy it again.';
    throw new InputError('ERR_DAMAGED_ARCHIVE', message);
  }
  const isCut = members.length === MAX_MEMBERS;
  const notes = [salvageNote(members.length, lost), ...(isCut ? [tooManyNote()] : [])];
  return { members, comment: '', isSalvaged: true, notes };
}

function salvageNote(found: number, lost: number): CaptureNote {
  const rest = lost === 0 ? '' : `; ${lost} more ${lost === 1 ? 'is' : 'are'} not whole`;
  const message = `The archive is cut off or its directory is damaged: ${found} members were found by searching${rest}.`;
  return { code: 'zip-salvaged', message };
}

function tooManyNote(): CaptureNote {
  return {
    code: 'zip-too-many-members',
    message: `Only the first ${MAX_MEMBERS} members of the archive were listed.`,
  };
}

function doubleNotes(count: number): CaptureNote[] {
  if (count === 0) return [];
  return [
    { code: 'zip-duplicate-name', message: `${count} members bear the name of a later one, which counts.` },
  ];
}
