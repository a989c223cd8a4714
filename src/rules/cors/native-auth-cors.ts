import { findHeader, inRequest } from '../../model/headers.js';
import { learn } from '../define-rule.js';
import { present } from '../evidence.js';
import { messageRule } from '../families/message.js';

/** Reports a page that calls native authentication directly; the API answers to servers and apps only. */
export const nativeAuthCors = messageRule({
  meta: {
    id: 'native-auth-cors',
    category: 'cors',
    title: 'A page calls native authentication without a proxy',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: [],
    messages: {
      direct:
        'Entry {entry} calls native authentication from a page of {origin}; the browser gets no readable answer.',
    },
    why: 'The native authentication API sends no CORS headers, so a browser keeps its answers from a page.',
    fix: ['Put a CORS proxy of your own in front of it, and let the page call that.'],
    references: [learn('Native authentication', 'reference-native-authentication-api')],
  },
  on: 'native-authentication-request',
  findFault(request) {
    const origin = findHeader(request.entry.request.headers, 'origin');
    const isOpen = findHeader(request.entry.response.headers, 'access-control-allow-origin') !== undefined;
    if (
      origin === undefined ||
      isOpen ||
      request.endpoint.kind !== 'ciam' ||
      request.answer.status !== undefined
    )
      return undefined;
    const at = inRequest(origin);
    return {
      messageId: 'direct',
      data: { origin: origin.value },
      evidence: [present(request, at, 'the page')],
    };
  },
});
