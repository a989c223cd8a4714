import type { Evidence } from '../../model/evidence.js';
import { findHeader, headerValue, inRequest } from '../../model/headers.js';
import { isBefore } from '../../oauth/message-number.js';
import type { Message, TokenRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { learn } from '../define-rule.js';
import { compared, present, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a token request of a page that the browser blocked. A navigation that cancels a request looks different. */
export const tokenEndpointCorsFailed = messageRule({
  meta: {
    id: 'token-endpoint-cors-failed',
    category: 'cors',
    title: 'The browser blocked the token request',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS9002326'],
    messages: {
      blocked: 'Entry {entry}, a token request from {origin}, got no answer in the browser{reason}.',
      notAllowed:
        'The answer of entry {entry} to a page of {origin} carries no Access-Control-Allow-Origin: the browser hides it from the page.',
    },
    why: 'The token endpoint lets pages read its answers only for redirect URIs of the single-page kind, and without headers of one’s own.',
    fix: [
      'Register the redirect URI as a single-page application.',
      'Send no headers beyond what the library sends; send no client secret.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
  },
  on: 'token-request',
  findFault(request, story) {
    const origin = findHeader(request.entry.request.headers, 'origin');
    if (origin === undefined || request.endpoint.role !== 'token') return undefined;
    const at = inRequest(origin);
    const preflight = request.answer.status === undefined ? findRefusedPreflight(request, story) : undefined;
    if (request.answer.status === undefined && (preflight !== undefined || isCorsError(request))) {
      const reason =
        preflight === undefined
          ? ''
          : `, after the preflight of entry ${preflight.entry.index} was not allowed`;
      const place =
        preflight === undefined ? [] : [related(preflight, { pointer: '/response/status' }, 'the preflight')];
      return {
        messageId: 'blocked',
        data: { origin: origin.value, reason },
        evidence: [present(request, at, 'the page'), ...place],
      };
    } else if (isUnreadable(request, story)) {
      return {
        messageId: 'notAllowed',
        data: { origin: origin.value },
        evidence: [present(request, at, 'the page'), ...answerOf(request)],
      };
    }
    return undefined;
  },
});

/** Its words say whether it came from the endpoint itself. */
function answerOf(request: TokenRequest): Evidence[] {
  return request.errors.slice(0, 1).map((error) => compared(request, error.at, 'the answer'));
}

function isCorsError({ entry }: Message): boolean {
  return /ERR_FAILED|CORS|BLOCKED_BY_RESPONSE|NS_ERROR_DOM_BAD_URI/i.test(entry.response._error ?? '');
}

function findRefusedPreflight(request: TokenRequest, story: Story): Message | undefined {
  return story
    .messagesOfKind('cors-preflight')
    .findLast(
      (each) =>
        each.url.href === request.url.href &&
        isBefore(each, request) &&
        headerValue(each.entry.response.headers, 'access-control-allow-origin') === undefined,
    );
}

function isUnreadable(request: TokenRequest, story: Story): boolean {
  const { status, outcome } = request.answer;
  const headers = request.entry.response.headers;
  if (status === undefined || headers.length === 0 || outcome !== 'refused' || !story.facts.isFromBrowser)
    return false;
  const isNamed = request.errors.some(({ code }) => code !== undefined);
  return !isNamed && headerValue(headers, 'access-control-allow-origin') === undefined;
}
