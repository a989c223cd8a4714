import { findGrantParameters } from '../../knowledge/grant-parameters.js';
import type { Message } from '../../oauth/messages.js';
import { learn, rfc } from '../define-rule.js';
import { missing } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a parameter that the endpoint needs and a recorded, refused request does not have. */
export const requiredParameterMissing = messageRule({
  meta: {
    id: 'required-parameter-missing',
    category: 'protocol',
    title: 'A required parameter is missing',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014', 'AADSTS90100'],
    messages: { missing: 'Entry {entry} was refused, and has no {name}.' },
    why: 'Without it the server does not know what is asked, or by whom.',
    fix: ['Add {name} to the request; look for a setting that is empty or a name that is misspelt.'],
    references: [rfc(6749, '4.1.3'), learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
  },
  on: 'message',
  findFault(message) {
    if (message.answer.outcome !== 'refused') return undefined;
    const absent = requiredNames(message).find(
      (names) => !names.some((name) => message.parameters.has(name)),
    );
    if (absent === undefined) return undefined;
    const name = absent.join(' or ');
    return { messageId: 'missing', data: { name }, evidence: [missing(message, `no ${name} here`)] };
  },
});

function requiredNames(message: Message): readonly (readonly string[])[] {
  const { endpoint } = message;
  if (endpoint?.kind === 'adfs' || endpoint?.kind === 'msa') return [];
  if (message.kind === 'authorization-request') return [['client_id'], ['response_type']];
  if (message.kind === 'device-authorization-request') return [['client_id']];
  if (message.kind !== 'token-request') return [];
  return message.grantType === undefined
    ? [['grant_type']]
    : (findGrantParameters(message.grantType)?.required ?? []);
}
