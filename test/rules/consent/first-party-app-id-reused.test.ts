import { firstPartyAppIdReused } from '../../../src/rules/consent/first-party-app-id-reused.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

ruleTest(firstPartyAppIdReused, {
  quiet: {
    'the Azure CLI itself': har(tokenRequest({ clientType: 'native', clientId: AZURE_CLI })),
    'an app of one’s own': har(tokenRequest({}, tokenError(65001))),
  },
  reports: {
    'an id of Microsoft’s for another API': {
      capture: har(tokenRequest({ clientType: 'native', clientId: AZURE_CLI }, tokenError(65002))),
      findings: [
        {
          messageId: 'borrowed',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_id'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
