import { delegatedTokenOnAppOnlyEndpoint } from '../../../src/rules/resource-call/delegated-token-on-app-only-endpoint.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyOboChain } from '../../support/stories.js';

const { accessTokenV2, answered, apiCall, bearerChallenge, graphAppToken, graphError, har } = made;
const pointer = `/request/headers/${apiCall().requestHeaders.length - 1}/value`;
const wants = (names: string) =>
  graphError('Forbidden', {
    status: 403,
    message: `Missing scope permissions on the request. API requires one of '${names}'. Scopes on the request 'User.Read'`,
  });
const challenged = (scope: string) =>
  answered(403, undefined, { 'WWW-Authenticate': bearerChallenge({ error: 'insufficient_scope', scope }) });

ruleTest(delegatedTokenOnAppOnlyEndpoint, {
  quiet: {
    'a call that works': har(healthyCodeFlow()),
    'an API that works': har(healthyOboChain()),
    'the permission is there: the user’s own right is missing': har(
      apiCall({ token: made.graphToken({ scp: 'Chat.Read' }) }, wants('Chat.Read, Chat.ReadWrite')),
    ),
    'a 403 that names none': har(apiCall({}, graphError('Authorization_RequestDenied'))),
    'an app’s token': har(apiCall({ token: graphAppToken() }, wants('Chat.Read'))),
    'a 401': har(apiCall({}, graphError())),
  },
  reports: {
    'Graph names what it wants': {
      capture: har(apiCall({}, wants('Chat.Read, Chat.ReadWrite'))),
      findings: [
        {
          messageId: 'lacking',
          at: [
            { entry: 0, pointer, within: ['payload', 'scp'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error', 'message'] },
          ],
        },
      ],
    },
    'a challenge with the scope': {
      capture: har(
        apiCall({ url: made.API_URL, token: accessTokenV2() }, challenged(`api://${made.API}/orders.write`)),
      ),
      findings: [
        {
          messageId: 'lacking',
          at: [
            { entry: 0, pointer, within: ['payload', 'scp'] },
            { entry: 0, pointer: '/response/headers/0/value' },
          ],
        },
      ],
    },
  },
});
