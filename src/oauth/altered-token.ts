import { stringMember } from '../model/json.js';
import type { Story } from './story.js';
import type { Token } from './tokens.js';

/** A token of the capture that another value was once, and what was done to it. */
export interface Alteration {
  readonly original: Token;
  /** A few words: `cut off at the end`. */
  readonly how: string;
}

/** Shorter beginnings are too common to prove anything: two tokens of one issuer begin alike. */
const LEAST_PREFIX = 60;

/** How much two tokens with one id have to share, from the front. */
const SHARED_PART = 0.9;

/**
 * Finds the token that a presented value was made from by cutting, appending, changing case or decoding (rule 7).
 * Undefined where the value itself was issued or used elsewhere, or resembles nothing. Never compares more than
 * the bytes and the token id (`uti`).
 */
export function findAlteration(value: string, story: Story): Alteration | undefined {
  const own = story.tokenOf(value);
  if (own?.issuedBy !== undefined || own?.uses.some(({ name }) => name !== 'assertion') === true)
    return undefined;
  for (const original of story.tokens) {
    if (original.value === value || original.type !== 'access_token') continue;
    const how = compare(value, own, original);
    if (how !== undefined) return { original, how };
  }
  return undefined;
}

function compare(value: string, own: Token | undefined, original: Token): string | undefined {
  const { value: known } = original;
  if (known.startsWith(value)) return value.length >= LEAST_PREFIX ? 'cut off at the end' : undefined;
  if (value.startsWith(known)) return 'longer than it was: something was appended';
  if (known.endsWith(value))
    return value.length >= known.length * SHARED_PART ? 'cut off at its beginning' : undefined;
  if (value.length === known.length && value.toLowerCase() === known.toLowerCase())
    return 'changed in upper and lower case';
  if (value.length === known.length && value === known.replaceAll('+', ' '))
    return 'decoded once too often: + became a blank';
  return isSameTokenAltered(value, own, original) ? 'changed in some characters' : undefined;
}

function isSameTokenAltered(value: string, own: Token | undefined, { value: known, jwt }: Token): boolean {
  const uti = stringMember(jwt?.payload, 'uti');
  if (uti === undefined || stringMember(own?.jwt?.payload, 'uti') !== uti) return false;
  return sharedPrefix(value, known) > known.length * SHARED_PART;
}

function sharedPrefix(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
