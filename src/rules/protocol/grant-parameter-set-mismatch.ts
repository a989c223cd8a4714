import { findGrantParameters } from '../../knowledge/grant-parameters.js';
import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

/** Reports parameters of another grant in a refused token request: two requests were mixed up. */
export const grantParameterSetMismatch = parameterRule({
  meta: {
    id: 'grant-parameter-set-mismatch',
    category: 'protocol',
    title: 'The parameters belong to another grant',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014', 'AADSTS901002'],
    messages: {
      mixed:
        'Entry {entry} names the grant {grant}, lacks {missing}, and carries {foreign}, which belongs to another grant.',
    },
    why: 'Each grant has its own set of parameters; the server reads those of the grant that is named.',
    fix: ['Build the request anew for the grant that is meant, instead of changing another one.'],
    references: [
      learn('Authorization code flow', 'v2-oauth2-auth-code-flow'),
      learn('Client credentials flow', 'v2-oauth2-client-creds-grant-flow'),
    ],
    supersedes: ['required-parameter-missing', 'hybrid-missing-nonce'],
  },
  on: 'token-request',
  parameter: ({ form }) =>
    findGrantParameters(form.get('grant_type')?.value)
      ?.foreign.flatMap((name) => form.get(name) ?? [])
      .at(0),
  findFault: ({ name: foreign }, request) => {
    const grantType = request.form.get('grant_type');
    const required = findGrantParameters(grantType?.value)?.required ?? [];
    const absent = required.find((names) => !names.some((name) => request.parameters.has(name)));
    if (grantType === undefined || absent === undefined || request.answer.outcome !== 'refused')
      return undefined;
    return {
      messageId: 'mixed',
      data: { grant: grantType.value, missing: absent.join(' or '), foreign },
      note: 'of another grant',
      byPresence: true,
      others: [related(request, grantType, 'the grant that is named')],
    };
  },
});
