import type { TokenRequest } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

const BODY_ONLY = ['grant_type', 'code', 'scope'];

/** Reports a token POST that carries its parameters in the URL. Telemetry and the B2C policy belong there. */
export const parametersInQuery = parameterRule({
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
  parameter: (request) => (isPost(request) ? request.query.get(misplaced(request)[0] ?? '') : undefined),
  findFault: (_, request) => ({
    messageId: 'inQuery',
    data: { names: misplaced(request).join(', ') },
    note: 'in the query',
    byPresence: true,
  }),
});

function isPost({ entry }: TokenRequest): boolean {
  return entry.request.method === 'POST';
}

function misplaced({ query, form }: TokenRequest): readonly string[] {
  return BODY_ONLY.filter((name) => query.has(name) && !form.has(name));
}
