import { resourceCloudMismatch } from '../../../src/rules/authority/resource-cloud-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;

ruleTest(resourceCloudMismatch, {
  quiet: {
    'host and API of one cloud': har(tokenRequest({ scope: 'https://graph.microsoft.com/User.Read' })),
    'all of US Government': har(
      tokenRequest({ host: 'login.microsoftonline.us', scope: 'https://graph.microsoft.us/User.Read' }),
    ),
    'DoD shares the host of US Government': har(
      tokenRequest({ host: 'login.microsoftonline.us', scope: 'https://dod-graph.microsoft.us/User.Read' }),
    ),
    'an API of one’s own': har(tokenRequest({ host: 'login.microsoftonline.us', scope: made.API_SCOPE })),
  },
  reports: {
    'Graph of US Government at the public host': {
      capture: har(tokenRequest({ scope: 'https://graph.microsoft.us/.default' }, tokenError(500011))),
      findings: [
        {
          messageId: 'mixed',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'public Graph at the host of China': {
      capture: har(
        authorizeRequest({
          host: 'login.partner.microsoftonline.cn',
          scope: 'https://graph.microsoft.com/User.Read',
          answer: 'error-page',
          error: 500011,
        }),
      ),
      findings: [{ messageId: 'mixed' }],
    },
    'a v1 resource': {
      capture: har(
        tokenRequest(
          { version: 'v1', resource: 'https://management.usgovcloudapi.net/' },
          tokenError(500011),
        ),
      ),
      findings: [{ messageId: 'mixed' }],
    },
  },
});
