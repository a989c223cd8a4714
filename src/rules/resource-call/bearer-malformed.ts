import { findHeader, inRequest } from '../../model/headers.js';
import type { Location } from '../../model/parameters.js';
import type { Message, ProtectedResourceRequest } from '../../oauth/messages.js';
import type { Story } from '../../oauth/story.js';
import { rfc } from '../define-rule.js';
import { primary, related, STATUS } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Faults that the header shows by itself; the words name the fault and never the token. */
const FAULTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/^$/, 'there is no token behind the scheme'],
  [/^bearer(?:\s|$)/i, 'the scheme stands there twice'],
  [/^["'“]|["'”]$/, 'the token is in quotes'],
  [/^(?:undefined|null|none|nil|nan|true|false)$/i, 'an empty variable was written out'],
  [/^\[object \w+\]$/i, 'an object was written out in place of its token'],
  [/^(?:\{|\[[{"])/, 'there is JSON in place of a token'],
  [/[\r\n]/, 'the token has line breaks'],
  [/%20|%2[bef]/i, 'the token is percent-encoded'],
  [/,/, 'several credentials are joined by commas'],
  [/\s/, 'the token has blanks'],
];

/**
 * Reports an Authorization header that no API can read. A token cut to two parts counts only where it was refused and
 * other tokens of the capture kept their signatures: sanitizers cut tokens just so.
 */
export const bearerMalformed = messageRule({
  meta: {
    id: 'bearer-malformed',
    category: 'resource-call',
    title: 'Malformed bearer token',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      malformed: 'The Authorization header of entry {entry} cannot be read: {fault}.',
    },
    why: 'The header is the word Bearer, one space, and the token just as it was issued.',
    fix: ['Build it as "Bearer " + access_token, once, and check that the variable holds the token by then.'],
    references: [rfc(6750, '2.1')],
    supersedes: ['wrong-audience-token', 'bearer-missing'],
    onSuccess: 'error',
    kept: 'The header is broken whoever answered; most APIs refuse it.',
  },
  on: ['protected-resource-request', 'userinfo-request'],
  findFault(message, story) {
    const found = findFault(message, story);
    if (found === undefined) return undefined;
    const answer = related(message, message.errors[0] ?? STATUS, 'the API’s answer');
    const place = primary(message, found.at, 'not a bearer token');
    const places = message.answer.status === undefined ? [place] : [place, answer];
    return { messageId: 'malformed', data: { fault: found.fault }, evidence: places };
  },
});

function findFault(
  call: ProtectedResourceRequest,
  story: Story,
): { fault: string; at: Location } | undefined {
  const header = findHeader(call.entry.request.headers, 'authorization');
  const [, value] = /^bearer(?:\s+([\s\S]*))?$/i.exec(header?.value.trim() ?? '') ?? [undefined, undefined];
  if (header === undefined || !/^\s*bearer(?:\s|$)/i.test(header.value)) return undefined;
  const token = (value ?? '').trim();
  const at = inRequest(header);
  const fault = FAULTS.find(([pattern]) => pattern.test(token))?.[1];
  if (fault !== undefined) return { fault, at };
  return isCut(token, call, story)
    ? { fault: 'the token has two parts, its signature is cut off', at }
    : undefined;
}

function isCut(token: string, { answer }: Message, story: Story): boolean {
  if (!/^ey[\w-]+\.[\w-]+\.?$/.test(token) || answer.status !== 401 || story.facts.isRedacted) return false;
  return story.tokens.some(({ jwt }) => jwt?.format === 'jwt' && jwt.signature !== '');
}
