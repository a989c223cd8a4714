import { findHeader, inResponse } from '../../model/headers.js';
import { parseUtc } from '../../model/parse-utc.js';
import { isBefore, isOpenAtStartOf } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { rfc } from '../define-rule.js';
import { primary, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a request that was repeated before the time that the server asked to wait. */
export const retryAfterIgnored = messageRule({
  meta: {
    id: 'retry-after-ignored',
    category: 'protocol',
    title: 'The client did not wait as it was told',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS90055', 'AADSTS50196'],
    messages: {
      early:
        'Entry {first} was answered {status} with Retry-After {wait} s; entry {again} repeats it after {waited} s.',
    },
    why: 'A throttled client that goes on asking is throttled longer.',
    fix: ['Wait for the time in Retry-After; MSAL does so by itself when its HTTP client is not replaced.'],
    references: [rfc(6585, '4')],
    supersedes: ['duplicate-token-requests'],
  },
  on: 'message',
  findFault(message, story) {
    const { status } = message.answer;
    const header = findHeader(message.entry.response.headers, 'retry-after');
    const wait = header === undefined ? undefined : secondsOf(header.value, message.judgedMs);
    if ((status !== 429 && status !== 503) || header === undefined || wait === undefined) return undefined;
    const again = findRepetition(message, story);
    if (again?.startedMs === undefined || message.startedMs === undefined) return undefined;
    const waited = Math.round((again.startedMs - message.startedMs - (message.entry.time ?? 0)) / 1000);
    if (waited >= wait) return undefined;
    const at = inResponse(header);
    const data = { first: message.entry.index, status, wait, again: again.entry.index, waited };
    return {
      messageId: 'early',
      data,
      evidence: [primary(again, undefined, 'asked again'), related(message, at, 'how long to wait')],
    };
  },
});

/** Seconds, or an HTTP date (RFC 9110 section 10.2.3). */
function secondsOf(value: string, nowMs: number | undefined): number | undefined {
  if (/^\d{1,6}$/.test(value.trim())) return Number(value);
  const date = parseUtc(value);
  return date === undefined || nowMs === undefined ? undefined : Math.round((date - nowMs) / 1000);
}

/** The next request of the same kind for the same thing, sent by a client that knew the answer by then. */
function findRepetition(message: Message, story: Story): Message | undefined {
  const key = ({ url, entry, parameters }: Message) =>
    [
      entry.request.method,
      url.host,
      url.pathname,
      parameters.value('client_id'),
      parameters.value('scope'),
      parameters.value('resource'),
    ].join(' ');
  const wanted = key(message);
  return story
    .messagesOfKind(message.kind)
    .find((each) => isBefore(message, each) && !isOpenAtStartOf(message, each) && key(each) === wanted);
}
