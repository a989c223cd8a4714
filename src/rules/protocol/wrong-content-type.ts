import { findHeader, inRequest, mediaType } from '../../model/headers.js';
import type { TokenRequest } from '../../oauth/messages.js';
import { rfc } from '../define-rule.js';
import { missing, present, primary, related, requestBody } from '../evidence.js';
import { messageRule } from '../families/message.js';

const FORM = 'application/x-www-form-urlencoded';

/** Reports a token request whose body is no form: the server then sees no parameter at all. */
export const wrongContentType = messageRule({
  meta: {
    id: 'wrong-content-type',
    category: 'protocol',
    title: 'The token request is no form',
    severity: 'error',
    proof: 'entry',
    owner: 'client-app',
    codes: ['AADSTS900144', 'AADSTS90014', 'AADSTS9002313'],
    messages: {
      otherType: 'Entry {entry} sends its parameters as {type}; the token endpoint reads forms only.',
      none: 'Entry {entry} sends a body without a Content-Type; the token endpoint reads only what is declared a form.',
      notAForm: 'Entry {entry} says it sends a form, and the body is {actual}.',
    },
    why: 'The token endpoint reads application/x-www-form-urlencoded; of any other body it sees nothing and reports the first parameter as missing.',
    fix: [
      'Send name=value pairs joined by &, each value percent-encoded, with Content-Type: application/x-www-form-urlencoded.',
      'In JavaScript: body: new URLSearchParams({ … }), and no JSON.stringify.',
    ],
    references: [rfc(6749, '4.1.3'), rfc(6749, 'B')],
    supersedes: [
      'required-parameter-missing',
      'grant-parameter-set-mismatch',
      'client-credential-missing',
      'scope-missing',
      'duplicate-parameter',
      'parameter-name-typo',
    ],
  },
  on: 'token-request',
  findFault(request) {
    const { postData, headers, method } = request.entry.request;
    if (method !== 'POST' || postData?.text === undefined || postData.state !== 'present') return undefined;
    const type = mediaType(postData.mimeType);
    const body = bodyForm(request);
    if (type !== '' && type !== FORM && body !== 'form') {
      const header = findHeader(headers, 'content-type');
      const place = header === undefined ? requestBody(request) : inRequest(header);
      return {
        messageId: 'otherType',
        data: { type },
        evidence: [
          primary(request, place, 'the declared type'),
          related(request, requestBody(request), 'the body'),
        ],
      };
    } else if (isUndeclared(request)) {
      const place = { pointer: '/request/headers' };
      return {
        messageId: 'none',
        evidence: [
          missing(request, 'no Content-Type here', place, 'request-headers'),
          related(request, requestBody(request), 'the body'),
        ],
      };
    } else if (type === FORM && body === 'JSON') {
      return {
        messageId: 'notAForm',
        data: { actual: 'JSON' },
        evidence: [present(request, requestBody(request), 'JSON where a form was declared')],
      };
    }
    return undefined;
  },
});

/** The server saw no parameter, headers were recorded, and none of them says what the body is. */
function isUndeclared({ entry, errors }: TokenRequest): boolean {
  const { postData, headers } = entry.request;
  const sawNothing = errors.some(
    ({ codes }) => codes.includes('AADSTS900144') || codes.includes('AADSTS90014'),
  );
  const declared = findHeader(headers, 'content-type')?.value.trim() || postData?.mimeType;
  return sawNothing && headers.length > 0 && (declared ?? '') === '';
}

/** A body that reads as a form works whatever its declared type, as long as the server was lenient. */
function bodyForm(request: TokenRequest): 'form' | 'JSON' | 'other' {
  if (/^\s*[{[]/.test(request.entry.request.postData?.text?.slice(0, 64) ?? '')) return 'JSON';
  return request.form.list.length > 0 && request.answer.outcome !== 'refused' ? 'form' : 'other';
}
