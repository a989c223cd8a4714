import { captureBodiesMissing } from '../../../src/rules/capture/capture-bodies-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;

ruleTest(captureBodiesMissing, {
  quiet: {
    'with bodies': har(tokenRequest()),
    'a redacted body is there': har(tokenRequest({ body: '[REDACTED]' })),
  },
  reports: {
    'without bodies': {
      capture: har.options({ postData: 'omit' })(tokenRequest(), tokenRequest({ attempt: 2 })),
      findings: [{ messageId: 'missing', at: [{ entry: 0, pointer: '/request' }] }],
    },
  },
});
