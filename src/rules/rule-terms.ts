/** The words in which rules and reports speak of a finding (the contract's names). */

export { CODE_OWNERS as OWNERS, type CodeOwner as Owner } from '../knowledge/code-knowledge.js';

/** Worst first. */
export const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CATEGORIES = [
  'grant',
  'scope',
  'claims',
  'client-auth',
  'redirect',
  'pkce',
  'authority',
  'lifetime',
  'consent',
  'cors',
  'resource-call',
  'protocol',
  'hygiene',
  'capture',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** How a finding is known: bytes of one entry, entries compared, the server's word, or a suspicion. */
export const PROOFS = ['entry', 'cross-entry', 'server', 'heuristic'] as const;
export type Proof = (typeof PROOFS)[number];

export interface Reference {
  readonly title: string;
  readonly url: string;
}
