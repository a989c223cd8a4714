import { bearerMissing } from '../../../src/rules/resource-call/bearer-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { API_URL, answered, apiCall, apiUnauthorized, har } = made;
const bare = (url = API_URL) => apiCall({ url, token: null }, apiUnauthorized());
const elsewhere = apiCall();

ruleTest(bearerMissing, {
  quiet: {
    'a token everywhere': har(healthyCodeFlow()),
    'the SDK asks for the tenant first': har(elsewhere, bare(), apiCall({ url: `${API_URL}/1` })),
    'a capture without Authorization headers': har.options({ sanitized: true })(elsewhere, bare()),
    'a capture in which nobody sent one': har(bare()),
    'a refused token is another rule’s': har(elsewhere, apiCall({ url: API_URL }, apiUnauthorized())),
    'a challenge for something else': har(
      elsewhere,
      apiCall(
        { url: API_URL, token: null },
        answered(401, undefined, { 'WWW-Authenticate': 'Basic realm="x"' }),
      ),
    ),
  },
  reports: {
    'one API without a token, the others with': {
      capture: har(elsewhere, bare()),
      findings: [
        {
          messageId: 'missing',
          at: [
            { entry: 1, pointer: '/request/url' },
            { entry: 1, pointer: '/response/headers/0/value' },
          ],
        },
      ],
    },
    'the same URL again is told once': {
      capture: har(elsewhere, bare(), bare(), bare('https://api.example/other')),
      findings: [{ messageId: 'missing' }, { messageId: 'missing' }],
    },
  },
});
