import { claimsOf } from '../../oauth/challenge.js';
import { isBefore, isOpenAtStartOf } from '../../oauth/message-number.js';
import type { OAuthError, ProtectedResourceRequest, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { present, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports an API that kept a claims challenge of its on-behalf-of request to itself. Needs both legs: the exchange, and
 * the call of the front end that it served. The challenge may travel in the body as well. Where several calls with the
 * token were open, any of them may have been the one.
 */
export const oboInteractionNotPropagated = messageRule({
  meta: {
    id: 'obo-interaction-not-propagated',
    category: 'consent',
    title: 'The API did not pass the claims challenge on',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'api',
    codes: ['AADSTS50076', 'AADSTS50079', 'AADSTS50158', 'AADSTS53003'],
    messages: {
      kept: 'Entra asked the API for interaction with the user in entry {exchange}; the API’s answer in entry {call} ({status}) carries no challenge to its caller.',
    },
    why: 'Only the front end has the user at hand. Without the challenge it can only retry, and meets the same refusal.',
    fix: [
      'Answer the caller with 401 and WWW-Authenticate: Bearer error="insufficient_claims", claims="<base64 of the claims from the token response>".',
      'In the front end, send those claims with an interactive request and repeat the call with the new token.',
    ],
    references: [
      learn('On-behalf-of flow', 'v2-oauth2-on-behalf-of-flow'),
      learn('Claims challenges', 'claims-challenge'),
    ],
    supersedes: ['mfa-required-silent', 'claims-challenge-ignored'],
  },
  on: 'token-request',
  findFault(request, story) {
    const error = request.grant === 'on-behalf-of' ? findInteraction(request) : undefined;
    const calls = error === undefined ? [] : findCalls(request, story);
    const call = calls.at(-1);
    if (error === undefined || call === undefined || call.answer.status === undefined) return undefined;
    if (calls.some((each) => passesOn(each, error))) return undefined;
    const data = { exchange: request.entry.index, call: call.entry.index, status: call.answer.status };
    const evidence = [
      present(request, error.at, 'what Entra asked for'),
      related(call, STATUS, 'what the API answered'),
    ];
    return { messageId: 'kept', data, evidence, options: { explains: [error.id] } };
  },
});

function findInteraction(request: TokenRequest): OAuthError | undefined {
  return request.errors.find(({ claims }) => claims !== undefined);
}

/**
 * The calls of the front end that the exchange may serve: those that brought the very token and waited for their answer
 * when it began. Where the times do not tell, the last one before it.
 */
function findCalls(request: TokenRequest, story: Story): ProtectedResourceRequest[] {
  const token = story.tokenOf(request.parameters.value('assertion'));
  const before = (token?.uses ?? []).flatMap(({ message }) =>
    message.kind === 'protected-resource-request' && isBefore(message, request) ? [message] : [],
  );
  const open = before.filter((call) => isOpenAtStartOf(call, request));
  return open.length > 0 ? open : before.slice(-1);
}

function passesOn(call: ProtectedResourceRequest, error: OAuthError): boolean {
  const inHeader = call.answer.challenges.some((challenge) => claimsOf(challenge) !== undefined);
  const body = call.entry.response.content.text ?? '';
  const claims = error.claims ?? '';
  return inHeader || body.includes(claims) || body.includes(JSON.stringify(claims).slice(1, -1));
}
