import { scopeDoubleEncoded } from '../../../src/rules/scope/scope-double-encoded.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const twice = encodeURIComponent('https://graph.microsoft.com/.default openid');

ruleTest(scopeDoubleEncoded, {
  quiet: {
    'encoded once': har(healthyCodeFlow()),
    'a percent sign in another parameter': har(tokenRequest({ extra: { state: twice } }, tokenError(70011))),
    'a percent sign of its own': har(tokenRequest({ scope: 'api://api.example/100%' }, tokenError(70011))),
    'refused for another reason': har(
      tokenRequest({ scope: 'https://graph.microsoft.com/.default x' }, tokenError(70011)),
    ),
  },
  reports: {
    'at the token endpoint': {
      capture: har(tokenRequest({ grant: 'client_credentials', scope: twice }, tokenError(1002012))),
      findings: [
        {
          messageId: 'twice',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'in the URL': {
      capture: har(made.authorizeRequest({ scope: twice, answer: 'error', error: 70011 })),
      findings: [
        { messageId: 'twice', at: [{ entry: 0, pointer: '/request/url', within: ['query', 'scope'] }] },
      ],
    },
  },
});
