import { requestHeadersTooLarge } from '../../../src/rules/redirect/request-headers-too-large.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const cookies = (count: number) =>
  Array.from({ length: count }, (_, at) => `OpenIdConnect.nonce.${at}=${'x'.repeat(700)}`).join('; ');
const back = (cookie: string, status: number) =>
  callback(authorize, { requestHeaders: { Cookie: cookie } }, answered(status, '<html>Bad Request</html>'));
const long = (answer: made.AuthorizeOptions) =>
  authorizeRequest({ clientType: 'web', state: 's'.repeat(9000), ...answer });
const status = (entry: number) => ({ entry, pointer: '/response/status' });

ruleTest(requestHeadersTooLarge, {
  quiet: {
    'large, and accepted': har(authorize, back(cookies(20), 302)),
    'small, and refused': har(authorize, back(cookies(2), 400)),
    'an OAuth error is no matter of size': har(
      tokenRequest({ requestHeaders: { Cookie: cookies(20) } }, tokenError(700016)),
    ),
    'nor is JSON that names no code': har(
      tokenRequest({ requestHeaders: { Cookie: cookies(20) } }, answered(400, '{"error":"invalid_request"}')),
    ),
    'nor is a page that names one': har(
      authorizeRequest({
        answer: 'error-page',
        error: 700016,
        status: 400,
        requestHeaders: { Cookie: cookies(20) },
      }),
    ),
    'the app itself fails': har(authorize, back(cookies(20), 500)),
    'a long URL that is accepted': har(long({})),
  },
  reports: {
    'cookies left over from a loop': {
      capture: har(authorize, back(cookies(20), 400)),
      findings: [
        {
          messageId: 'headers',
          data: { status: 400, cookies: 20, leftOver: 20 },
          at: [{ entry: 1, pointer: '/request/headers/9/value' }, status(1)],
        },
      ],
    },
    'the server says that it is the headers': {
      capture: har(authorize, back(cookies(20), 431)),
      findings: [{ messageId: 'headers' }],
    },
    '414, though it is the headers': {
      capture: har(authorize, back(cookies(20), 414)),
      findings: [{ messageId: 'headers' }],
    },
    'a long state': {
      capture: har(long({ status: 414 })),
      findings: [{ messageId: 'url', at: [{ entry: 0, pointer: '/request/url' }, status(0)] }],
    },
    'Entra says that the query is too long': {
      capture: har(long({ answer: 'error-page', error: 90015 })),
      findings: [{ messageId: 'url' }],
    },
  },
  cannotTell: {
    'cookies are not in the capture': har.options({ sanitized: true })(authorize, back(cookies(20), 431)),
  },
});
