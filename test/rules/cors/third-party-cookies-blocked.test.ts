import { thirdPartyCookiesBlocked } from '../../../src/rules/cors/third-party-cookies-blocked.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const session = { Cookie: 'ESTSAUTHPERSISTENT=0.AXoAtestcookievalue1234567890' };
const top = authorizeRequest({ clientType: 'web', requestHeaders: session });
const silent = (requestHeaders: Record<string, string | undefined>) =>
  authorizeRequest({
    attempt: 2,
    prompt: 'none',
    inFrame: true,
    answer: 'error',
    error: 50058,
    requestHeaders,
  });

ruleTest(thirdPartyCookiesBlocked, {
  quiet: {
    'the frame has the cookie': har(top, callback(top), silent(session)),
    'nobody has a session': har(
      authorizeRequest({ answer: 'page', requestHeaders: { Cookie: undefined } }),
      silent({ Cookie: undefined }),
    ),
    'it works without the cookie': har(
      top,
      callback(top),
      authorizeRequest({ attempt: 2, prompt: 'none', inFrame: true, requestHeaders: { Cookie: undefined } }),
    ),
    'a first probe, before the user has signed in': har(
      authorizeRequest({
        prompt: 'none',
        inFrame: true,
        answer: 'error',
        error: 50058,
        requestHeaders: { Cookie: undefined },
      }),
      authorizeRequest({ attempt: 2, clientType: 'web', requestHeaders: session }),
    ),
    'a sanitized export': har.options({ sanitized: true })(top, callback(top), silent({ Cookie: undefined })),
  },
  reports: {
    'only the top level has it': {
      capture: har(top, callback(top), silent({ Cookie: undefined })),
      findings: [{ messageId: 'blocked' }],
    },
  },
});
