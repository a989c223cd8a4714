import { errorPageInsideEntra } from '../../../src/rules/protocol/error-page-inside-entra.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, signInSteps, tokenError, tokenRequest } = made;
const signIn = authorizeRequest({ answer: 'page' });
const delivered = authorizeRequest({ clientType: 'web', answer: 'error', error: 65004 });

ruleTest(errorPageInsideEntra, {
  quiet: {
    'a sign-in page': har(authorizeRequest({ answer: 'page' })),
    'a sign-in page that says the password was wrong': har(
      signIn,
      ...signInSteps(signIn, { wrongPasswordFirst: true }),
    ),
    'an error that is no page': har(tokenRequest({}, tokenError(700016))),
    'an error that reaches the app': har(delivered, callback(delivered)),
    'the question whether to stay signed in': har(authorizeRequest({ answer: 'error-page', error: 50140 })),
  },
  reports: {
    'a redirect URI that is not registered': {
      capture: har(authorizeRequest({ answer: 'error-page', error: 50011 })),
      findings: [
        {
          messageId: 'page',
          at: [
            {
              entry: 0,
              pointer: '/response/content/text',
              within: ['html', '$Config', 'strServiceExceptionMessage'],
            },
          ],
        },
      ],
    },
  },
});
