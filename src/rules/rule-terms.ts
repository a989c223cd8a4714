/** The words in which rules and reports speak of a finding (the contract's names). */

export type { CodeOwner as Owner } from '../knowledge/code-knowledge.js';

export type Severity = 'critical' | 'error' | 'warning' | 'info';

export type Category =
  | 'grant'
  | 'scope'
  | 'claims'
  | 'client-auth'
  | 'redirect'
  | 'pkce'
  | 'authority'
  | 'lifetime'
  | 'consent'
  | 'cors'
  | 'resource-call'
  | 'protocol'
  | 'hygiene'
  | 'capture';

/** How a finding is known: bytes of one entry, entries compared, the server's word, or a suspicion. */
export type Proof = 'entry' | 'cross-entry' | 'server' | 'heuristic';

export interface Reference {
  readonly title: string;
  readonly url: string;
}
