import { member, parseJson } from '../model/json.js';
import { fromLatin1 } from '../model/latin1.js';

/** Chrome's constants are 50 KB in one line; a longer first line is no NetLog. */
const LONGEST_CONSTANTS = 4 * 2 ** 20;
const LF = 0x0a;
/** Enough to see how a file begins. */
const HEAD_BYTES = 256;

/** Takes the events of a NetLog; those of other types need not even be parsed. */
export interface EventReader {
  readonly types: ReadonlySet<number>;
  add(event: unknown): void;
}

/** Whether a file is a NetLog in the lines of Chrome: the constants in the first, then an event each. */
export function isNetLogInLines(bytes: Uint8Array): boolean {
  const head = fromLatin1(bytes.subarray(0, HEAD_BYTES));
  return /^\s{0,99}\{"constants":/.test(head) && netLogConstants(bytes) !== undefined;
}

/** What the first line says: the numbers that events use for names. Undefined where it is not whole. */
export function netLogConstants(bytes: Uint8Array): unknown {
  const end = bytes.subarray(0, LONGEST_CONSTANTS).indexOf(LF);
  if (end < 0) return undefined;
  const line = new TextDecoder().decode(bytes.subarray(0, end)).trim();
  return member(parseJson(`${line.replace(/,$/, '')}}`), 'constants');
}

/** Hands over the events line by line. Not whole: the list of events has no end, or a line of it is broken. */
export function readNetLogLines(bytes: Uint8Array, reader: EventReader): { readonly isWhole: boolean } {
  // Behind the constants and the line that begins the list.
  let start = lineEnd(bytes, lineEnd(bytes, 0));
  let isWhole = true;
  while (start < bytes.length) {
    const end = lineEnd(bytes, start);
    const line = bytes.subarray(start, end);
    start = end;
    const ends = readLine(line, reader);
    if (ends === 'last') return { isWhole };
    if (ends === 'broken') isWhole = false;
  }
  return { isWhole: false };
}

/** The place behind the line break of the line at `start`. */
function lineEnd(bytes: Uint8Array, start: number): number {
  const at = bytes.indexOf(LF, start);
  return at < 0 ? bytes.length : at + 1;
}

/** `…,"type":97},` at the end of a line, and `]` behind the last one. Keys are in order of the alphabet. */
const TAIL = /"type":(\d{1,6})\}(\])?,?\s*$/;
const TAIL_BYTES = 40;

function readLine(line: Uint8Array, reader: EventReader): 'event' | 'last' | 'broken' {
  const [, type, bracket] = TAIL.exec(fromLatin1(line.subarray(-TAIL_BYTES))) ?? [];
  if (type !== undefined && !reader.types.has(Number(type))) return bracket === undefined ? 'event' : 'last';
  const text = new TextDecoder().decode(line).trim().replace(/,$/, '');
  if (text === '' || text === ']') return text === '' ? 'event' : 'last';
  const event = parseJson(text);
  const last = event === undefined ? parseJson(text.replace(/\]$/, '')) : undefined;
  if (event === undefined && last === undefined) return 'broken';
  reader.add(event ?? last);
  return event === undefined ? 'last' : 'event';
}
