import { crc32 } from '../input/zip-crc32.js';
import { toLatin1 } from '../model/latin1.js';

/** One file to put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The first day that a zip knows: the same files make the same bytes. */
const MODIFIED = 0x00210000;

/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF_8 = 0x800;

const VERSION_NEEDED = 20;

/** Writes a zip archive without compression (APPNOTE 4.3), which needs no deflater. The comment is plain ASCII. */
export function writeZip(files: readonly ZipFile[], comment: string): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = createZip((bytes) => parts.push(bytes));
  for (const { name, bytes } of files)
    zip.add(name, { length: bytes.length, crc: crc32(bytes), pieces: [bytes] });
  zip.end(comment);
  return joined(parts);
}

/** What a file holds, in pieces: it may be too large to be held. */
export interface ZipContent {
  readonly length: number;
  /** CRC-32 of all pieces. */
  readonly crc: number;
  readonly pieces: Iterable<Uint8Array>;
}

/** An archive in the making. */
export interface Zip {
  readonly add: (name: string, content: ZipContent) => void;
  readonly end: (comment: string) => void;
}

/** Neither a file nor the archive may be larger: lengths have 32 bits. */
export const LARGEST_ZIP = 2 ** 32 - 1;

/** The same, written as it is made. */
export function createZip(write: (bytes: Uint8Array) => void): Zip {
  const directory: Uint8Array[] = [];
  let count = 0;
  let offset = 0;
  const put = (bytes: Uint8Array) => {
    write(bytes);
    offset += bytes.length;
  };
  return {
    add(name, content) {
      const encoded = new TextEncoder().encode(name);
      const facts = fileFacts(content, encoded.length);
      directory.push(directoryHead(facts, offset), encoded);
      count += 1;
      put(numbers([LOCAL, 4], [VERSION_NEEDED, 2], ...facts));
      put(encoded);
      for (const piece of content.pieces) put(piece);
    },
    end(comment) {
      const end = endRecord(count, lengthOf(directory), offset, toLatin1(comment));
      for (const bytes of [...directory, ...end]) put(bytes);
    },
  };
}

function directoryHead(facts: readonly Field[], offset: number): Uint8Array {
  const none: Field = [0, 2];
  return numbers(
    [CENTRAL, 4],
    [VERSION_NEEDED, 2],
    [VERSION_NEEDED, 2],
    ...facts,
    none,
    none,
    none,
    [0, 4],
    [offset, 4],
  );
}

function endRecord(count: number, bytes: number, offset: number, comment: Uint8Array): Uint8Array[] {
  const files: Field = [count, 2];
  const head = numbers([END, 4], [0, 2], [0, 2], files, files, [bytes, 4], [offset, 4], [comment.length, 2]);
  return [head, comment];
}

/** What local header and directory say in the same order: flags to the length of the extra field. */
function fileFacts({ length, crc }: ZipContent, nameLength: number): Field[] {
  return [
    [UTF_8, 2],
    [0, 2],
    [MODIFIED, 4],
    [crc, 4],
    [length, 4],
    [length, 4],
    [nameLength, 2],
    [0, 2],
  ];
}

/** A number and how many bytes it takes. */
type Field = readonly [value: number, bytes: 2 | 4];

function numbers(...fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
