import { clientSecretInUrl } from '../../../src/rules/hygiene/client-secret-in-url.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenRequest } = made;
const confidential = tokenRequest({ grant: 'client_credentials', credential: 'secret' });

ruleTest(clientSecretInUrl, {
  quiet: {
    'the secret in the form': har(confidential),
    'telemetry and the policy in the query': har({
      ...confidential,
      url: `${confidential.url}?client-request-id=0af8dd5c-9c4b-4b5c-8d8e-1b8e2c0a0f00&p=b2c_1_x`,
    }),
  },
  reports: {
    'the secret in the query': {
      capture: har({ ...confidential, url: `${confidential.url}?client_secret=cbE8Q~EbZ4ptS4Jald4stth` }),
      findings: [
        {
          messageId: 'inQuery',
          at: [{ entry: 0, pointer: '/request/url', within: ['query', 'client_secret'] }],
        },
      ],
    },
  },
});
