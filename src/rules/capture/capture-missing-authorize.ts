import { learn } from '../define-rule.js';
import { present } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Notes a redemption whose sign-in is not in the file: PKCE, redirect URI, state and nonce were not compared. */
export const captureMissingAuthorize = flowRule({
  meta: {
    id: 'capture-missing-authorize',
    category: 'capture',
    title: 'The sign-in before this redemption is not in the capture',
    severity: 'info',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      missing:
        'Entry {entry} redeems a code whose sign-in was not recorded: PKCE, redirect URI, state and nonce could not be compared.',
    },
    why: 'What has to agree between the two requests can be judged only when both are there. A pop-up or another tab is recorded apart.',
    fix: ['Record from before the first click, in the same tab, with "Preserve log" on.'],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    canBeCause: false,
  },
  findFault(flow) {
    const request = flow.tokenRequests.find(({ grant }) => grant === 'authorization-code');
    if (request === undefined || flow.authorizationRequests.length > 0) return undefined;
    return {
      messageId: 'missing',
      data: { entry: request.entry.index },
      evidence: [present(request, request.parameters.get('code'), 'a code from out of sight')],
    };
  },
});
