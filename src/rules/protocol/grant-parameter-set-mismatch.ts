import { findGrantParameters } from '../../knowledge/grant-parameters.js';
import { learn } from '../define-rule.js';
import { present, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports parameters of another grant in a refused token request: two requests were mixed up. */
export const grantParameterSetMismatch = messageRule({
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
  findFault(request) {
    const grantType = request.form.get('grant_type');
    const needs = findGrantParameters(grantType?.value);
    if (grantType === undefined || needs === undefined || request.answer.outcome !== 'refused')
      return undefined;
    const missing = needs.required.find((names) => !names.some((name) => request.parameters.has(name)));
    const foreign = needs.foreign.map((name) => request.form.get(name)).find((each) => each !== undefined);
    if (missing === undefined || foreign === undefined) return undefined;
    const data = {
      grant: grantType.value,
      missing: missing.join(' or '),
      foreign: foreign.name,
    };
    return {
      messageId: 'mixed',
      data,
      evidence: [
        present(request, foreign, 'of another grant'),
        related(request, grantType, 'the grant that is named'),
      ],
    };
  },
});
