/** Pseudo-random choices that are the same in every run. */
export interface Chance {
  between(low: number, high: number): number;
  happens(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  word(): string;
  words(count: number): string;
  hex(length: number): string;
  base64url(length: number): string;
  guid(): string;
}

const WORDS =
  'account order invoice create update render state store action effect context session window element node child value index error message button label dialog menu list table column header filter page count name title status active address city region date type kind role scope request content style image font'.split(
    ' ',
  );

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A linear congruential generator modulo 2^32: chance enough for filler. */
export function createChance(seed: number): Chance {
  let value = seed >>> 0;
  function next(): number {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return (value >>> 8) / 2 ** 24;
  }
  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }
  function pick<T>(choices: readonly T[]): T {
    const choice = choices[between(0, choices.length - 1)];
    if (choice === undefined) throw new Error('There is nothing to pick from.');
    return choice;
  }
  function letters(length: number, alphabet: string): string {
    let text = '';
    for (let i = 0; i < length; i++) text += alphabet.charAt(between(0, alphabet.length - 1));
    return text;
  }
  const hex = (length: number) => letters(length, '0123456789abcdef');
  const word = () => pick(WORDS);
  return {
    between,
    happens: (probability) => next() < probability,
    pick,
    word,
    words: (count) => Array.from({ length: count }, word).join(' '),
    hex,
    base64url: (length) => letters(length, BASE64URL),
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
