import { userNotInTenant } from '../../../src/rules/authority/user-not-in-tenant.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(userNotInTenant, {
  quiet: {
    'the user is there': har(tokenRequest()),
    'the app is not': har(tokenRequest({}, tokenError(700016))),
  },
  reports: {
    'on the sign-in page, with the account that was meant': {
      capture: har(
        authorizeRequest({ loginHint: 'bo@fabrikam.example', answer: 'error-page', error: 50020 }),
      ),
      findings: [
        {
          messageId: 'absent',
          at: [
            { entry: 0, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url', within: ['query', 'login_hint'] },
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['html', '$Config', 'strServiceExceptionMessage'],
            },
          ],
        },
      ],
    },
    'at the token endpoint': {
      capture: har(tokenRequest({ grant: 'password' }, tokenError(50034))),
      findings: [{ messageId: 'absent' }],
    },
  },
});
