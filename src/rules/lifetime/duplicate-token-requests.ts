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
  for (const message of story.messages) {
    if (
      message.kind !== 'token-request' ||
      message.duplicateOf !== undefined ||
      message.parameters.has('claims')
    )
      continue;
    if (message.grant !== 'client-credentials' && message.grant !== 'refresh-token') continue;
    const value = (name: string) => message.parameters.value(name) ?? '';
    const key = ['client_id', 'scope', 'resource', 'refresh_token'].map(value).join(' ');
    const host = `${message.endpoint.environment} ${message.endpoint.tenant}`;
    byKey.set(`${host} ${key}`, [...(byKey.get(`${host} ${key}`) ?? []), message]);
  }
  return [...byKey.values()];
}

function findBurst(requests: readonly TokenRequest[]): TokenRequest[] {
  const timed = requests.filter(
    ({ startedMs, answer }) => startedMs !== undefined && answer.outcome === 'accepted',
  );
  for (const [at, first] of timed.entries()) {
    const burst = timed
      .slice(at)
      .filter(({ startedMs }) => (startedMs ?? 0) - (first.startedMs ?? 0) <= MINUTE_MS);
    if (burst.length >= MANY) return burst;
  }
  return [];
}
