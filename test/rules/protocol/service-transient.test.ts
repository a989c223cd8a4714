import { serviceTransient } from '../../../src/rules/protocol/service-transient.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;

ruleTest(serviceTransient, {
  quiet: {
    'all well': har(tokenRequest()),
    'a fault without any code': har(tokenRequest({}, made.answered(400, { error: 'invalid_request' }))),
    'a fault of the request': har(tokenRequest({}, tokenError(7000215))),
  },
  reports: {
    'and it passes': {
      capture: har(tokenRequest({}, tokenError(90033)), tokenRequest({ attempt: 2 })),
      findings: [
        {
          messageId: 'recovered',
          at: [{ entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] }],
        },
      ],
    },
    'and the capture ends': {
      capture: har(tokenRequest({}, tokenError(90033))),
      findings: [{ messageId: 'open' }],
    },
    'HTTP 503 without a body': {
      capture: har(tokenRequest({}, made.answered(503))),
      findings: [{ messageId: 'open' }],
    },
  },
});
