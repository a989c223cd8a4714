import type { OAuthError } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { serverAnswer } from '../evidence.js';
import { parameterRule } from '../families/parameter.js';

const CODE = 'AADSTS7000215';

/** What form encoding leaves as it is, and its escapes (RFC 6749 appendix B). */
const ENCODED = /[A-Za-z0-9*._~-]|%[0-9A-Fa-f]{2}/g;

/** Suspects a refused Basic header whose secret holds signs that form encoding would have escaped. */
export const basicAuthNotFormEncoded = parameterRule({
  meta: {
    id: 'basic-auth-not-form-encoded',
    category: 'client-auth',
    title: 'The Basic credentials may lack their form encoding',
    severity: 'warning',
    proof: 'heuristic',
    owner: 'client-app',
    codes: [CODE],
    messages: {
      raw: 'The secret in the Basic header of entry {entry} holds {count} signs that form encoding would have escaped, and the server does not accept it. Servers decode the two parts, so it may have arrived as another one.',
    },
    why: 'OAuth wants client id and secret form-encoded before they are joined by a colon and put into base64. Many servers accept raw ones, as long as no sign in them means something.',
    fix: [
      'Form-encode id and secret, each by itself, before the base64 step.',
      'Or send the secret as client_secret in the body.',
    ],
    references: [rfc(6749, '2.3.1')],
    supersedes: ['client-secret-encoding-damaged'],
  },
  on: 'token-request',
  parameter: ({ parameters }) => parameters.all('client_secret').find(({ source }) => source === 'basic'),
  findFault: ({ raw }, request) => {
    const refusal = request.errors.find(isAboutSecret);
    const count = raw.replace(ENCODED, '').length;
    if (refusal === undefined || count === 0) return undefined;
    return {
      messageId: 'raw',
      data: { count },
      note: 'not form-encoded',
      others: serverAnswer(request, refusal),
    };
  },
});

/** `invalid_client` has many reasons; where the server names another one, it is not this. */
function isAboutSecret({ codes, error }: OAuthError): boolean {
  return codes.includes(CODE) || (error === 'invalid_client' && codes.length === 0);
}
