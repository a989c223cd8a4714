import { allRules } from '../../src/rules/all-rules.js';
import { findSuperseded } from '../../src/rules/rule-order.js';

/** They repeat the server's word, and stand behind every rule that explains it (root-cause.ts). */
const LAST: ReadonlySet<string> = new Set(['entra-error-observed', 'error-page-inside-entra']);

/** Whether one of two rules stands behind the other. */
export function isOrdered(a: string, b: string): boolean {
  return LAST.has(a) || LAST.has(b) || supersedes(a, b) || supersedes(b, a);
}

function supersedes(a: string, b: string): boolean {
  const rule = allRules.find(({ meta }) => meta.id === a);
  return rule !== undefined && findSuperseded(rule).has(b);
}
