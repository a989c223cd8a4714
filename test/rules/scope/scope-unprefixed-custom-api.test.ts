import { scopeUnprefixedCustomApi } from '../../../src/rules/scope/scope-unprefixed-custom-api.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { authorizeRequest, har, tokenError, tokenRequest } = made;
const asked = (scope: string, code = 650053) => tokenRequest({ scope }, tokenError(code));
const inForm = { pointer: '/request/postData/text', within: ['form', 'scope'] };

ruleTest(scopeUnprefixedCustomApi, {
  quiet: {
    'a scope with its prefix': har(healthyOboChain()),
    'a prefixed scope that does not exist': har(asked(`api://${made.API}/none`)),
    'a Graph permission that does not exist': har(asked('User.Raed')),
    'a scope of consumer accounts': har(asked('wl.basic', 70011)),
    'another refusal': har(asked('Orders.Read', 54005)),
    'B2C has no implied API': har(made.b2cToken({ scope: 'orders.read' }, tokenError(70011))),
  },
  reports: {
    'the server names it': {
      capture: har(asked('openid Orders.Read')),
      findings: [
        {
          messageId: 'unprefixed',
          at: [
            { entry: 0, ...inForm },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'a name that no permission of Graph has': {
      capture: har(asked('access_as_user', 70011)),
      findings: [{ messageId: 'unprefixed' }],
    },
    'at the authorization endpoint': {
      capture: har(authorizeRequest({ scope: 'Orders.Read openid', answer: 'error', error: 650053 })),
      findings: [{ messageId: 'unprefixed' }],
    },
  },
});
