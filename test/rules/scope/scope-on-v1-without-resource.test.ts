import { scopeOnV1WithoutResource } from '../../../src/rules/scope/scope-on-v1-without-resource.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow } from '../../support/stories.js';

const { har, tokenError, tokenRequest } = made;
const v1 = { version: 'v1', omit: ['resource'] } as const;

ruleTest(scopeOnV1WithoutResource, {
  quiet: {
    'the second version': har(healthyCodeFlow()),
    'openid at the first version': har(tokenRequest({ ...v1, set: { scope: 'openid' } }, tokenError(50126))),
    'a resource is named': har(
      tokenRequest(
        { version: 'v1', set: { resource: 'https://graph.microsoft.com', scope: 'User.Read' } },
        tokenError(50126),
      ),
    ),
    'a broker': har(
      tokenRequest({ grant: 'broker', ...v1, set: { scope: 'openid aza' } }, tokenError(50126)),
    ),
  },
  reports: {
    'permissions of Graph': {
      capture: har(tokenRequest({ ...v1, set: { scope: 'openid User.Read' } }, tokenError(50126))),
      findings: [
        {
          messageId: 'ignored',
          at: [{ entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] }],
        },
      ],
    },
    'answered all the same': {
      capture: har(tokenRequest({ ...v1, set: { scope: 'User.Read' } })),
      findings: [{ messageId: 'ignored', severity: 'info' }],
    },
  },
});
