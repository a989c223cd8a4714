import { rfc } from '../define-rule.js';
import { parameterRule } from '../families/parameter.js';

const SECRETS = [
  'client_secret',
  'password',
  'refresh_token',
  'code_verifier',
  'assertion',
  'client_assertion',
] as const;

/** Reports credentials in the query of a request to a login host: URLs end up in logs on the way. */
export const clientSecretInUrl = parameterRule({
  meta: {
    id: 'client-secret-in-url',
    category: 'hygiene',
    title: 'A credential travels in a URL',
    severity: 'critical',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: { inQuery: 'Entry {entry} carries {name} in its query string.' },
    why: 'URLs are kept by proxies, servers, browsers and monitoring; a secret in one has to count as known.',
    fix: ['Send it in the form body of the POST.', 'Replace the secret: the old one stands in logs.'],
    references: [rfc(6749, '2.3.1'), rfc(9700, '4.3')],
    onSuccess: 'critical',
    kept: 'The exposure is proven, whatever became of the request.',
  },
  on: 'message',
  parameter: ({ endpoint, query }) =>
    endpoint === undefined
      ? undefined
      : query.list.find(({ name, value }) => SECRETS.some((each) => each === name) && value !== ''),
  findFault: ({ name }) => ({
    messageId: 'inQuery',
    data: { name },
    note: 'in the query string',
    byPresence: true,
  }),
});
