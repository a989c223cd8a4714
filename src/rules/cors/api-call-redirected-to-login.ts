import { findHeader } from '../../model/headers.js';
import type { Message } from '../../oauth/messages.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports an API of the app that sends a script to the sign-in page instead of answering 401. */
export const apiCallRedirectedToLogin = messageRule({
  meta: {
    id: 'api-call-redirected-to-login',
    category: 'cors',
    title: 'The app’s API redirects a script to sign in',
    severity: 'error',
    proof: 'cross-entry',
    owner: 'api',
    codes: [],
    messages: {
      redirected:
        'Entry {entry}, a script’s call to {host}, was answered {status} with a redirect to the sign-in page.',
    },
    why: 'A script cannot sign anybody in: the browser blocks the sign-in page, and the script sees a network error.',
    fix: [
      'Answer 401 on API paths when the session is gone, and let the page start the sign-in.',
      'Use bearer tokens for API calls instead of the page’s cookie.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
    supersedes: ['authorize-called-by-xhr'],
  },
  on: 'message',
  findFault(message) {
    const { location, status } = message.answer;
    if (
      message.endpoint !== undefined ||
      location === undefined ||
      status === undefined ||
      !isScriptCall(message)
    )
      return undefined;
    if (!/\/oauth2\/(?:v2\.0\/)?authorize\b/.test(location.url)) return undefined;
    return {
      messageId: 'redirected',
      data: { host: message.url.host, status },
      evidence: [primary(message, location, 'to the sign-in page')],
    };
  },
});

function isScriptCall({ entry }: Message): boolean {
  const mode = findHeader(entry.request.headers, 'sec-fetch-mode')?.value.toLowerCase();
  if (mode === 'navigate') return false;
  const isMarked = findHeader(entry.request.headers, 'x-requested-with')?.value === 'XMLHttpRequest';
  return (
    mode === 'cors' ||
    mode === 'same-origin' ||
    isMarked ||
    entry._resourceType === 'xhr' ||
    entry._resourceType === 'fetch'
  );
}
