import { clientCredentialsAppWithoutRoles } from '../../../src/rules/scope/client-credentials-app-without-roles.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyManagedIdentity } from '../../support/stories.js';

const { API_URL, apiCall, appToken, graphAppToken, graphError, har } = made;
const none = { roles: undefined };
const denied = graphError('Authorization_RequestDenied');
const pointer = `/request/headers/${apiCall().requestHeaders.length - 1}/value`;

ruleTest(clientCredentialsAppWithoutRoles, {
  quiet: {
    'a token with roles': har(healthyClientCredentials()),
    'an API that takes such tokens': har(apiCall({ url: API_URL, token: appToken(none) })),
    'Azure Resource Manager goes by role assignments': har(
      healthyManagedIdentity({ apiAnswer: made.armError('AuthorizationFailed', 403) }),
    ),
    'refused although it has roles': har(apiCall({ token: graphAppToken() }, denied)),
    'a user’s token': har(apiCall({ token: made.graphToken() }, denied)),
    'an expired token': har(apiCall({ token: graphAppToken(none, { lifetime: -600 }) }, graphError())),
  },
  reports: {
    'Graph refuses': {
      capture: har(apiCall({ token: graphAppToken(none) }, denied)),
      findings: [
        {
          messageId: 'none',
          at: [
            { entry: 0, pointer, within: ['payload'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
          ],
        },
      ],
    },
    'an API of one’s own refuses': {
      capture: har(apiCall({ url: API_URL, token: appToken({ roles: [] }) }, made.answered(403))),
      findings: [
        {
          messageId: 'none',
          at: [
            { entry: 0, pointer, within: ['payload'] },
            { entry: 0, pointer: '/response/status' },
          ],
        },
      ],
    },
  },
});
