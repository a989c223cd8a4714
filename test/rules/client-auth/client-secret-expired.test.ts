import { clientSecretExpired } from '../../../src/rules/client-auth/client-secret-expired.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { har, tokenError, tokenRequest } = made;
const daemon = (...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ grant: 'client_credentials', credential: 'secret' }, ...answer);

ruleTest(clientSecretExpired, {
  quiet: { 'a secret that works': har(daemon()), 'a wrong secret': har(daemon(tokenError(7000215))) },
  reports: {
    'the server says so': {
      capture: har(daemon(tokenError(7000222))),
      findings: [
        {
          messageId: 'expired',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] },
          ],
        },
      ],
    },
    'the code alone, in the telemetry header': {
      capture: har.options({ bodies: 'omit' })(daemon(tokenError(7000222))),
      findings: [{ messageId: 'expired' }],
    },
  },
});
