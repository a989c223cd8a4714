import { errorPageInsideEntra } from '../../../src/rules/protocol/error-page-inside-entra.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har } = made;
const delivered = authorizeRequest({ clientType: 'web', answer: 'error', error: 65004 });

ruleTest(errorPageInsideEntra, {
  quiet: {
    'a sign-in page': har(authorizeRequest({ answer: 'page' })),
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
