import { conditionalAccessBlocked } from '../../../src/rules/consent/conditional-access-blocked.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, prtCookie, tokenError, tokenRequest } = made;

ruleTest(conditionalAccessBlocked, {
  quiet: {
    'no policy': har(tokenRequest()),
    'a second factor is an interrupt, not a block': har(tokenRequest({}, tokenError(50076))),
    'the device is asked for its identity': har(tokenRequest({}, tokenError(50097))),
  },
  reports: {
    'at the token endpoint, with claims': {
      capture: har(tokenRequest({}, tokenError(53003))),
      findings: [
        {
          messageId: 'blocked',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] }],
        },
      ],
    },
    'on the sign-in page, although the device showed itself': {
      capture: har(
        authorizeRequest({
          answer: 'error-page',
          error: 53000,
          requestHeaders: { 'x-ms-RefreshTokenCredential': prtCookie() },
        }),
      ),
      findings: [
        {
          messageId: 'blocked',
        },
      ],
    },
    'in a sanitized export': {
      capture: har.options({ sanitized: true })(tokenRequest({}, tokenError(53001))),
      findings: [{ messageId: 'blocked' }],
    },
  },
});
