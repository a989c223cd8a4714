import { requiredClaimMissing } from './claims/required-claim-missing.js';
import type { Rule } from './define-rule.js';
import { oboAssertionIsIdToken } from './grant/obo-assertion-is-id-token.js';

/** Every rule, sorted by id; a test compares the list with the folders. */
export const allRules: readonly Rule[] = [oboAssertionIsIdToken, requiredClaimMissing];
