import type { Evidence } from '../../model/evidence.js';
import { parseUrl } from '../../model/url.js';
import { claimsOf } from '../../oauth/challenge.js';
import { isBefore, isOpenAtStartOf } from '../../oauth/message-number.js';
import type { FoundChallenge, Message, ProtectedResourceRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { missing, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports an API's claims challenge that the client did not act on: it called again with the very same token, or asked
 * for a new one without the claims. A capture that ends at the challenge proves nothing, and calls that were already
 * under way when it came are no reaction to it.
 */
export const claimsChallengeIgnored = messageRule({
  meta: {
    id: 'claims-challenge-ignored',
    category: 'claims',
    title: 'A claims challenge of the API was ignored',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50076', 'AADSTS53003'],
    messages: {
      sameToken:
        'Entry {challenge} asked for more claims; entry {next} calls the API again with the same token.',
      withoutClaims:
        'Entry {challenge} asked for more claims; the token request of entry {next} does not pass them on.',
    },
    why: 'The API says what the next token has to prove. A token without it, cached or new, is refused again.',
    fix: [
      'On 401 with error="insufficient_claims", decode the claims value from base64 and send it as the claims parameter of the next request.',
      'Drop the cached access token; with MSAL, pass claims to acquireToken and declare the capability cp1.',
    ],
    references: [
      learn('Claims challenges', 'claims-challenge'),
      learn('Continuous access evaluation', 'app-resilience-continuous-access-evaluation'),
    ],
    supersedes: ['mfa-claim-missing', 'mfa-required-silent', 'conditional-access-blocked'],
  },
  on: 'protected-resource-request',
  findFault(call, story) {
    const challenge = findClaimsChallenge(call);
    const reaction = challenge === undefined ? undefined : findReaction(call, story);
    if (challenge === undefined || reaction === undefined) return undefined;
    const { id, next } = reaction;
    const evidence = [placeOf(reaction), related(call, challenge, 'the challenge')];
    const data = { challenge: call.entry.index, next: next.entry.index };
    return { messageId: id, data, evidence, options: { explains: call.errors.map((error) => error.id) } };
  },
});

function findClaimsChallenge(call: Message): FoundChallenge | undefined {
  if (call.answer.status !== 401) return undefined;
  return call.answer.challenges.find(
    (each) => claimsOf(each) !== undefined && each.parameters.get('error') === 'insufficient_claims',
  );
}

interface Reaction {
  readonly id: 'sameToken' | 'withoutClaims';
  readonly next: Message;
}

/** What the client did next about this API; undefined where it did right, or nothing that is recorded. */
function findReaction(call: ProtectedResourceRequest, story: Story): Reaction | undefined {
  const client = story.flowOf(call.id)?.clientId;
  for (const next of story.messages) {
    if (!isBefore(call, next) || isOpenAtStartOf(call, next)) continue;
    if (next.kind === 'protected-resource-request' && next.url.host === call.url.host) {
      const isSame = next.bearer !== undefined && next.bearer.value === call.bearer?.value;
      return isSame ? { id: 'sameToken', next } : undefined;
    }
    const asks = next.kind === 'token-request' || next.kind === 'authorization-request';
    if (
      !asks ||
      client === undefined ||
      next.parameters.value('client_id') !== client ||
      !isForApi(next, call)
    )
      continue;
    if (
      next.parameters.has('claims') ||
      (next.kind === 'token-request' && next.grant === 'authorization-code')
    )
      return undefined;
    return { id: 'withoutClaims', next };
  }
  return undefined;
}

/** A request for some other API is no answer to the challenge. */
function isForApi(next: Message, call: ProtectedResourceRequest): boolean {
  const asked = `${next.parameters.value('scope') ?? ''} ${next.parameters.value('resource') ?? ''}`;
  const hosts = asked.split(/\s+/).flatMap((scope) => parseUrl(scope)?.host ?? []);
  return hosts.length === 0 || hosts.includes(call.url.host);
}

function placeOf({ id, next }: Reaction): Evidence {
  const bearer = 'bearer' in next ? next.bearer : undefined;
  return id === 'sameToken'
    ? primary(next, bearer, 'the same token again')
    : missing(next, 'no claims in this request', next.parameters.get('scope') ?? { pointer: '/request/url' });
}
