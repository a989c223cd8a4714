import { CLIENT_ASSERTION_TYPE, JWT_BEARER } from '../../oauth/grant.js';
import { learn, rfc } from '../define-rule.js';
import { missing, primary, serverAnswer } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** The type of assertions that are bound to a certificate in TLS, as MSAL sends it. */
const BOUND_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-pop';

/** Reports a client assertion without the one value of `client_assertion_type` that goes with it. */
export const clientAssertionTypeWrong = messageRule({
  meta: {
    id: 'client-assertion-type-wrong',
    category: 'client-auth',
    title: 'The type of the client assertion is missing or wrong',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS7000216', 'AADSTS50027'],
    messages: {
      absent: 'Entry {entry} sends a client_assertion, and no client_assertion_type.',
      grant:
        'Entry {entry} has the name of the grant in client_assertion_type; that of the client assertion is spelt "…:client-assertion-type:jwt-bearer".',
      other: 'Entry {entry} has client_assertion_type {type}, which Entra does not know.',
    },
    why: 'The server reads the assertion only when its type is named by this very text.',
    fix: [`Set client_assertion_type=${CLIENT_ASSERTION_TYPE}`],
    references: [rfc(7523, '2.2'), learn('Certificate credentials', 'certificate-credentials')],
    supersedes: [
      'client-credential-missing',
      'multiple-client-credentials',
      'required-parameter-missing',
      'required-claim-missing',
    ],
  },
  on: 'token-request',
  findFault(request) {
    const { parameters } = request;
    const assertion = parameters.get('client_assertion');
    const type = parameters.get('client_assertion_type');
    if (assertion === undefined || assertion.value === '') return undefined;
    if (type?.value === CLIENT_ASSERTION_TYPE || type?.value === BOUND_TYPE) return undefined;
    const messageId = type === undefined ? 'absent' : type.value === JWT_BEARER ? 'grant' : 'other';
    const place =
      type === undefined
        ? missing(request, 'no type beside it', assertion)
        : primary(request, type, 'the type');
    return {
      messageId,
      data: { type: type?.value ?? '' },
      evidence: [place, ...serverAnswer(request, request.errors[0])],
      options: {
        change: { message: request, set: { client_assertion_type: CLIENT_ASSERTION_TYPE } },
      },
    };
  },
});
