import { parseJson } from '../../model/json.js';
import type { EntryFinder, FoundEntry, Scanned, Stage } from './entry-finder.js';
import { indexEntry } from './indexed-entry.js';
import { createKeptBytes } from './kept-bytes.js';

const INPUT_BYTES = 2 ** 18;

/** Here each entry is parsed for its index alone, so the bound is one of memory, not of what matters. */
const MAX_ELEMENT_BYTES = 128 * 2 ** 20;

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COLON = 0x3a;
const BLANK = 0x20;

type Place = 'root' | 'top' | 'log' | 'entries' | 'end';

const PARENT = { root: 'end', top: 'end', log: 'top', entries: 'log', end: 'end' } as const;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The finder for platforms without the kernel: looks at each byte once, and parses each entry to index it. It
 * takes ten times as long, and as little memory.
 */
export function createByteFinder(): EntryFinder {
  const kept = createKeptBytes(MAX_ELEMENT_BYTES);
  let offset = 0;

  let place: Place = 'root';
  /** Brackets open in a value that only its end matters of. */
  let depth = 0;
  let inString = false;
  let isEscaped = false;

  let expectsName = false;
  let nameBytes: number[] | undefined;
  let name = '';

  let index = 0;
  let element: 'none' | 'object' | 'other' = 'none';
  let elementStart = 0;

  let sawEntries = false;
  let damagedAt: number | undefined;

  let restarted = false;
  let entries: FoundEntry[] = [];
  let envelope: number[] = [];

  const inputs: [Uint8Array, Uint8Array] = [new Uint8Array(INPUT_BYTES), new Uint8Array(INPUT_BYTES)];

  function onStringByte(byte: number): void {
    if (isEscaped) isEscaped = false;
    else if (byte === BACKSLASH) isEscaped = true;
    else if (byte === QUOTE) {
      inString = false;
      if (nameBytes !== undefined) endName(nameBytes);
      return;
    } else if (byte === LINE_FEED) damagedAt ??= offset;
    nameBytes?.push(byte);
  }

  function endName(bytes: readonly number[]): void {
    const text = parseJson(`"${decoder.decode(Uint8Array.from(bytes))}"`);
    name = typeof text === 'string' ? text : '';
    nameBytes = undefined;
    expectsName = false;
    if (name === (place === 'top' ? 'log' : 'entries')) restart();
  }

  function restart(): void {
    restarted = true;
    sawEntries = false;
    entries = [];
  }

  function beginString(): void {
    inString = true;
    if (depth > 0) return;
    if (place === 'entries') element = 'other';
    else if (expectsName) nameBytes = [];
  }

  function open(isObject: boolean): void {
    if (depth > 0) depth++;
    else if (place === 'entries') openElement(isObject);
    else if (place === 'root' && isObject) enter('top');
    else if (place === 'top' && isObject && name === 'log') enter('log');
    else if (place === 'log' && !isObject && name === 'entries') enterEntries();
    else depth = 1;
    if (place === 'end') damagedAt ??= offset;
  }

  function enter(child: Place): void {
    place = child;
    expectsName = true;
    name = '';
  }

  function enterEntries(): void {
    place = 'entries';
    sawEntries = true;
    index = 0;
    element = 'none';
  }

  function openElement(isObject: boolean): void {
    element = isObject ? 'object' : 'other';
    elementStart = offset;
    depth = 1;
  }

  function close(isObject: boolean, chunk: Uint8Array): void {
    if (depth > 0) {
      depth--;
      if (depth === 0 && place === 'entries' && element === 'object') endObject(chunk);
      return;
    }
    if (place === 'root' || place === 'end' || isObject === (place === 'entries')) {
      damagedAt ??= offset;
      return;
    }
    if (place === 'entries') endElement(index > 0);
    place = PARENT[place];
    name = '';
  }

  function endObject(chunk: Uint8Array): void {
    const end = offset + 1;
    const bytes = kept.slice(elementStart, end, chunk);
    const json = bytes === undefined ? undefined : parseJson(decoder.decode(bytes));
    const indexed = indexEntry(json, index, elementStart, end);
    entries.push({ ...indexed, kind: 'certain', bodyStart: 0, bodyEnd: 0 });
  }

  /** Between two commas there is an element, even where nothing has shown it. */
  function endElement(isCertain: boolean): void {
    if (element === 'other' || (element === 'none' && isCertain)) {
      entries.push({ ...indexEntry(undefined, index, 0, offset), kind: 'other', bodyStart: 0, bodyEnd: 0 });
    }
    element = 'none';
  }

  function onComma(): void {
    if (depth > 0) return;
    if (place === 'entries') {
      endElement(true);
      index++;
    } else expectsName = place === 'top' || place === 'log';
  }

  function onByte(byte: number, chunk: Uint8Array): void {
    if (place !== 'entries') envelope.push(byte);
    if (inString) onStringByte(byte);
    else if (byte === QUOTE) beginString();
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) open(byte === OPEN_OBJECT);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      const wasInside = place === 'entries';
      close(byte === CLOSE_OBJECT, chunk);
      if (wasInside && place !== 'entries') envelope.push(byte);
    } else if (byte === COMMA) onComma();
    else if (byte > BLANK && byte !== COLON && depth === 0 && place === 'entries') element = 'other';
  }

  function scan(chunk: Uint8Array): Scanned {
    restarted = false;
    entries = [];
    envelope = [];
    for (const byte of chunk) {
      onByte(byte, chunk);
      offset++;
    }
    const isOpen = place === 'entries' && depth > 0 && element === 'object';
    const neededFrom = isOpen ? elementStart : offset;
    kept.keep(neededFrom, chunk);
    return {
      restarted,
      entries,
      envelope: Uint8Array.from(envelope),
      neededFrom,
      damagedAt,
      stage: stage(),
    };
  }

  function stage(): Stage {
    if (place === 'end') return sawEntries ? 'complete' : 'before-log';
    return sawEntries || place === 'log' ? 'in-log' : 'before-log';
  }

  return {
    inputs,
    scan: (input, length) => scan(inputs[input].subarray(0, length)),
    finish: () => scan(new Uint8Array()),
  };
}
