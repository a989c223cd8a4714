import { createHash } from 'node:crypto';
import type { CaptureRef } from './capture-source.js';

/**
 * Where the result of a capture is kept: the same for the same URI, name, bytes and rule-set version, and for nothing
 * else. Two equal files are two results. Without its extension; 256 folders keep listings short.
 */
export function resultKey(ref: CaptureRef, sha256: string, ruleSet: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([ref.uri, ref.name, sha256]))
    .digest('hex');
  return `${resultPrefix(ruleSet)}${digest.slice(0, 2)}/${digest.slice(2)}`;
}

/** What the keys of all results of one rule-set version begin with. */
export function resultPrefix(ruleSet: string): string {
  return `${RESULTS}${ruleSet}/`;
}

/** What the keys of all results begin with. */
export const RESULTS = '.entrace/results/';
