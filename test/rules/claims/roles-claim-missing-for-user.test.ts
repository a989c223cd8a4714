import { rolesClaimMissingForUser } from '../../../src/rules/claims/roles-claim-missing-for-user.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, answered, apiCall, har } = made;
const url = made.API_URL;
const forbidden = answered(403, { message: 'The role Orders.Approve is required.' });
const token = accessTokenV2();

ruleTest(rolesClaimMissingForUser, {
  quiet: {
    'a user with roles': har(apiCall({ url, token: accessTokenV2({ roles: ['Orders.Read'] }) }, forbidden)),
    'an app without app roles': har(apiCall({ url, token }, answered(403, { message: 'no' }))),
    'an API of Microsoft, whose roles are those of Azure and in no token': har(
      apiCall(
        {
          url: 'https://orders.vault.azure.net/secrets',
          token: accessTokenV2({ aud: 'https://vault.azure.net' }),
        },
        answered(403, {
          message: 'If role assignments were changed recently, please observe propagation time.',
        }),
      ),
    ),
    'the call works': har(apiCall({ url, token })),
  },
  reports: {
    'the API names a role': {
      capture: har(apiCall({ url, token }, forbidden)),
      findings: [{ messageId: 'absent' }],
    },
    'the roles were there before': {
      capture: har(
        apiCall({ url, token: accessTokenV2({ roles: ['Orders.Approve'] }) }),
        apiCall({ url: 'https://api2.example/orders', token }, answered(403, {})),
      ),
      findings: [{ messageId: 'lost' }],
    },
  },
});
