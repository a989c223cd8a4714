import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Suspects that the answer went by in a fragment, which exporters cut off. */
export const captureFragmentLost = messageRule({
  meta: {
    id: 'capture-fragment-lost',
    category: 'capture',
    title: 'The answer to the sign-in is not in the capture',
    severity: 'info',
    proof: 'heuristic',
    owner: 'capture',
    codes: [],
    messages: {
      cut: 'Entry {entry} asked for its answer in the fragment of a redirect, and the recorded redirect has none: it was cut off.',
    },
    why: 'The part of a URL behind # never reaches a server, and many exporters leave it out.',
    fix: ['Record with a proxy such as Fiddler, which keeps the Location header as it was sent.'],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    canBeCause: false,
  },
  on: 'authorization-request',
  findFault(request) {
    const { location, status } = request.answer;
    const mode = request.parameters.get('response_mode');
    const isRedirect = status !== undefined && status >= 300 && status < 400;
    if (mode?.value !== 'fragment' || location === undefined || !isRedirect || location.url.includes('#'))
      return undefined;
    const redirectUri = request.parameters.value('redirect_uri');
    if (redirectUri === undefined || !location.url.toLowerCase().startsWith(redirectUri.toLowerCase()))
      return undefined;
    return { messageId: 'cut', evidence: [primary(request, location, 'a redirect without #')] };
  },
});
