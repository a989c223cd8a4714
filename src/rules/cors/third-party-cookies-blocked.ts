import { findHeader, inRequest } from '../../model/headers.js';
import { isBefore } from '../../oauth/message-number.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { missing, related } from '../evidence.js';
import { messageRule } from '../families/message.js';

/**
 * Reports a silent sign-in in a frame without the session cookie that the same browser showed before, at top level. The
 * first probe of a user who has not signed in yet has none either, rightly.
 */
export const thirdPartyCookiesBlocked = messageRule({
  meta: {
    id: 'third-party-cookies-blocked',
    category: 'cors',
    title: 'The browser keeps the session cookie from the hidden frame',
    severity: 'warning',
    proof: 'cross-entry',
    owner: 'client-app',
    codes: ['AADSTS50058'],
    messages: {
      blocked:
        'Entry {silent} (prompt=none) sends no session cookie, entry {top} of the same browser does: third-party cookies are blocked.',
    },
    why: 'In a frame of another site the login host’s cookies are third-party ones, which browsers block more and more; silent renewal then never works.',
    fix: ['Use the authorization code flow with refresh tokens, and sign in at the top level when they end.'],
    references: [learn('Third-party cookies', 'reference-third-party-cookies-spas')],
    supersedes: ['silent-request-needs-interaction'],
    canBeCause: false,
  },
  on: 'authorization-request',
  findFault(request, story) {
    const isSilent = request.parameters.value('prompt') === 'none';
    const hasFailed = request.errors.some(
      ({ code, error }) => code === 'AADSTS50058' || error === 'login_required',
    );
    if (!isSilent || !hasFailed || hasSession(request)) return undefined;
    const top = story.messages.find(
      (message) =>
        isBefore(message, request) &&
        message.endpoint?.environment === request.endpoint.environment &&
        hasSession(message),
    );
    if (top === undefined) return undefined;
    const header = findHeader(top.entry.request.headers, 'cookie');
    const place = related(top, header === undefined ? undefined : inRequest(header), 'the session cookie');
    return {
      messageId: 'blocked',
      data: { silent: request.entry.index, top: top.entry.index },
      evidence: [missing(request, 'without it', request.parameters.get('prompt'), 'cookies'), place],
      options: { explains: [] },
    };
  },
});

function hasSession({ entry }: Message): boolean {
  return /(?:^|;\s*)ESTSAUTH/.test(findHeader(entry.request.headers, 'cookie')?.value ?? '');
}
