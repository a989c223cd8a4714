import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Grants that Azure AD B2C does not have (protocol facts 2.12), in words. */
const UNSUPPORTED = new Map([
  ['on-behalf-of', 'on-behalf-of'],
  ['device-code', 'the device code flow'],
  ['saml-bearer', 'the SAML bearer grant'],
]);

/** Reports a grant of Entra that was tried at Azure AD B2C. */
export const b2cGrantNotSupported = messageRule({
  meta: {
    id: 'b2c-grant-not-supported',
    category: 'grant',
    title: 'Azure AD B2C does not support this grant',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADB2C90086'],
    messages: { unsupported: 'Entry {entry} tries {grant} at {host}. Azure AD B2C does not support it.' },
    why: 'B2C signs customers in by code, implicit, refresh, password and client credentials only; the rest belongs to Entra ID.',
    fix: [
      'To call a second API as the customer: let the client get a token for each API, or let the first API call the second with client credentials.',
      'For a device without browser: sign in on another screen by the code flow, and link the device to the account.',
    ],
    references: [learn('Azure AD B2C error codes', '/azure/active-directory-b2c/error-codes')],
    supersedes: ['grant-type-unknown', 'obo-missing-requested-token-use'],
  },
  on: 'message',
  findFault(message) {
    const { endpoint } = message;
    const grant = grantOf(message);
    if (grant === undefined || endpoint === undefined) return undefined;
    // A custom domain is known for B2C by the policy in its path.
    if (endpoint.kind !== 'b2c' && endpoint.policy === undefined) return undefined;
    const place = message.parameters.get('grant_type');
    return {
      messageId: 'unsupported',
      data: { grant, host: endpoint.host },
      evidence: [primary(message, place, 'not a grant of B2C')],
    };
  },
});

function grantOf(message: Message): string | undefined {
  if (message.kind === 'device-authorization-request') return UNSUPPORTED.get('device-code');
  return message.kind === 'token-request' ? UNSUPPORTED.get(message.grant) : undefined;
}
