import { authCodeRedeemedLate } from '../../../src/rules/lifetime/auth-code-redeemed-late.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web', at: 0 });
const redeem = (at: number, ...answer: [] | [made.TokenAnswer]) =>
  tokenRequest({ clientType: 'web', at }, ...answer);

ruleTest(authCodeRedeemedLate, {
  quiet: {
    'at once': har(authorize, callback(authorize), redeem(2)),
    'refused at once': har(authorize, callback(authorize), redeem(2, tokenError(70008))),
    'late, and accepted': har(authorize, callback(authorize), redeem(1200)),
    'the sign-in is not in the capture': har(redeem(1200, tokenError(70008))),
  },
  reports: {
    'after twenty minutes': {
      capture: har(authorize, callback(authorize), redeem(1200, tokenError(70008))),
      findings: [{ messageId: 'late' }],
    },
  },
});
