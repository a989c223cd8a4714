import { oidc } from '../define-rule.js';
import { hashRule } from '../families/token-hash.js';

/** The code of a hybrid answer is not the one that its id_token vouches for. */
export const idTokenCHashMismatch = hashRule({
  meta: {
    id: 'id-token-c-hash-mismatch',
    category: 'claims',
    title: 'Code and id_token of one answer do not belong together',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs: 'The c_hash in the id_token of entry {entry} is not the hash of the code beside it.',
    },
    why: 'c_hash ties a code to the id_token that came with it; where it does not fit, one of the two was put in from elsewhere.',
    fix: ['Reject the answer and start again; find out what changes or mixes answers on the way.'],
    references: [oidc('Authorization Code Validation', 'CodeValidation')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  claim: 'c_hash',
  value: 'code',
});
