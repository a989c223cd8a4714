import { scopeDefaultRequired } from '../../../src/rules/scope/scope-default-required.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyClientCredentials } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const asApp = (scope: string, answer: made.TokenAnswer = tokenError(1002012)) =>
  tokenRequest({ grant: 'client_credentials', scope }, answer);
const scope = { pointer: '/request/postData/text', within: ['form', 'scope'] };

ruleTest(scopeDefaultRequired, {
  quiet: {
    'a daemon that asks for .default': har(healthyClientCredentials()),
    'the double slash of Azure Resource Manager': har(asApp('https://management.azure.com//.default')),
    'OIDC scopes beside .default are another rule’s': har(
      asApp('https://graph.microsoft.com/.default offline_access', tokenError(70011)),
    ),
    'an extension that Entra accepted': har(asApp('api://orders/special', made.tokenAnswer())),
    'a user flow names permissions': har(tokenRequest({ scope: 'User.Read' }, tokenError(70011))),
    'the first version ignores scopes': har(
      tokenRequest({ grant: 'client_credentials', version: 'v1', scope: 'User.Read' }, tokenError(70011)),
    ),
    'a redacted scope': har(asApp('[REDACTED]')),
  },
  reports: {
    'a permission with its prefix': {
      capture: har(asApp('https://graph.microsoft.com/User.Read.All')),
      findings: [{ messageId: 'named', at: [{ entry: 0, ...scope }] }],
    },
    'a permission without prefix': {
      capture: har(asApp('User.Read.All', tokenError(70011))),
      findings: [{ messageId: 'named', at: [{ entry: 0, ...scope }] }],
    },
    'the bare App ID URI': {
      capture: har(asApp('https://graph.microsoft.com')),
      findings: [{ messageId: 'named' }],
    },
    'a bare application id': { capture: har(asApp(made.API)), findings: [{ messageId: 'named' }] },
    'another code': {
      capture: har(asApp('api://orders/read', tokenError(500011))),
      findings: [{ messageId: 'named' }],
    },
  },
});
