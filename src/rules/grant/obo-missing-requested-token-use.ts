import type { TokenRequest } from '../../oauth/messages.js';
import { findNamedParameter } from '../../oauth/named-parameter.js';
import { learn, type ReportOptions } from '../define-rule.js';
import { type ParameterFault, parameterRule } from '../families/parameter.js';

const WANTED = 'on_behalf_of';

/** Reports an assertion handed in without saying that it is to be used on behalf of its user. */
export const oboMissingRequestedTokenUse = parameterRule({
  meta: {
    id: 'obo-missing-requested-token-use',
    category: 'grant',
    title: 'requested_token_use is not on_behalf_of',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014'],
    messages: {
      absent: 'Entry {entry} exchanges an assertion without requested_token_use.',
      other:
        'Entry {entry} exchanges an assertion with requested_token_use {value}; Entra knows only on_behalf_of.',
    },
    why: 'The grant type jwt-bearer serves several purposes. Entra treats a request as on-behalf-of only if it says so.',
    fix: ['Add requested_token_use=on_behalf_of to the form.'],
    references: [learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow')],
    supersedes: [
      'scope-missing',
      'hybrid-missing-nonce',
      'grant-parameter-set-mismatch',
      'required-parameter-missing',
    ],
  },
  on: 'token-request',
  parameter: 'requested_token_use',
  findFault: ({ value }, request) => {
    if (value === '') return findAbsence(request);
    const data = { value: value.slice(0, 60) };
    return request.grant !== 'on-behalf-of' || value === WANTED
      ? undefined
      : { messageId: 'other', data, note: 'another use', options: reportOptions(request) };
  },
  findAbsence,
});

function findAbsence(request: TokenRequest): ParameterFault<'absent'> | undefined {
  return request.grant === 'on-behalf-of'
    ? { messageId: 'absent', note: 'no requested_token_use', options: reportOptions(request) }
    : undefined;
}

/** The same codes serve every missing parameter: an error that names another one is not explained. */
function reportOptions(request: TokenRequest): ReportOptions {
  const change = { message: request, set: { requested_token_use: WANTED } };
  const named = request.errors.map(({ description }) => findNamedParameter(description));
  const isOther = named.some((name) => name !== undefined && name !== 'requested_token_use');
  return isOther ? { change, explains: [] } : { change };
}
