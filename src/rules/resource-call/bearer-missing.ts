import { headerValue } from '../../model/headers.js';
import { withoutQuery } from '../../model/url.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { defineRule, rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';

/**
 * Reports a call that an API refused with a Bearer challenge because it had no Authorization header.
 *
 * Many SDKs ask without a token on purpose, to learn the tenant from the challenge, and then ask again with one: so
 * only where no later call to that host has a token, and where this capture records such headers at all. Once a URL.
 */
export const bearerMissing = defineRule({
  meta: {
    id: 'bearer-missing',
    category: 'resource-call',
    title: 'API called without a token',
    severity: 'warning',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      missing:
        'Entry {entry} calls {host} without an Authorization header; the API answered 401 and asks for Bearer.',
    },
    why: 'The API takes access tokens only, and this request carried none.',
    fix: [
      'Attach the access token; check that the client’s interceptor covers this URL.',
      'Look for a redirect to another host: clients drop the header there.',
    ],
    references: [rfc(6750, '3')],
  },
  on: 'message',
  check(message, report, story) {
    const challenge = message.answer.challenges.find(({ scheme }) => /^bearer$/i.test(scheme));
    if (message.kind !== 'protected-resource-request' || message.answer.status !== 401) return;
    if (challenge === undefined || hasCredential(message) || !recordsCredentials(story)) return;
    if (isAnsweredLater(message, story) || isRepeated(message, story)) return;
    const places = [
      primary(message, undefined, 'no Authorization header'),
      related(message, challenge, 'asks for a token'),
    ];
    report('missing', { entry: message.entry.index, host: message.url.host }, places);
  },
});

function hasCredential({ entry, query }: Message): boolean {
  return headerValue(entry.request.headers, 'authorization') !== undefined || query.has('access_token');
}

function recordsCredentials({ capture, facts }: Story): boolean {
  const isAnywhere = capture.entries.some(
    ({ request }) => headerValue(request.headers, 'authorization') !== undefined,
  );
  return facts.authorizationRecorded && isAnywhere;
}

function isAnsweredLater(message: Message, { messages }: Story): boolean {
  const later = messages.slice(messages.indexOf(message) + 1);
  return later.some((each) => each.url.host === message.url.host && hasCredential(each));
}

function isRepeated(message: Message, { messages }: Story): boolean {
  const url = withoutQuery(message.entry.request.url);
  const first = messages.find(
    (each) =>
      withoutQuery(each.entry.request.url) === url && each.answer.status === 401 && !hasCredential(each),
  );
  return first !== message;
}
