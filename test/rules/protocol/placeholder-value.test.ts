import { placeholderValue } from '../../../src/rules/protocol/placeholder-value.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;

ruleTest(placeholderValue, {
  quiet: {
    'real values': har(tokenRequest({}, tokenError(700016))),
    'the mark of a sanitizer': har(tokenRequest({ set: { client_id: '[REDACTED]' } }, tokenError(700016))),
    'a GUID that looks like a sample': har(
      tokenRequest({ clientId: '11111111-1111-1111-1111-111111111111' }, tokenError(700016)),
    ),
  },
  reports: {
    'the tenant of a template': {
      capture: har(tokenRequest({ tenant: '{tenant}' }, tokenError(900023))),
      findings: [{ messageId: 'tenant', at: [{ entry: 0, pointer: '/request/url' }] }],
    },
    'the client of a sample': {
      capture: har(tokenRequest({ clientId: 'YOUR_CLIENT_ID' }, tokenError(700016))),
      findings: [
        {
          messageId: 'parameter',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'client_id'] }],
        },
      ],
    },
    'a variable that was undefined': {
      capture: har(
        tokenRequest(
          { grant: 'client_credentials', credential: 'secret', clientId: 'undefined' },
          tokenError(700016),
        ),
      ),
      findings: [{ messageId: 'parameter' }],
    },
  },
});
