import { oidc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a request for an id_token in the redirect without a nonce. */
export const hybridMissingNonce = messageRule({
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
  findFault(request) {
    const responseType = request.parameters.get('response_type');
    const types = responseType?.value.split(/\s+/) ?? [];
    if (responseType === undefined || !types.includes('id_token') || request.parameters.has('nonce'))
      return undefined;
    const data = { responseType: types.join(' ') };
    return { messageId: 'missing', data, evidence: [primary(request, responseType, 'needs a nonce')] };
  },
});
