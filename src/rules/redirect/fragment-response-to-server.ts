import type { AuthorizationRequest, Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary, related, STATUS } from '../evidence.js';
import { flowRule } from '../families/flow.js';

/** How a server answers a request that lacks what it looks for; 404 means that nobody is there at all. */
const MISSED: ReadonlySet<number | undefined> = new Set([400, 401, 403, 500]);

/**
 * Suspects an answer in the fragment, which browsers keep to themselves, that a server waits for. A single-page app
 * answers with its page and reads the fragment there.
 */
export const fragmentResponseToServer = flowRule({
  meta: {
    id: 'fragment-response-to-server',
    category: 'redirect',
    title: 'The answer travels in the fragment, and a server waits for it',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      asked:
        'Entry {authorize} asks for the answer in the fragment; entry {callback} reaches the server without it and is answered {status}.',
      usual:
        'Entry {authorize} asks for {type} and no response_mode, so the answer is in the fragment; entry {callback} reaches the server without it and is answered {status}.',
    },
    why: 'What stands behind # in an address never leaves the browser, so the server sees a request without code or token.',
    fix: ['Set response_mode=form_post, and accept the POST at the redirect URI.'],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    onSuccess: 'warning',
    kept: 'The server has handed out tokens; that the app never gets them is the fault.',
  },
  findFault(flow) {
    const request = flow.authorizationRequests.at(-1);
    const messageId = request === undefined ? undefined : modeOf(request);
    const callback = flow.authorizationResponses.find(isMissed);
    if (request === undefined || messageId === undefined || callback === undefined) return undefined;
    if (flow.tokenRequests.length > 0 || flow.resourceCalls.length > 0) return undefined;
    const { parameters } = request;
    const data = {
      authorize: request.entry.index,
      callback: callback.entry.index,
      type: parameters.value('response_type') ?? '',
      status: callback.answer.status ?? 0,
    };
    const place = parameters.get('response_mode') ?? parameters.get('response_type');
    return {
      messageId: messageId,
      data,
      evidence: [
        primary(request, place, 'puts the answer into the fragment'),
        related(callback, STATUS, 'what the server makes of it'),
      ],
    };
  },
});

/** Tokens go into the fragment where no mode is named (OAuth 2.0 Multiple Response Types section 5). */
function modeOf({ parameters }: AuthorizationRequest): 'asked' | 'usual' | undefined {
  if (parameters.has('response_mode'))
    return parameters.value('response_mode') === 'fragment' ? 'asked' : undefined;
  const types = (parameters.value('response_type') ?? '').split(/\s+/);
  return types.includes('id_token') || types.includes('token') ? 'usual' : undefined;
}

function isMissed({ entry, parameters, answer }: Message): boolean {
  const carriesAnswer = ['code', 'id_token', 'access_token', 'error'].some((name) => parameters.has(name));
  return entry.request.method === 'GET' && !carriesAnswer && MISSED.has(answer.status);
}
