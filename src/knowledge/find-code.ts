import type { CodeKnowledge } from './code-knowledge.js';
import { CODE_FAMILIES } from './codes/all-codes.js';

const FAMILY_OF = new Map(
  CODE_FAMILIES.flatMap((family) => family.codes.split(' ').map((code) => [code, family] as const)),
);

/** Digits of the five-digit code that a longer one is a child of (notes on AADSTS, section 0). */
const PARENT_DIGITS = 5;

/** What is known of a code such as `AADSTS50011`, `50011` or `AADB2C90118`; undefined where nothing is. */
export function findCode(code: string | undefined): CodeKnowledge | undefined {
  return code === undefined ? undefined : knowledgeOf(bareCode(code));
}

/**
 * The general code that an unknown one probably belongs to: an observation about the numbers, not documented, so
 * whatever is said by it is of low confidence.
 */
export function findCodeFamily(code: string): CodeKnowledge | undefined {
  const digits = bareCode(code);
  if (!/^[5679]\d{5,6}$/.test(digits)) return undefined;
  return knowledgeOf(digits.slice(0, PARENT_DIGITS));
}

function knowledgeOf(code: string): CodeKnowledge | undefined {
  return FAMILY_OF.get(code)
    ?.read()
    .find((known) => known.code === code);
}

function bareCode(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/^AADSTS/, '');
}
