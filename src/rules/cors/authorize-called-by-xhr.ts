import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { primary } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a script that fetches the authorize endpoint. Origin alone marks a form post, so the fetch mode decides. */
export const authorizeCalledByXhr = messageRule({
  meta: {
    id: 'authorize-called-by-xhr',
    category: 'cors',
    title: 'A script calls the sign-in page',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      fetched: 'Entry {entry} fetches the authorize endpoint by script; it allows no cross-origin reading.',
    },
    why: 'The sign-in page is for people: it has to be opened, not fetched. The browser blocks the answer.',
    fix: [
      'Navigate the whole page (or a pop-up) to it.',
      'Let APIs answer 401 instead of redirecting scripts to sign in.',
    ],
    references: [learn('Authorization code flow', 'v2-oauth2-auth-code-flow')],
  },
  on: 'authorization-request',
  findFault(request) {
    const mode = findHeader(request.entry.request.headers, 'sec-fetch-mode');
    if (mode === undefined || mode.value.toLowerCase() !== 'cors') return undefined;
    const at = inRequest(mode);
    return { messageId: 'fetched', evidence: [primary(request, at, 'a script’s fetch')] };
  },
});
