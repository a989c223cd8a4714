import { scopeTrailingSlashAudience } from '../../../src/rules/scope/scope-trailing-slash-audience.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyManagedIdentity } from '../../support/stories.js';

const { accessTokenV1, apiCall, apiUnauthorized, armError, armToken, har } = made;
const ARM_URL = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
/** Where the challenge of such an answer stands. */
const CHALLENGE = '/response/headers/0/value';
const own = (audience: string, wanted: string) =>
  apiCall(
    { url: made.API_URL, token: accessTokenV1({ aud: audience }) },
    apiUnauthorized(
      `IDX10214: Audience validation failed. Audiences: '${audience}'. Did not match: '${wanted}'`,
    ),
  );

ruleTest(scopeTrailingSlashAudience, {
  quiet: {
    'accepted with the slash': har(healthyManagedIdentity()),
    'accepted without': har(
      apiCall({ url: ARM_URL, token: armToken({ aud: 'https://management.azure.com' }) }),
    ),
    'refused for something else': har(
      apiCall(
        { url: ARM_URL, token: armToken({ aud: 'https://management.azure.com' }) },
        armError('ExpiredAuthenticationToken', 401, 'The access token has expired.'),
      ),
    ),
    'another API altogether': har(own('api://orders', 'api://invoices')),
    'the server names the token’s audience only': har(
      apiCall(
        { url: made.API_URL, token: accessTokenV1() },
        apiUnauthorized(`The audience 'api://${made.API}' is invalid`),
      ),
    ),
  },
  reports: {
    'Azure Resource Manager without the slash': {
      capture: har(
        apiCall({ url: ARM_URL, token: armToken({ aud: 'https://management.azure.com' }) }, armError()),
      ),
      findings: [{ messageId: 'slash' }],
    },
    'an API that wants none': {
      capture: har(own('https://api.example/', 'https://api.example')),
      findings: [
        {
          messageId: 'slash',
          at: [
            {
              entry: 0,
              pointer: `/request/headers/${apiCall().requestHeaders.length - 1}/value`,
              within: ['payload', 'aud'],
            },
            { entry: 0, pointer: CHALLENGE },
          ],
        },
      ],
    },
  },
});
