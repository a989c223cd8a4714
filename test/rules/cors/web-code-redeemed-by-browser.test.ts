import { webCodeRedeemedByBrowser } from '../../../src/rules/cors/web-code-redeemed-by-browser.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;

ruleTest(webCodeRedeemedByBrowser, {
  quiet: {
    'a single-page URI': har(tokenRequest()),
    'a server': har(tokenRequest({ clientType: 'web', credential: 'secret' })),
  },
  reports: {
    'a page': { capture: har(tokenRequest({}, tokenError(9002326))), findings: [{ messageId: 'origin' }] },
  },
});
