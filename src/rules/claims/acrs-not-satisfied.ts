import { isObject, member, parseJson } from '../../model/json.js';
import { type ApiToken, findApiToken } from '../../oauth/api-token.js';
import { claimsOf } from '../../oauth/challenge.js';
import { isBefore } from '../../oauth/message-number.js';
import { type FoundChallenge, isApiCall, type Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { inside, primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a newer token that still lacks the authentication context the API asked for, and that the API refused again. */
export const acrsNotSatisfied = messageRule({
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
  findFault(call, story) {
    const wanted = findWantedContext(call);
    const before = wanted === undefined ? undefined : findEarlierChallenge(call, wanted.value, story);
    const held = findApiToken(call, story);
    if (wanted === undefined || before === undefined || held === undefined) return undefined;
    const acrs = member(held.jwt.payload, 'acrs');
    if (hasSameToken(before, held) || (Array.isArray(acrs) && acrs.includes(wanted.value))) return undefined;
    const data = { challenge: before.entry.index, wanted: wanted.value, again: call.entry.index };
    const evidence = [
      primary(call, inside(held.bearer, 'payload'), 'no such acrs in its claims'),
      related(call, wanted.challenge, 'asked again'),
    ];
    return { messageId: 'lacking', data, evidence };
  },
});

function findWantedContext(call: Message): { value: string; challenge: FoundChallenge } | undefined {
  for (const challenge of call.answer.challenges) {
    const acrs = member(member(parseJson(claimsOf(challenge)), 'access_token'), 'acrs');
    const value = isObject(acrs) ? acrs.value : undefined;
    if (typeof value === 'string') return { value, challenge };
  }
  return undefined;
}

function findEarlierChallenge(call: Message, wanted: string, story: Story): Message | undefined {
  return story
    .messagesOfKind('protected-resource-request')
    .find(
      (each) =>
        isBefore(each, call) && each.url.host === call.url.host && findWantedContext(each)?.value === wanted,
    );
}

function hasSameToken(before: Message, { bearer }: ApiToken): boolean {
  return isApiCall(before) && before.bearer?.value === bearer.value;
}
