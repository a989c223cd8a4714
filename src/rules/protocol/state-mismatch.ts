import type {
  AuthorizationErrorResponse,
  AuthorizationRequest,
  AuthorizationResponse,
} from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, oidc, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

type Callback = AuthorizationResponse | AuthorizationErrorResponse;

/**
 * Reports an answer whose state is that of no open request to the same redirect URI.
 *
 * Parallel tabs have several requests open, so all of them are tried first; Entra strips HTML from a state, and servers
 * cut very long ones, so a state that begins like the one sent is no mismatch.
 */
export const stateMismatch = defineRule({
  meta: {
    id: 'state-mismatch',
    category: 'protocol',
    title: 'The answer belongs to no request of this app',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      differs:
        'The state of entry {answer} is that of none of the {count} sign-in requests to this redirect URI; the last is entry {request}.',
    },
    why: 'The state ties an answer to the request of this very browser. An answer with another one may be forged, or belong to another tab.',
    fix: [
      'Make one state per request and keep it in storage of that tab; refuse the answer, and start again.',
      'Look for two tabs or a double click that overwrite one stored state.',
    ],
    references: [rfc(6749, '10.12'), oidc('Authentication Request', 'AuthRequest')],
    onSuccess: 'error',
  },
  on: 'capture',
  check(story, report) {
    for (const callback of callbacksOf(story)) {
      const state = callback.parameters.get('state');
      if (state === undefined || state.isRedacted || state.value === '') continue;
      const open = openRequests(callback, story);
      const last = open.at(-1);
      if (last === undefined || open.some((request) => isSameState(request, state.value))) continue;
      const data = { answer: callback.entry.index, request: last.entry.index, count: open.length };
      const evidence = [
        primary(callback, state, 'the state that came back'),
        related(last, last.parameters.get('state'), 'the state that was sent'),
      ];
      report('differs', data, evidence, { flow: story.flowOf(last.id) });
    }
  },
});

function callbacksOf(story: Story): Callback[] {
  return story.messages.filter(
    (message) => message.kind === 'authorization-response' || message.kind === 'authorization-error-response',
  );
}

/** Requests before the callback that name its URL as redirect URI and carry a readable state. */
function openRequests(callback: Callback, story: Story): AuthorizationRequest[] {
  const target = plain(callback.entry.request.url);
  const before = story.messages.slice(0, story.messages.indexOf(callback));
  return before.filter((message): message is AuthorizationRequest => {
    if (message.kind !== 'authorization-request' || message.parameters.value('state') === undefined)
      return false;
    return plain(message.parameters.value('redirect_uri') ?? '') === target;
  });
}

function plain(uri: string): string {
  return (uri.split(/[?#]/, 1)[0] ?? '').replace(/\/$/, '').toLowerCase();
}

/** Shorter beginnings agree by chance. */
const SHORTEST_BEGINNING = 16;

function isSameState(request: AuthorizationRequest, returned: string): boolean {
  const sent = request.parameters.value('state') ?? '';
  if (sent === returned) return true;
  const isCut = returned.length >= SHORTEST_BEGINNING && sent.startsWith(returned);
  return isCut || withoutHtml(sent) === withoutHtml(returned);
}

function withoutHtml(state: string): string {
  return state.replace(/<[^>]*>/g, '').replace(/[<>]/g, '');
}
