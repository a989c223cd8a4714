import { oidc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

/** Reports a request for an id_token in the redirect without a nonce. */
export const hybridMissingNonce = parameterRule({
  meta: {
    id: 'hybrid-missing-nonce',
    category: 'protocol',
    title: 'A nonce is required with this response type',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS90014', 'AADSTS900144'],
    messages: { missing: 'Entry {entry} asks for response_type={responseType} and sends no nonce.' },
    why: 'An id_token that comes in a redirect has to be tied to its request, and the nonce is the tie.',
    fix: ['Send a nonce of 16 random bytes with each request, and compare it with the id_token.'],
    references: [oidc('Hybrid Flow, Authentication Request', 'HybridAuthRequest')],
    supersedes: ['required-parameter-missing'],
  },
  on: 'authorization-request',
  parameter: 'response_type',
  findFault: ({ value }, { parameters }) => {
    const types = value.split(/\s+/);
    if (!types.includes('id_token') || parameters.has('nonce')) return undefined;
    return { messageId: 'missing', data: { responseType: types.join(' ') }, note: 'needs a nonce' };
  },
});
