import { offlineAccessAppOnly } from '../../../src/rules/scope/offline-access-app-only.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const graph = 'https://graph.microsoft.com/.default';
const asApp = (scope: string, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'client_credentials', scope }, answer);

ruleTest(offlineAccessAppOnly, {
  quiet: {
    'a daemon': har(healthyClientCredentials()),
    'a user': har(healthyCodeFlow()),
    'a refused request without them': har(asApp(graph, tokenError(70011))),
  },
  reports: {
    offline_access: {
      capture: har(asApp(`${graph} offline_access`, tokenError(70011))),
      findings: [
        {
          messageId: 'oidc',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    accepted: {
      capture: har(asApp(`openid ${graph}`, made.tokenAnswer())),
      findings: [{ messageId: 'oidc', severity: 'info' }],
    },
  },
});
