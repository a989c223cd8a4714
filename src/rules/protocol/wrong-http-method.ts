import { rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a token or device code request that is no POST. */
export const wrongHttpMethod = messageRule({
  meta: {
    id: 'wrong-http-method',
    category: 'protocol',
    title: 'The request has to be a POST',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900561', 'AADSTS90056'],
    messages: { method: 'Entry {entry} calls the {role} endpoint with {method}.' },
    why: 'The endpoint takes parameters only from the form body of a POST.',
    fix: [
      'Send a POST with a form body; check that the authorize and the token address are not swapped in the settings, and that no redirect turns the POST into a GET.',
    ],
    references: [rfc(6749, '3.2')],
    supersedes: ['required-parameter-missing', 'parameters-in-query'],
  },
  on: ['token-request', 'device-authorization-request'],
  findFault(message) {
    const { endpoint, entry } = message;
    const method = entry.request.method;
    if (method === 'POST' || endpoint.role === 'other') return undefined;
    const change = { message, method: 'POST' };
    return {
      messageId: 'method',
      data: { role: endpoint.role, method },
      evidence: [primary(message, { pointer: '/request/method' }, 'not POST')],
      options: { change },
    };
  },
});
