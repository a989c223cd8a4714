import { captureRedacted } from '../../../src/rules/capture/capture-redacted.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;

ruleTest(captureRedacted, {
  quiet: {
    'nothing was removed': har(tokenRequest()),
    'no sign-in in it': har.options({ sanitized: true })(
      made.apiCall({ url: 'https://client.example/', token: null }),
    ),
  },
  reports: {
    'marks of a sanitizer': {
      capture: har(tokenRequest({ body: '[REDACTED]' })),
      findings: [{ messageId: 'marks', at: [{ entry: 0, pointer: '/request/postData' }] }],
    },
    'a mark in a header of a request': {
      capture: har(tokenRequest({ requestHeaders: { Cookie: '[REDACTED]' } })),
      findings: [{ messageId: 'marks' }],
    },
    'a mark in a header of an answer': {
      capture: har(
        tokenRequest({}, made.answered(200, { token_type: 'Bearer' }, { 'Set-Cookie': '[REDACTED]' })),
      ),
      findings: [{ messageId: 'marks' }],
    },
    'a browser’s own export': {
      capture: har.options({ sanitized: true })(tokenRequest()),
      findings: [{ messageId: 'browser' }],
    },
  },
});
