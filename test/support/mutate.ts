import { gzipSync } from 'node:zlib';
import { isObject } from '../../src/model/json.js';
import type { MutationBase } from './mutation-bases.js';
import { buildZip } from './zip-builder.js';

/** Numbers from a seed: the same seed gives the same ones, on every machine. */
export interface Dice {
  /** A whole number from 0 on, below `sides`. */
  roll(sides: number): number;
}

/** Mulberry32: one multiplication a number, and good enough to damage files. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return {
    roll(sides) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
    },
  };
}

/** A damaged copy of a capture: in its bytes, in what they hold, or in the JSON that they are. */
export function mutate(base: MutationBase, dice: Dice): Uint8Array {
  const inner = dice.roll(3) > 0;
  if (inner && base.parts !== undefined) return withDamagedPart(base.parts, dice);
  if (inner && base.packed !== undefined) return gzipSync(damageBytes(base.packed, dice));
  if (inner && base.json !== undefined) return utf8(JSON.stringify(damageJson(base.json, dice)));
  return damageBytes(base.bytes, dice);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function withDamagedPart(parts: NonNullable<MutationBase['parts']>, dice: Dice): Uint8Array {
  const chosen = dice.roll(parts.length);
  const changed = parts.map((part, index) =>
    index === chosen ? { ...part, bytes: damageBytes(part.bytes, dice) } : part,
  );
  return buildZip(dice.roll(8) === 0 ? changed.toSpliced(dice.roll(changed.length), 1) : changed);
}

/** One to four injuries. */
function damageBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  let damaged = bytes;
  for (let left = 1 + dice.roll(4); left > 0; left -= 1)
    damaged = INJURIES[dice.roll(INJURIES.length)]?.(damaged, dice) ?? damaged;
  return damaged;
}

type Injury = (bytes: Uint8Array, dice: Dice) => Uint8Array;

/** Longest piece that is cut out, doubled or put in. */
const MOST_BYTES = 4000;
/** What takes the place of bytes: marks of all grammars, and numbers where code counts. */
const PIECES = [
  '"',
  '\\',
  '\\u00',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '<',
  '>',
  '&',
  '%',
  '%00',
  '%u1234',
  '#',
  '?',
  '=',
  ';',
  '\0',
  '\r\n',
  '\r\n\r\n',
  '-1',
  '0',
  '1e999',
  '4294967295',
  '99999999999',
  'null',
  '{"',
  '}}',
  '<![CDATA[',
  ']]>',
  '</item>',
  '<!--',
  '&#x10ffff;',
  '\ud800',
  '\u202e',
  '\u001b[31m',
  '__proto__',
  'AADSTS',
  'eyJ',
  '.',
  '../',
  'PK\u0003\u0004',
  '0:~',
  '3:abc,',
].map(utf8);

const INJURIES: readonly Injury[] = [
  // A bit.
  (bytes, dice) => {
    const at = dice.roll(bytes.length || 1);
    return spliced(bytes, at, 1, Uint8Array.of((bytes[at] ?? 0) ^ (1 << dice.roll(8))));
  },
  // A byte of any value.
  (bytes, dice) => spliced(bytes, dice.roll(bytes.length + 1), 1, Uint8Array.of(dice.roll(256))),
  (bytes, dice) => spliced(bytes, dice.roll(bytes.length + 1), dice.roll(MOST_BYTES), new Uint8Array()),
  (bytes, dice) => bytes.subarray(0, dice.roll(bytes.length + 1)),
  (bytes, dice) => {
    const at = dice.roll(bytes.length + 1);
    return spliced(bytes, dice.roll(bytes.length + 1), 0, bytes.subarray(at, at + dice.roll(MOST_BYTES)));
  },
  (bytes, dice) =>
    spliced(
      bytes,
      dice.roll(bytes.length + 1),
      dice.roll(4),
      PIECES[dice.roll(PIECES.length)] ?? new Uint8Array(),
    ),
  (bytes, dice) => {
    const piece = PIECES[dice.roll(PIECES.length)] ?? new Uint8Array();
    return spliced(bytes, dice.roll(bytes.length + 1), 0, repeated(piece, 1 + dice.roll(MOST_BYTES)));
  },
];

function spliced(bytes: Uint8Array, at: number, length: number, piece: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + length)]);
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  return Buffer.concat(Array.from({ length: times }, () => piece));
}

/** A copy with one to three of its values replaced, doubled or left out. */
function damageJson(json: unknown, dice: Dice): unknown {
  let damaged = json;
  for (let left = 1 + dice.roll(3); left > 0; left -= 1) damaged = damageValue(damaged, dice, 0);
  return damaged;
}

/** Deeper than any capture goes. */
const MOST_DEPTH = 12;

function damageValue(json: unknown, dice: Dice, depth: number): unknown {
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const key = keys[dice.roll(keys.length || 1)];
  // On the way down the chance to stop grows, so that all depths are hit.
  if (key === undefined || depth > MOST_DEPTH || dice.roll(12) < depth - 2) return oddValue(json, dice);
  if (dice.roll(20) === 0) return withoutKey(json, key);
  const inner = (value: unknown) => damageValue(value, dice, depth + 1);
  if (Array.isArray(json)) return json.map((value, at) => (String(at) === key ? inner(value) : value));
  return isObject(json) ? { ...json, [key]: inner(json[key]) } : json;
}

function withoutKey(json: unknown, key: string): unknown {
  if (Array.isArray(json)) return json.toSpliced(Number(key), 1);
  return Object.fromEntries(Object.entries(json ?? {}).filter(([name]) => name !== key));
}

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  2 ** 53,
  '',
  ' ',
  '\0',
  'x',
  '\ud800',
  '[REDACTED]',
  'https://',
  'https://[::1',
  'data:,',
  [],
  {},
  [[]],
  [null],
  { name: 'a' },
  { __proto__: null },
  '2026-03-01T10:00:00Z',
  '0001-01-01T00:00:00',
  '%',
  '%E0%A4%A',
  'a=b&&=&c',
  'base64',
  'eyJhbGciOiJub25lIn0.e30.',
  '<html><script>$Config={"sErrorCode":"50126"};</script>',
  '\u001b]0;x\u0007',
];

function oddValue(json: unknown, dice: Dice): unknown {
  if (typeof json === 'string' && dice.roll(2) === 0)
    return new TextDecoder().decode(damageBytes(utf8(json), dice));
  if (dice.roll(30) === 0) return 'a'.repeat(200_000);
  if (dice.roll(30) === 0) return nested(2000);
  return ODD[dice.roll(ODD.length)];
}

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
