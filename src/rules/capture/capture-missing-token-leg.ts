import { learn } from '../define-rule.js';
import { present } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** Notes that a code went to an app which redeems it on its server, out of sight of a browser. */
export const captureMissingTokenLeg = flowRule({
  meta: {
    id: 'capture-missing-token-leg',
    category: 'capture',
    title: 'The redemption of the code is not in the capture',
    severity: 'info',
    proof: 'entry',
    owner: 'capture',
    codes: [],
    messages: {
      server:
        'Entry {entry} brings a code to the app, and no redemption is recorded: the app redeems it on its server.',
    },
    why: 'A browser sees nothing of what the server does with the code; that it is missing is normal, and whether it worked cannot be told.',
    fix: [
      'If the failure is there, record on the server as well: Fiddler as its proxy, or the log of its library.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    canBeCause: false,
  },
  findFault(flow) {
    const callback = flow.authorizationResponses.find(({ parameters }) => parameters.has('code'));
    if (callback === undefined || flow.tokenRequests.length > 0) return undefined;
    return {
      messageId: 'server',
      data: { entry: callback.entry.index },
      evidence: [present(callback, callback.parameters.get('code'), 'the code arrives')],
    };
  },
});
