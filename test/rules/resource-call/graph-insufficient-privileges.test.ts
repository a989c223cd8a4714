import { graphInsufficientPrivileges } from '../../../src/rules/resource-call/graph-insufficient-privileges.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { apiCall, graphAppToken, graphError, har } = made;
const denied = graphError('Authorization_RequestDenied');
const url = 'https://graph.microsoft.com/v1.0/users';

ruleTest(graphInsufficientPrivileges, {
  quiet: {
    'a user': har(healthyCodeFlow()),
    'a daemon': har(healthyClientCredentials()),
    'a 401 is about the token itself': har(apiCall({}, graphError())),
    'another API': har(apiCall({ url: made.API_URL }, denied)),
    'a 403 of a policy': har(apiCall({}, graphError('Forbidden', { status: 403 }))),
    'the answer names the permission': har(
      apiCall({}, graphError('Authorization_RequestDenied', { message: "API requires one of 'Chat.Read'." })),
    ),
  },
  reports: {
    'a user’s token': {
      capture: har(apiCall({ url }, denied)),
      findings: [
        {
          messageId: 'user',
          at: [
            {
              entry: 0,
              pointer: `/request/headers/${apiCall().requestHeaders.length - 1}/value`,
              within: ['payload'],
            },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
          ],
        },
      ],
    },
    'an app’s token': {
      capture: har(apiCall({ url, token: graphAppToken() }, graphError('ErrorAccessDenied'))),
      findings: [{ messageId: 'app' }],
    },
    'an app’s token without roles': {
      capture: har(apiCall({ url, token: graphAppToken({ roles: undefined }) }, denied)),
      findings: [{ messageId: 'app' }],
    },
  },
  cannotTell: {
    'an opaque token': har(apiCall({ url, token: made.msaOpaqueToken() }, denied)),
  },
});
