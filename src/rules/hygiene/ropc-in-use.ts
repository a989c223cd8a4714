import { learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Advises against the password grant. Native authentication uses the same wire value and is something else. */
export const ropcInUse = messageRule({
  meta: {
    id: 'ropc-in-use',
    category: 'hygiene',
    title: 'The app handles the user’s password itself',
    severity: 'info',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      used: 'Entry {entry} sends a user name and a password to the token endpoint (grant_type=password).',
    },
    why: 'The app sees the password, and no second factor, passkey or federated sign-in can ever work this way.',
    fix: [
      'For users: the authorization code flow with PKCE, or the platform’s broker.',
      'For services: client credentials, a managed identity or workload identity federation.',
    ],
    references: [rfc(9700, '2.4'), learn('Resource owner password credentials', 'v2-oauth-ropc')],
    canBeCause: false,
  },
  on: 'token-request',
  findFault(request) {
    const grantType = request.parameters.get('grant_type');
    if (request.grant !== 'password' || grantType === undefined) return undefined;
    return { messageId: 'used', evidence: [primary(request, grantType, 'the password grant')] };
  },
});
