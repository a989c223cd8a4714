import { endpointNotFromMetadata } from '../../../src/rules/authority/endpoint-not-from-metadata.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow } from '../../support/stories.js';

const { authorizeRequest, discovery, har, tokenRequest } = made;

ruleTest(endpointNotFromMetadata, {
  quiet: {
    'the endpoints of the document': har(healthyCodeFlow()),
    B2C: har(healthyB2c()),
    'a regional host': har(
      discovery(),
      tokenRequest({ grant: 'client_credentials', credential: 'secret', host: 'eastus.login.microsoft.com' }),
    ),
    'the document of common, a tenant afterwards': har(
      discovery({ tenant: 'common' }),
      authorizeRequest({ answer: 'page' }),
    ),
    'no document in the capture': har(authorizeRequest({ answer: 'page' })),
  },
  reports: {
    'another tenant': {
      capture: har(discovery({ tenant: made.OTHER_TENANT }), authorizeRequest({ answer: 'page' })),
      findings: [
        {
          messageId: 'other',
          at: [
            { entry: 1, pointer: '/request/url' },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'authorization_endpoint'] },
          ],
        },
      ],
    },
    'another version': {
      capture: har(discovery({ version: 'v1' }), authorizeRequest({ answer: 'page' })),
      findings: [{ messageId: 'other' }],
    },
  },
});
