import { oidc } from '../define-rule.js';
import { hashRule } from '../families/token-hash.js';

/** The access token of an answer is not the one that its id_token vouches for. An absent at_hash says nothing. */
export const idTokenAtHashMismatch = hashRule({
  meta: {
    id: 'id-token-at-hash-mismatch',
    category: 'claims',
    title: 'Access token and id_token of one answer do not belong together',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs: 'The at_hash in the id_token of entry {entry} is not the hash of the access token beside it.',
    },
    why: 'at_hash ties an access token to the id_token that came with it; where it does not fit, one of the two was put in from elsewhere.',
    fix: ['Reject the answer and start again; find out what changes or mixes answers on the way.'],
    references: [oidc('Access Token Validation', 'ImplicitTokenValidation')],
    onSuccess: 'error',
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  claim: 'at_hash',
  value: 'access_token',
});
