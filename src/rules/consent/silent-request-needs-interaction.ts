import type { AuthorizationRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { oidc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Notes a silent sign-in that was told to ask the user, and after which nobody did. A probe at start-up is normal. */
export const silentRequestNeedsInteraction = messageRule({
  meta: {
    id: 'silent-request-needs-interaction',
    category: 'consent',
    title: 'A silent sign-in needed the user, and none followed',
    severity: 'info',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50058', 'AADSTS16000', 'AADSTS50076'],
    messages: {
      noFollowUp:
        'Entry {entry} (prompt=none) was answered with {error}; no interactive request of this client follows in the capture.',
    },
    why: 'prompt=none never shows a page: without a session, or where consent or a second factor is due, it can only say so.',
    fix: [
      'On login_required, interaction_required or consent_required, start a sign-in without prompt=none.',
    ],
    references: [oidc('Authentication Error Response', 'AuthError')],
    supersedes: ['user-not-in-tenant'],
    canBeCause: false,
  },
  on: 'authorization-request',
  findFault(request, story) {
    if (request.parameters.value('prompt') !== 'none') return undefined;
    const [error] = request.errors.filter(({ isExpected }) => isExpected);
    if (error === undefined || isFollowed(request, story)) return undefined;
    const data = { error: error.error ?? error.code ?? 'an error' };
    const evidence = [
      primary(request, request.parameters.get('prompt'), 'silent'),
      related(request, error.at, 'the answer'),
    ];
    return { messageId: 'noFollowUp', data, evidence, options: { explains: [] } };
  },
});

function isFollowed(request: AuthorizationRequest, story: Story): boolean {
  const client = request.parameters.value('client_id');
  const later = story.messages.slice(story.messages.indexOf(request) + 1);
  return later.some(
    (message) => message.kind === 'authorization-request' && message.parameters.value('client_id') === client,
  );
}
