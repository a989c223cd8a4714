import { defineRule, rfc } from '../define-rule.js';
import { present } from '../evidence.js';

const BODY_ONLY = ['grant_type', 'code', 'scope'];

/** Reports a token POST that carries its parameters in the URL. Telemetry and the B2C policy belong there. */
export const parametersInQuery = defineRule({
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
  check(request, report) {
    const isPost = request.entry.request.method === 'POST';
    const found = BODY_ONLY.filter((name) => request.query.has(name) && !request.form.has(name));
    const first = request.query.get(found[0] ?? '');
    if (!isPost || first === undefined) return;
    report('inQuery', { entry: request.entry.index, names: found.join(', ') }, [
      present(request, first, 'in the query'),
    ]);
  },
});
