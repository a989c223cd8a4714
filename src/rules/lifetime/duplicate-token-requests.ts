import type { TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/** So many requests for one token within a minute are no coincidence of instances (rule 124). */
const MANY = 6;
const MINUTE_MS = 60_000;

/** A recording of tests or jobs asks anew in each process: only a burst is reported. */
export const duplicateTokenRequests = defineRule({
  meta: {
    id: 'duplicate-token-requests',
    category: 'lifetime',
    title: 'The same token is asked for again and again',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50196', 'AADSTS90055'],
    messages: {
      burst:
        'Client {client} asks for the same token {count} times within a minute, first in entry {first}, although the first answer was still good.',
    },
    why: 'Tokens are meant to be kept until they expire; a client that asks each time is slow, and is throttled or refused as a loop.',
    fix: [
      'Keep tokens in a cache and call acquireTokenSilent first; one client application object for all requests.',
    ],
    references: [learn('Token cache', 'msal-acquire-cache-tokens')],
    supersedes: ['service-transient'],
  },
  on: 'capture',
  check(story, report) {
    for (const requests of groups(story)) {
      const burst = findBurst(requests);
      const [first, ...rest] = burst;
      const last = rest.at(-1);
      if (first === undefined || last === undefined) continue;
      const data = {
        client: first.parameters.value('client_id') ?? '',
        count: burst.length,
        first: first.entry.index,
      };
      report('burst', data, [
        primary(last, undefined, 'asked again'),
        related(first, undefined, 'asked first'),
      ]);
    }
  },
});

/** Requests for one and the same token: no user in between, no claims, no other scope. */
function groups(story: Story): TokenRequest[][] {
  const byKey = new Map<string, TokenRequest[]>();
  for (const request of story.messagesOfKind('token-request')) {
    if (request.kind !== 'token-request' || !isComparable(request)) continue;
    const key = keyOf(request);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [request]);
    else same.push(request);
  }
  return [...byKey.values()];
}

/** Whether the request tells for whom it asks: redacted refresh tokens may be those of many users. */
function isComparable({ grant, parameters, duplicateOf, answer, startedMs }: TokenRequest): boolean {
  if (duplicateOf !== undefined || startedMs === undefined || answer.outcome !== 'accepted') return false;
  if (parameters.has('claims')) return false;
  if (grant === 'refresh-token') return parameters.value('refresh_token') !== undefined;
  return grant === 'client-credentials';
}

function keyOf({ endpoint, parameters }: TokenRequest): string {
  const values = ['client_id', 'scope', 'resource', 'refresh_token'].map((name) => parameters.value(name));
  return JSON.stringify([endpoint.environment, endpoint.tenant, ...values]);
}

/** All requests within a minute of the first one that is followed by so many; they stand in time order. */
function findBurst(requests: readonly TokenRequest[]): TokenRequest[] {
  const startOf = (position: number) => requests[position]?.startedMs ?? Number.POSITIVE_INFINITY;
  const at = requests.findIndex(
    (_, position) => startOf(position + MANY - 1) - startOf(position) <= MINUTE_MS,
  );
  return at < 0
    ? []
    : requests.slice(at).filter((_, position) => startOf(at + position) - startOf(at) <= MINUTE_MS);
}
