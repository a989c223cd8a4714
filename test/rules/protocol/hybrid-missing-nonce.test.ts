import { hybridMissingNonce } from '../../../src/rules/protocol/hybrid-missing-nonce.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, har } = made;
const hybrid = { clientType: 'web', responseType: 'code id_token', responseMode: 'form_post' } as const;

ruleTest(hybridMissingNonce, {
  quiet: {
    'with a nonce': har(authorizeRequest(hybrid)),
    'a code alone needs none': har(authorizeRequest({ omit: ['nonce'] })),
  },
  reports: {
    'without one': {
      capture: har(authorizeRequest({ ...hybrid, omit: ['nonce'], answer: 'error-page', error: 900144 })),
      findings: [
        {
          messageId: 'missing',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'response_type'] }],
        },
      ],
    },
  },
});
