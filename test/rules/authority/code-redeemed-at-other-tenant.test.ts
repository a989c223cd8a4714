import { codeRedeemedAtOtherTenant } from '../../../src/rules/authority/code-redeemed-at-other-tenant.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const start = (tenant: string) => {
  const authorize = authorizeRequest({ clientType: 'web', tenant });
  return [authorize, callback(authorize)];
};
const redeem = (tenant: string, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ clientType: 'web', tenant }, ...answer);

ruleTest(codeRedeemedAtOtherTenant, {
  quiet: {
    'the same tenant': har(start(made.TENANT), redeem(made.TENANT)),
    'from an alias to the tenant, and it works': har(start('common'), redeem(made.TENANT)),
    'two domains that nothing maps': har(start('a.example'), redeem('b.example', tokenError(70000))),
  },
  reports: {
    'another tenant': {
      capture: har(start(made.TENANT), redeem(made.OTHER_TENANT, tokenError(700005))),
      findings: [
        {
          messageId: 'otherTenant',
          at: [
            { entry: 2, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
    'from an alias to a tenant, refused': {
      capture: har(start('common'), redeem(made.OTHER_TENANT, tokenError(700005))),
      findings: [{ messageId: 'otherTenant' }],
    },
  },
});
