import { scopeDefaultMixed } from '../../../src/rules/scope/scope-default-mixed.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials, healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const mixed = 'https://graph.microsoft.com/.default User.Read';

ruleTest(scopeDefaultMixed, {
  quiet: {
    '.default alone': har(healthyClientCredentials()),
    '.default beside OIDC scopes': har(
      healthyCodeFlow({
        authorize: { scope: 'https://graph.microsoft.com/.default openid profile offline_access' },
      }),
    ),
    '.default of two APIs is another rule’s': har(
      tokenRequest(
        { scope: `https://graph.microsoft.com/.default api://${made.API}/.default` },
        tokenError(70011),
      ),
    ),
    'named permissions alone': har(tokenRequest({ scope: 'User.Read Mail.Read' }, tokenError(70011))),
  },
  reports: {
    'at the token endpoint': {
      capture: har(tokenRequest({ scope: mixed }, tokenError(70011))),
      findings: [
        {
          messageId: 'mixed',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'once a flow, at the authorization request that was refused': {
      capture: har(made.authorizeRequest({ scope: mixed, answer: 'error', error: 70011 })),
      findings: [
        { messageId: 'mixed', at: [{ entry: 0, pointer: '/request/url', within: ['query', 'scope'] }] },
      ],
    },
    'accepted all the same': {
      capture: har(tokenRequest({ scope: mixed })),
      findings: [{ messageId: 'mixed', severity: 'info' }],
    },
  },
});
