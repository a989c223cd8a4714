import { defineRule, learn, rfc } from '../define-rule.js';
import { primary } from '../evidence.js';

/** Advises against the password grant. Native authentication uses the same wire value and is something else. */
export const ropcInUse = defineRule({
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
  check(request, report) {
    const grantType = request.parameters.get('grant_type');
    if (request.grant !== 'password' || grantType === undefined) return;
    report('used', { entry: request.entry.index }, [primary(request, grantType, 'the password grant')]);
  },
});
