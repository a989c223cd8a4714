import { fromLatin1 } from '../model/latin1.js';

/** A value of a tagged netstring, the format of mitmproxy's flow files. */
export type Tagged = Uint8Array | string | number | boolean | null | readonly Tagged[] | TaggedMap;

/** A dictionary; its keys are text, whether the file keeps them as text or as bytes. */
export type TaggedMap = ReadonlyMap<string, Tagged>;

/** A value, and where the bytes behind it start. */
interface Parsed {
  readonly value: Tagged;
  readonly end: number;
}

/** Flows nest six deep. */
const MAX_DEPTH = 40;
/** Digits of a length; a longer one is no file's. */
const MAX_DIGITS = 12;
/** Items of a list: more headers or messages than this no flow has, and each costs ten times its bytes here. */
const MAX_ITEMS = 100_000;
const COLON = 0x3a;
const DIGIT_0 = 0x30;

/**
 * Parses the value at `start`: its length in decimal, a colon, so many bytes, and a character for its type.
 * Undefined where there is none that is whole.
 */
export function parseTagged(bytes: Uint8Array, start: number, depth = 0): Parsed | undefined {
  const colon = bytes.subarray(start, start + MAX_DIGITS + 1).indexOf(COLON);
  const length = colon < 1 ? undefined : decimal(bytes.subarray(start, start + colon));
  if (length === undefined || depth > MAX_DEPTH) return undefined;
  const from = start + colon + 1;
  const tag = bytes[from + length];
  if (tag === undefined) return undefined;
  const value = untag(String.fromCharCode(tag), bytes.subarray(from, from + length), depth);
  return value === undefined ? undefined : { value, end: from + length + 1 };
}

function decimal(digits: Uint8Array): number | undefined {
  let number = 0;
  for (const digit of digits) {
    if (digit < DIGIT_0 || digit > DIGIT_0 + 9) return undefined;
    number = number * 10 + digit - DIGIT_0;
  }
  return number;
}

function untag(tag: string, bytes: Uint8Array, depth: number): Tagged | undefined {
  switch (tag) {
    case ',':
      return bytes;
    case ';':
      return textOfBytes(bytes);
    case '#':
    case '^':
      return numberOf(fromLatin1(bytes));
    case '!':
      return fromLatin1(bytes) === 'true';
    case '~':
      return null;
    case ']':
      return listOf(bytes, depth);
    case '}':
      return mapOf(bytes, depth);
    default:
      return undefined;
  }
}

/** Undefined for what is no number of Python's; a hundred digits are enough for one. */
function numberOf(text: string): number | undefined {
  return /^[-+]?\d{1,99}(?:\.\d{1,99})?(?:e[-+]?\d{1,3})?$/i.test(text) ? Number(text) : undefined;
}

function listOf(bytes: Uint8Array, depth: number): Tagged[] | undefined {
  const list: Tagged[] = [];
  for (let at = 0; at < bytes.length; ) {
    const item = parseTagged(bytes, at, depth + 1);
    if (item === undefined || list.length === MAX_ITEMS) return undefined;
    list.push(item.value);
    at = item.end;
  }
  return list;
}

function mapOf(bytes: Uint8Array, depth: number): TaggedMap | undefined {
  const list = listOf(bytes, depth);
  if (list === undefined || list.length % 2 === 1) return undefined;
  const map = new Map<string, Tagged>();
  for (let at = 0; at < list.length; at += 2) map.set(textOf(list[at]) ?? '', list[at + 1] ?? null);
  return map;
}

/** Text, or bytes as text: files of Python 2 keep all text as bytes. Undefined for anything else. */
export function textOf(value: Tagged | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? textOfBytes(value) : undefined;
}

function textOfBytes(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return fromLatin1(bytes);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
