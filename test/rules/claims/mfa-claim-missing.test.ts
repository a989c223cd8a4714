import { mfaClaimMissing } from '../../../src/rules/claims/mfa-claim-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV1, accessTokenV2, har, tokenError, tokenRequest } = made;
const exchange = (assertion: string, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, answer);

ruleTest(mfaClaimMissing, {
  quiet: {
    'a second factor was given': har(exchange(accessTokenV1({ amr: ['pwd', 'mfa'] }), tokenError(50076))),
    'v2 tokens have no amr': har(exchange(accessTokenV2(), tokenError(50076))),
    'another refusal': har(exchange(accessTokenV1({ amr: ['pwd'] }), tokenError(65001))),
  },
  reports: {
    'a password only': {
      capture: har(exchange(accessTokenV1({ amr: ['pwd'] }), tokenError(50076))),
      findings: [
        {
          messageId: 'absent',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion', 'payload', 'amr'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
