import { azureAdGraphInUse } from '../../../src/rules/scope/azure-ad-graph-in-use.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { apiCall, har, tokenRequest } = made;
const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c';
const old = 'https://graph.windows.net';
const asked = { pointer: '/request/postData/text', within: ['form', 'scope'] };

ruleTest(azureAdGraphInUse, {
  quiet: {
    'Microsoft Graph': har(healthyCodeFlow()),
    'a daemon at Microsoft Graph': har(healthyClientCredentials()),
    'a portal of Microsoft': har(tokenRequest({ scope: `${old}//.default`, clientId: AZURE_PORTAL })),
  },
  reports: {
    'by scope': {
      capture: har(tokenRequest({ scope: `${old}/.default` })),
      findings: [{ messageId: 'asked', at: [{ entry: 0, ...asked }] }],
    },
    'by resource': {
      capture: har(
        tokenRequest({
          grant: 'client_credentials',
          version: 'v1',
          resource: '00000002-0000-0000-c000-000000000000',
          omit: ['scope'],
        }),
      ),
      findings: [{ messageId: 'asked' }],
    },
    'a call': {
      capture: har(apiCall({ url: `${old}/contoso.example/users?api-version=1.6` })),
      findings: [{ messageId: 'called', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
  },
});
