import { authCodeReused } from '../../../src/rules/lifetime/auth-code-reused.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const redeem = (at: number, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ clientType: 'web', at }, ...answer);
const start = [authorize, callback(authorize)];

ruleTest(authCodeReused, {
  quiet: {
    'two codes, each redeemed once': har(tokenRequest(), tokenRequest({ attempt: 2 })),
    'a retry after no answer': har(start, redeem(5, answered(0)), redeem(8)),
    'a retry after a refusal': har(start, redeem(5, tokenError(90033)), redeem(8)),
    'the service worker shows the request twice': har(start, redeem(5), redeem(5, tokenError(54005))),
  },
  reports: {
    'the same code again': {
      capture: har(start, redeem(5), redeem(9, tokenError(54005))),
      findings: [
        {
          messageId: 'reused',
          severity: 'info',
          at: [
            { entry: 3, pointer: '/request/postData/text', within: ['form', 'code'] },
            { entry: 2, pointer: '/request/postData/text', within: ['form', 'code'] },
          ],
        },
      ],
    },
    'the first redemption is out of sight': {
      capture: har(start, redeem(5, tokenError(54005))),
      findings: [{ messageId: 'usedBefore' }],
    },
  },
});
