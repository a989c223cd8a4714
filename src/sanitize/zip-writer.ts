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
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const encoded = new TextEncoder().encode(name);
    const facts = fileFacts(bytes, encoded.length);
    const local = [numbers([LOCAL, 4], [VERSION_NEEDED, 2], ...facts), encoded, bytes];
    directory.push(
      numbers(
        [CENTRAL, 4],
        [VERSION_NEEDED, 2],
        [VERSION_NEEDED, 2],
        ...facts,
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offset, 4],
      ),
      encoded,
    );
    parts.push(...local);
    offset += lengthOf(local);
  }
  const count: Field = [files.length, 2];
  const text = toLatin1(comment);
  const end = numbers(
    [END, 4],
    [0, 2],
    [0, 2],
    count,
    count,
    [lengthOf(directory), 4],
    [offset, 4],
    [text.length, 2],
  );
  return joined([...parts, ...directory, end, text]);
}

/** What local header and directory say in the same order: flags to the length of the extra field. */
function fileFacts(bytes: Uint8Array, nameLength: number): Field[] {
  return [
    [UTF_8, 2],
    [0, 2],
    [MODIFIED, 4],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
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
