import { scopeMultipleResources } from '../../../src/rules/scope/scope-multiple-resources.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyB2c, healthyCodeFlow, healthyOboChain } from '../../support/stories.js';

const { API_SCOPE, har, tokenError, tokenRequest } = made;
const two = `${API_SCOPE} User.Read openid`;
const scope = { pointer: '/request/postData/text', within: ['form', 'scope'] };

ruleTest(scopeMultipleResources, {
  quiet: {
    'one API and the OIDC scopes': har(healthyOboChain()),
    'two APIs at the authorization endpoint, one at the token endpoint': har(
      healthyCodeFlow({ authorize: { scope: two }, token: { scope: `${API_SCOPE} openid` } }),
    ),
    'Graph by name and by prefix': har(
      tokenRequest({ scope: 'User.Read https://graph.microsoft.com/Mail.Read' }, tokenError(70011)),
    ),
    'one API by its id and by its URI': har(
      tokenRequest({ scope: `${made.API}/read api://${made.API}/write` }, tokenError(70011)),
    ),
    'both names of Azure Resource Manager': har(
      tokenRequest(
        {
          scope:
            'https://management.azure.com//user_impersonation https://management.core.windows.net/.default',
        },
        tokenError(70011),
      ),
    ),
    'B2C asks for its own client by id': har(healthyB2c()),
    'scopes of consumer accounts': har(
      tokenRequest({ scope: 'wl.basic https://graph.microsoft.com/User.Read' }, tokenError(70011)),
    ),
  },
  reports: {
    'two APIs': {
      capture: har(tokenRequest({ scope: two }, tokenError(28000))),
      findings: [
        {
          messageId: 'several',
          data: { count: 2, resources: `api://${made.API}, Microsoft Graph` },
          at: [{ entry: 0, ...scope }],
        },
      ],
    },
    'two .default': {
      capture: har(
        tokenRequest(
          {
            grant: 'client_credentials',
            scope: 'https://graph.microsoft.com/.default https://vault.azure.net/.default',
          },
          tokenError(70011),
        ),
      ),
      findings: [
        { messageId: 'several', data: { resources: 'https://graph.microsoft.com, https://vault.azure.net' } },
      ],
    },
    'a refresh that was refused': {
      capture: har(tokenRequest({ grant: 'refresh_token', scope: two }, tokenError(70011))),
      findings: [{ messageId: 'refresh', severity: 'warning', at: [{ entry: 0, ...scope }] }],
    },
    'a refresh that was answered': {
      capture: har(tokenRequest({ grant: 'refresh_token', scope: two })),
      findings: [{ messageId: 'refresh', severity: 'info' }],
    },
  },
});
