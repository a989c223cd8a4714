import { userNotAssigned } from '../../../src/rules/consent/user-not-assigned.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(userNotAssigned, {
  quiet: {
    'the user is assigned': har(tokenRequest()),
    'consent is another matter': har(tokenRequest({}, tokenError(65001))),
  },
  reports: {
    'a user': {
      capture: har(authorizeRequest({ answer: 'error-page', error: 50105 })),
      findings: [{ messageId: 'user' }],
    },
    'an app': {
      capture: har(tokenRequest({ grant: 'client_credentials', credential: 'secret' }, tokenError(501051))),
      findings: [
        {
          messageId: 'app',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] }],
        },
      ],
    },
  },
});
