import type { Capture } from '../model/capture.js';
import { isObject, member } from '../model/json.js';
import { fromLatin1 } from '../model/latin1.js';
import type { CaptureFile } from './capture-file.js';
import { InputError } from './input-error.js';
import { isNetLogInLines } from './netlog-lines.js';
import type { Repairs } from './repairs.js';

/** A file that was recognised, as far as it was opened on the way. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  /** What was repaired so far. */
  readonly repairs: Repairs;
  /** Absent where the first bytes said enough. */
  readonly text?: string;
  /** Absent where the first characters said enough. */
  readonly json?: unknown;
}

/** A format beside HAR, SAZ and the wrappers around them: how to know it, and what to do with it. */
export interface OtherFormat {
  readonly isBytes?: (bytes: Uint8Array) => boolean;
  /** Gets the first characters, without leading blanks. */
  readonly isText?: (head: string) => boolean;
  readonly isJson?: (json: unknown) => boolean;
  readonly read: (opened: OpenedFile, file: CaptureFile) => Promise<Capture>;
}

const WIRESHARK =
  'packets are encrypted and no HTTP; capture the sign-in as HAR in the browser, or with Fiddler as SAZ';

/** Tried in this order. The readers are loaded when they are needed: a HAR needs none of them. */
export const OTHER_FORMATS: readonly OtherFormat[] = [
  { isBytes: startsWith(0x0a, 0x0d, 0x0d, 0x0a), read: refuse('a packet capture (pcapng)', WIRESHARK) },
  { isBytes: startsWith(0xd4, 0xc3, 0xb2, 0xa1), read: refuse('a packet capture (pcap)', WIRESHARK) },
  { isBytes: startsWith(0xa1, 0xb2, 0xc3, 0xd4), read: refuse('a packet capture (pcap)', WIRESHARK) },
  { isBytes: startsWith(0x4d, 0x3c, 0xb2, 0xa1), read: refuse('a packet capture (pcap)', WIRESHARK) },
  {
    isBytes: startsWith(0x47, 0x4d, 0x42, 0x55),
    read: refuse('a packet capture of Network Monitor', WIRESHARK),
  },
  { isBytes: isEventTrace, read: refuse('an event trace (etl)', WIRESHARK) },
  {
    isBytes: startsWith(0xac, 0xed, 0x00, 0x05),
    read: refuse(
      'a session in the binary form of Charles (chls)',
      'in Charles use File > Export Session as HAR',
    ),
  },
  {
    isBytes: startsWith(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
    read: refuse('a 7z archive', 'unpack it and give the HAR or SAZ inside'),
  },
  {
    isBytes: startsWith(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07),
    read: refuse('a RAR archive', 'unpack it and give the HAR or SAZ inside'),
  },
  { isBytes: isTar, read: refuse('a tar archive', 'unpack it and give the HAR or SAZ inside') },
  {
    isBytes: startsWith(0x25, 0x50, 0x44, 0x46),
    read: refuse('a PDF document', 'give the capture itself, as HAR or SAZ'),
  },
  {
    isBytes: isFlowFile,
    read: async ({ bytes, repairs }, file) =>
      (await import('./mitmproxy.js')).readMitmproxy(bytes, file, repairs),
  },
  {
    isBytes: isNetLogInLines,
    read: async ({ bytes, repairs }, file) => (await import('./netlog.js')).readNetLog(bytes, file, repairs),
  },
  {
    isText: (head) => /<items\s[^>]{0,200}burpVersion=/.test(head),
    read: async ({ text = '', repairs }, file) => (await import('./burp.js')).readBurp(text, file, repairs),
  },
  {
    isText: (head) => /<AutoResponder\b/i.test(head),
    read: refuse(
      'a list of Fiddler AutoResponder rules (farx) and no traffic',
      'in Fiddler use File > Save > All Sessions, which writes a SAZ',
    ),
  },
  {
    isText: (head) => /^<(?:\?xml|!DOCTYPE|html|log)\b/i.test(head),
    read: refuse('XML or HTML', 'export the capture as HAR or SAZ'),
  },
  {
    isJson: isNetLog,
    read: async ({ json, repairs }, file) =>
      (await import('./netlog.js')).readNetLogJson(json, file, repairs),
  },
  {
    isJson: isCharlesSession,
    read: async ({ json, repairs }, file) => (await import('./charles.js')).readCharles(json, file, repairs),
  },
  {
    isJson: isNewmanRun,
    read: refuse(
      'a run report of Postman',
      'record the requests with a proxy or the browser and export them as HAR',
    ),
  },
];

function startsWith(...magic: readonly number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => magic.every((byte, i) => bytes[i] === byte);
}

/** An event trace starts with the size of its buffers: 4 KiB to 16 MiB, a power of two, little-endian. */
function isEventTrace([a = 0, b = 0, c = 0, d = 0]: Uint8Array): boolean {
  const size = a + b * 0x100 + c * 0x1_0000 + d * 0x100_0000;
  return size >= 0x1000 && size <= 0x100_0000 && (size & (size - 1)) === 0;
}

function isTar(bytes: Uint8Array): boolean {
  return startsWith(0x75, 0x73, 0x74, 0x61, 0x72)(bytes.subarray(257, 262));
}

/** Tagged netstrings: a length, a colon, and inside of it the same again. */
function isFlowFile(bytes: Uint8Array): boolean {
  return /^\d{1,12}:\d{1,10}:/.test(fromLatin1(bytes.subarray(0, 32)));
}

function isNetLog(json: unknown): boolean {
  return Array.isArray(member(json, 'events')) && isObject(member(json, 'constants'));
}

function isCharlesSession(json: unknown): boolean {
  const [first]: readonly unknown[] = Array.isArray(json) ? json : [];
  return typeof member(first, 'protocolVersion') === 'string' && member(first, 'host') !== undefined;
}

function isNewmanRun(json: unknown): boolean {
  return member(json, 'collection') !== undefined && Array.isArray(member(member(json, 'run'), 'executions'));
}

function refuse(what: string, remedy: string): OtherFormat['read'] {
  return () => {
    throw new InputError(
      'ERR_UNSUPPORTED_FORMAT',
      `This is ${what}, which entrace does not read; ${remedy}.`,
    );
  };
}
