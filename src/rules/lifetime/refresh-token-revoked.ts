import { learn } from '../define-rule.js';
import { related } from '../evidence.js';
import { serverCodeRule } from '../families/server-code.js';

/** The refresh token was withdrawn: a password event, a revocation, or it was never good for this client. */
export const refreshTokenRevoked = serverCodeRule({
  meta: {
    id: 'refresh-token-revoked',
    category: 'lifetime',
    title: 'The refresh token was revoked',
    severity: 'error',
    proof: 'server',
    owner: 'user',
    codes: ['AADSTS50173', 'AADSTS50132', 'AADSTS50133', 'AADSTS70000'],
    messages: {
      password:
        'Entry {entry}: a change of password or a revocation by the user or an administrator ended the session ({code}).',
      bad: 'Entry {entry}: the server takes the refresh token for unusable ({code}, bad_token).',
    },
    why: 'A revoked token is dead for every API; asking again with it changes nothing.',
    fix: [
      'Drop the token and let the user sign in again.',
      'Where it hits many users at once, look for a revocation in the audit log.',
    ],
    references: [learn('Refresh tokens', 'refresh-tokens')],
  },
  applies: (message, error) =>
    message.parameters.has('refresh_token') &&
    (error.code !== 'AADSTS70000' || error.suberror === 'bad_token'),
  messageId: (_message, { code }) => (code === 'AADSTS70000' ? 'bad' : 'password'),
  evidence: (message) => {
    const token = message.parameters.get('refresh_token');
    return token === undefined ? [] : [related(message, token, 'the refresh token')];
  },
});
