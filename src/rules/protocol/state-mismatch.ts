import type { AuthorizationRequest } from '../../oauth/messages.js';
import { defineRule, oidc, rfc } from '../define-rule.js';
import { compared, primary } from '../evidence.js';

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
    kept: 'The client should have refused the answer itself; that it went on makes it no better.',
  },
  on: 'capture',
  check(story, report) {
    const openRequests = new Map<string, OpenRequests>();
    for (const message of story.messages) {
      if (message.kind === 'authorization-request') remember(message, openRequests);
      if (message.kind !== 'authorization-response' && message.kind !== 'authorization-error-response')
        continue;
      const state = message.parameters.get('state');
      const open = openRequests.get(plain(message.entry.request.url));
      if (open === undefined || state === undefined || state.value === '') continue;
      if (isOneOf(open, state.value)) continue;
      const { last } = open;
      const data = { answer: message.entry.index, request: last.entry.index, count: open.sent.length };
      const evidence = [
        primary(message, state, 'the state that came back'),
        compared(last, last.parameters.get('state'), 'the state that was sent'),
      ];
      report('differs', data, evidence, { flow: story.flowOf(last.id) });
    }
  },
});

/** The requests so far that name one URL as redirect URI and carry a readable state. */
interface OpenRequests {
  last: AuthorizationRequest;
  readonly sent: string[];
  readonly sentWithoutHtml: Set<string>;
}

function remember(request: AuthorizationRequest, openRequests: Map<string, OpenRequests>): void {
  const state = request.parameters.value('state');
  if (state === undefined) return;
  const target = plain(request.parameters.value('redirect_uri') ?? '');
  const open = openRequests.get(target) ?? { last: request, sent: [], sentWithoutHtml: new Set() };
  open.last = request;
  open.sent.push(state);
  open.sentWithoutHtml.add(withoutHtml(state));
  openRequests.set(target, open);
}

function plain(uri: string): string {
  return (uri.split(/[?#]/, 1)[0] ?? '').replace(/\/$/, '').toLowerCase();
}

/** Shorter beginnings agree by chance. */
const SHORTEST_BEGINNING = 16;

function isOneOf({ sent, sentWithoutHtml }: OpenRequests, returned: string): boolean {
  if (sentWithoutHtml.has(withoutHtml(returned))) return true;
  return returned.length >= SHORTEST_BEGINNING && sent.some((state) => state.startsWith(returned));
}

function withoutHtml(state: string): string {
  return state.replace(/<[^>]*>/g, '').replace(/[<>]/g, '');
}
