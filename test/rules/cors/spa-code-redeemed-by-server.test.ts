import { spaCodeRedeemedByServer } from '../../../src/rules/cors/spa-code-redeemed-by-server.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;

ruleTest(spaCodeRedeemedByServer, {
  quiet: {
    'a page': har(tokenRequest()),
    'a server with its own kind of URI': har(tokenRequest({ clientType: 'web', credential: 'secret' })),
  },
  reports: {
    'a server': {
      capture: har(tokenRequest({ origin: null }, tokenError(9002327))),
      findings: [
        {
          messageId: 'noOrigin',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'redirect_uri'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
