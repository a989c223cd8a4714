import { clientAssertionReused } from '../../../src/rules/hygiene/client-assertion-reused.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { clientAssertion, har, tokenRequest } = made;
const request = (assertion: string) =>
  tokenRequest({ grant: 'client_credentials', credential: 'certificate', clientAssertion: assertion });
const first = clientAssertion();
const second = clientAssertion({ jti: '5c1d3c2e-4a6f-4a59-9f4c-6f1e57e9a111' });

ruleTest(clientAssertionReused, {
  quiet: {
    'one request': har(request(first)),
    'a new one for each request': har(request(first), request(second)),
  },
  reports: {
    'the same one twice': {
      capture: har(request(first), request(first)),
      findings: [
        {
          messageId: 'reused',
          at: [
            { entry: 1, pointer: '/request/postData/text', within: ['form', 'client_assertion'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_assertion'] },
          ],
        },
      ],
    },
  },
});
