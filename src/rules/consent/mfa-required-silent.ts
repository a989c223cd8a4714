import { learn } from '../define-rule.js';
import { serverCodeRule } from '../families/server-code.js';

/** A request without the user was told that a second factor is due. */
export const mfaRequiredSilent = serverCodeRule({
  meta: {
    id: 'mfa-required-silent',
    category: 'consent',
    title: 'A second factor is due, and no user is there',
    severity: 'error',
    proof: 'server',
    owner: 'client-app',
    codes: ['AADSTS50076', 'AADSTS50079', 'AADSTS50074', 'AADSTS50072', 'AADSTS50158'],
    messages: {
      withClaims:
        'Entry {entry}: the policy of {resource} asks for a second factor ({code}). The answer holds claims to send with an interactive request.',
      withoutClaims: 'Entry {entry}: the policy of {resource} asks for a second factor ({code}).',
    },
    why: 'A refresh, an exchange or a password grant cannot show the user anything; only an interactive sign-in can satisfy the policy.',
    fix: [
      'Catch interaction_required, and start an interactive request with the claims of the answer, unchanged.',
      'The password grant can never pass a second factor: use the authorization code flow.',
    ],
    references: [
      learn('Claims challenges', 'claims-challenge'),
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
    ],
    supersedes: ['silent-request-needs-interaction'],
  },
  applies: ({ kind }) => kind === 'token-request',
  messageId: (_message, { claims }) => (claims === undefined ? 'withoutClaims' : 'withClaims'),
  data: (message, _error, story) => ({ resource: story.flowOf(message.id)?.resource ?? 'the API' }),
});
