import { headerValue } from '../../model/headers.js';
import { onceFor } from '../../model/once-for.js';
import { withoutQuery } from '../../model/url.js';
import { messageNumber } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { rfc } from '../define-rule.js';
import { missing, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a call that an API refused with a Bearer challenge because it had no Authorization header.
 *
 * Many SDKs ask without a token on purpose, to learn the tenant from the challenge, and then ask again with one: so
 * only where no later call to that host has a token, and where this capture records such headers at all. Once a URL.
 */
export const bearerMissing = messageRule({
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
  on: 'protected-resource-request',
  findFault(message, story) {
    const challenge = message.answer.challenges.find(({ scheme }) => /^bearer$/i.test(scheme));
    if (message.answer.status !== 401) return undefined;
    if (challenge === undefined || hasCredential(message) || !recordsCredentials(story)) return undefined;
    if (isAnsweredLater(message, story) || isRepeated(message, story)) return undefined;
    const places = [
      missing(message, 'no Authorization header', { pointer: '/request/url' }, 'authorization'),
      related(message, challenge, 'asks for a token'),
    ];
    return { messageId: 'missing', data: { host: message.url.host }, evidence: places };
  },
});

function hasCredential({ entry, query }: Message): boolean {
  return headerValue(entry.request.headers, 'authorization') !== undefined || query.has('access_token');
}

const recordsCredentials = onceFor(({ capture }: Story): boolean =>
  capture.entries.some(({ request }) => headerValue(request.headers, 'authorization') !== undefined),
);

function isAnsweredLater(message: Message, story: Story): boolean {
  const last = lastWithCredential(story).get(message.url.host);
  return last !== undefined && last > messageNumber(message);
}

/** For each host the number of the last message that carries a token there. */
const lastWithCredential = onceFor(({ messages }: Story): ReadonlyMap<string, number> => {
  const calls = messages.filter(hasCredential);
  return new Map(calls.map((call) => [call.url.host, messageNumber(call)]));
});

function isRepeated(message: Message, story: Story): boolean {
  return firstWithout(story).get(withoutQuery(message.entry.request.url)) !== message.id;
}

/** For each URL the first message that was refused there without a token. */
const firstWithout = onceFor(({ messages }: Story): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const message of messages) {
    const url = withoutQuery(message.entry.request.url);
    const isRefused = message.answer.status === 401 && !hasCredential(message);
    if (isRefused && !first.has(url)) first.set(url, message.id);
  }
  return first;
});
