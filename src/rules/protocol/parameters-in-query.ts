import { rfc } from '../define-rule.js';
import { present } from '../evidence.js';
import { messageRule } from '../families/message.js';

const BODY_ONLY = ['grant_type', 'code', 'scope'];

/** Reports a token POST that carries its parameters in the URL. Telemetry and the B2C policy belong there. */
export const parametersInQuery = messageRule({
  meta: {
    id: 'parameters-in-query',
    category: 'protocol',
    title: 'The parameters are in the URL instead of the body',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014'],
    messages: { inQuery: 'Entry {entry} sends {names} in the URL; the token endpoint reads the body.' },
    why: 'The token endpoint takes its parameters from the form body; what stands in the query it does not see.',
    fix: ['Move the parameters into the body, as application/x-www-form-urlencoded.'],
    references: [rfc(6749, '3.2')],
    supersedes: [
      'required-parameter-missing',
      'wrong-content-type',
      'grant-parameter-set-mismatch',
      'parameter-name-typo',
    ],
  },
  on: 'token-request',
  findFault(request) {
    const isPost = request.entry.request.method === 'POST';
    const found = BODY_ONLY.filter((name) => request.query.has(name) && !request.form.has(name));
    const first = request.query.get(found[0] ?? '');
    if (!isPost || first === undefined) return undefined;
    return {
      messageId: 'inQuery',
      data: { names: found.join(', ') },
      evidence: [present(request, first, 'in the query')],
    };
  },
});
