import { isObject, member, parseJson } from '../../model/json.js';
import { claimsOf } from '../../oauth/challenge.js';
import type { FoundChallenge, ProtectedResourceRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';

/** Reports a newer token that still lacks the authentication context the API asked for, and that the API refused again. */
export const acrsNotSatisfied = defineRule({
  meta: {
    id: 'acrs-not-satisfied',
    category: 'claims',
    title: 'The new token lacks the authentication context',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: [],
    messages: {
      lacking:
        'Entry {challenge} asked for the authentication context {wanted}; the newer token of entry {again} does not carry it, and the API asks again.',
    },
    why: 'The context gets into a token only when its request carried the claims of the challenge, and the policy was met.',
    fix: [
      'Send the claims of the challenge unchanged with an interactive request.',
      'If they were sent: check that a Conditional Access policy grants this authentication context to the user.',
    ],
    references: [
      learn('Authentication context', 'developer-guide-conditional-access-authentication-context'),
    ],
    supersedes: ['claims-challenge-ignored', 'mfa-claim-missing'],
  },
  on: 'protected-resource-request',
  check(call, report, story) {
    const wanted = findWantedContext(call);
    const before = wanted === undefined ? undefined : findEarlierChallenge(call, wanted.value, story);
    const acrs = member(story.tokenOf(call.bearer?.value)?.jwt?.payload, 'acrs');
    if (wanted === undefined || before === undefined || call.bearer === undefined) return;
    if (before.bearer?.value === call.bearer.value || (Array.isArray(acrs) && acrs.includes(wanted.value)))
      return;
    const data = { challenge: before.entry.index, wanted: wanted.value, again: call.entry.index };
    const evidence = [
      primary(call, inside(call.bearer, 'payload'), 'no such acrs in its claims'),
      related(call, wanted.challenge, 'asked again'),
    ];
    report('lacking', data, evidence);
  },
});

function findWantedContext(
  call: ProtectedResourceRequest,
): { value: string; challenge: FoundChallenge } | undefined {
  for (const challenge of call.answer.challenges) {
    const acrs = member(member(parseJson(claimsOf(challenge)), 'access_token'), 'acrs');
    const value = isObject(acrs) ? acrs.value : undefined;
    if (typeof value === 'string') return { value, challenge };
  }
  return undefined;
}

function findEarlierChallenge(
  call: ProtectedResourceRequest,
  wanted: string,
  story: Story,
): ProtectedResourceRequest | undefined {
  const before = story.messages.slice(0, story.messages.indexOf(call));
  return before
    .filter(isCall)
    .find((each) => each.url.host === call.url.host && findWantedContext(each)?.value === wanted);
}

function isCall(message: Story['messages'][number]): message is ProtectedResourceRequest {
  return message.kind === 'protected-resource-request';
}
