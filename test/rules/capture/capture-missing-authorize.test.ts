import { captureMissingAuthorize } from '../../../src/rules/capture/capture-missing-authorize.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { har, tokenRequest } = made;

ruleTest(captureMissingAuthorize, {
  quiet: { 'the whole flow': har(healthyCodeFlow()), 'another grant': har(healthyClientCredentials()) },
  reports: {
    'the redemption alone': {
      capture: har(tokenRequest()),
      findings: [
        {
          messageId: 'missing',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'code'] }],
        },
      ],
    },
  },
});
