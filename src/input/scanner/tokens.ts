import { parseJson } from '../../model/json.js';

const QUOTE = 0x22;

/** Raw JSON scalars that stand in one run of bytes, found by place and length; a length of 0 means none. */
export interface Tokens {
  /** The text of a JSON string; undefined where the token is no string. */
  text(at: number, length: number): string | undefined;
  /** The number that a token is, or spells in quotes, as `numberMember` of the model has it. */
  number(at: number, length: number): number | undefined;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function readTokens(bytes: Uint8Array): Tokens {
  const all = decoder.decode(bytes);
  const isAscii = all.length === bytes.length;
  const isPlain = isAscii && !all.includes('\\');

  function tokenAt(at: number, length: number): string {
    return isAscii ? all.slice(at, at + length) : decoder.decode(bytes.subarray(at, at + length));
  }

  function text(at: number, length: number): string | undefined {
    if (length === 0 || bytes[at] !== QUOTE) return undefined;
    return isPlain ? all.slice(at + 1, at + length - 1) : textOf(tokenAt(at, length));
  }

  function number(at: number, length: number): number | undefined {
    if (length === 0) return undefined;
    return bytes[at] === QUOTE ? spelledNumber(text(at, length)) : literalNumber(tokenAt(at, length));
  }

  return { text, number };
}

function textOf(token: string): string | undefined {
  if (!token.includes('\\')) return token.slice(1, -1);
  const text = parseJson(token);
  return typeof text === 'string' ? text : undefined;
}

function literalNumber(token: string): number | undefined {
  const number = token === 'null' ? Number.NaN : Number(token);
  return Number.isFinite(number) ? number : undefined;
}

function spelledNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
