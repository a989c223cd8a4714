import type { Owner, Proof, Severity } from '../report.js';
import type { Style } from './line.js';

/** How a finding is known, for the line under its title. */
export const PROOF_WORDS = {
  entry: 'proven by the bytes of one entry',
  'cross-entry': 'proven by comparing entries',
  server: 'said by the server',
  heuristic: 'a suspicion, not proven',
} as const satisfies Record<Proof, string>;

/** Who can mend it. */
export const OWNER_WORDS = {
  'client-app': 'to mend in the client application',
  api: 'to mend in the API',
  'tenant-admin': 'to mend by a tenant administrator',
  user: 'to mend by the user',
  network: 'to mend on the network',
  capture: 'to mend by another capture',
  service: 'to mend by the service',
} as const satisfies Record<Owner, string>;

export const SEVERITY_STYLES = {
  critical: 'bad',
  error: 'bad',
  warning: 'warning',
  info: 'faint',
} as const satisfies Record<Severity, Style>;
