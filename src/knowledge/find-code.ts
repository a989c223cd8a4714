import type { CodeKnowledge } from './code-knowledge.js';
import { ALL_CODES } from './codes/all-codes.js';

const BY_CODE: ReadonlyMap<string, CodeKnowledge> = new Map(ALL_CODES.map((entry) => [entry.code, entry]));

/** Digits of the five-digit code that a longer one is a child of (notes on AADSTS, section 0). */
const PARENT_DIGITS = 5;

/** What is known of a code such as `AADSTS50011`, `50011` or `AADB2C90118`; undefined where nothing is. */
export function findCode(code: string | undefined): CodeKnowledge | undefined {
  return code === undefined ? undefined : BY_CODE.get(bareCode(code));
}

/**
 * The general code that an unknown one probably belongs to: an observation about the numbers, not documented, so
 * whatever is said by it is of low confidence.
 */
export function findCodeFamily(code: string): CodeKnowledge | undefined {
  const digits = bareCode(code);
  if (!/^[5679]\d{5,6}$/.test(digits)) return undefined;
  return BY_CODE.get(digits.slice(0, PARENT_DIGITS));
}

function bareCode(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/^AADSTS/, '');
}
