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
    'an app, by the code of users': {
      capture: har(tokenRequest({ grant: 'client_credentials' }, tokenError(50105))),
      findings: [{ messageId: 'app' }],
    },
    'a user whose code is redeemed': {
      capture: har(tokenRequest({}, tokenError(50105))),
      findings: [{ messageId: 'user' }],
    },
    'an app that acts for a user': {
      capture: har(tokenRequest({ grant: 'on_behalf_of' }, tokenError(501051))),
      findings: [{ messageId: 'app' }],
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
