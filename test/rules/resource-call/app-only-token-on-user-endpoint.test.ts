import { appOnlyTokenOnUserEndpoint } from '../../../src/rules/resource-call/app-only-token-on-user-endpoint.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { apiCall, graphAppToken, graphError, har } = made;
const refused = graphError('BadRequest');
const token = graphAppToken();
const GRAPH = 'https://graph.microsoft.com/v1.0';

ruleTest(appOnlyTokenOnUserEndpoint, {
  quiet: {
    'a user at /me': har(healthyCodeFlow()),
    'an app at /users': har(healthyClientCredentials()),
    'an app at /users, refused': har(apiCall({ url: `${GRAPH}/users/x`, token }, refused)),
    'a user at /me, refused': har(apiCall({}, refused)),
    'a path that begins alike': har(apiCall({ url: `${GRAPH}/meetings`, token }, refused)),
    '/me of another API': har(apiCall({ url: 'https://api.example/v1.0/me', token }, made.answered(400))),
    throttled: har(apiCall({ token }, graphError('TooManyRequests'))),
  },
  reports: {
    'a daemon at /me': {
      capture: har(apiCall({ token }, refused)),
      findings: [
        {
          messageId: 'me',
          at: [
            { entry: 0, pointer: '/request/url' },
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
    'below /me': {
      capture: har(apiCall({ url: `${GRAPH}/me/messages`, token }, graphError('ErrorAccessDenied'))),
      findings: [{ messageId: 'me' }],
    },
  },
});
