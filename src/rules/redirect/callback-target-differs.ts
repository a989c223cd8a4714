import type { Flow } from '../../oauth/flows.js';
import type { AuthorizationRequest, Message } from '../../oauth/messages.js';
import { isSameTarget } from '../../oauth/redirect-uri.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn } from '../define-rule.js';
import { compared, primary } from '../evidence.js';

/**
 * Reports an answer that reaches the app elsewhere than at the redirect URI it was asked for. An app may forward the
 * answer at once, so a request to the redirect URI in between clears it.
 */
export const callbackTargetDiffers = defineRule({
  meta: {
    id: 'callback-target-differs',
    category: 'redirect',
    title: 'The answer arrives at another address than asked for',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'network',
    codes: [],
    messages: {
      differs:
        'Entry {authorize} asks with redirect_uri {asked}; its answer arrives in entry {callback} at {reached}.',
    },
    why: 'The server sends the answer to the redirect URI only; at another address something on the way has changed it.',
    fix: [
      'Look for a rewriting proxy, an extension or a service worker that changes the address.',
      'Look at the Location header of the server’s answer: it shows where it was really sent.',
    ],
    references: [learn('Redirect URI restrictions', 'reply-url')],
  },
  on: 'flow',
  check(flow, report, story) {
    for (const request of flow.authorizationRequests) {
      const asked = request.parameters.get('redirect_uri');
      const callback = findCallback(request, flow);
      if (asked === undefined || callback === undefined) continue;
      const reached = `${callback.url.origin}${callback.url.pathname}`;
      if (!/^https?:/i.test(asked.value) || isSameTarget(asked.value, reached)) continue;
      if (wasForwarded(request, callback, asked.value, story)) continue;
      const data = {
        authorize: request.entry.index,
        asked: asked.value,
        callback: callback.entry.index,
        reached,
      };
      report('differs', data, [
        primary(callback, { pointer: '/request/url' }, 'where it arrived'),
        compared(request, asked, 'where it was to go'),
      ]);
    }
  },
});

/** The first answer that carries the state of this request. */
function findCallback(request: AuthorizationRequest, flow: Flow): Message | undefined {
  const state = request.parameters.value('state');
  if (state === undefined || state === '') return undefined;
  return flow.authorizationResponses.find(({ parameters }) => parameters.value('state') === state);
}

function wasForwarded(request: Message, callback: Message, asked: string, story: Story): boolean {
  const { entries } = story.capture;
  const [from, to] = [entries.indexOf(request.entry), entries.indexOf(callback.entry)];
  return entries.slice(from + 1, to).some((entry) => isSameTarget(entry.request.url, asked));
}
