import { requiredClaimMissing } from '../../../src/rules/claims/required-claim-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyOboChain } from '../../support/stories.js';

const { accessTokenV2, apiCall, har, msaOpaqueToken, tokenError, tokenRequest } = made;
const exchange = (assertion: string, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, answer);
const own = { aud: made.API };

ruleTest(requiredClaimMissing, {
  quiet: {
    'an exchange that works': har(healthyOboChain()),
    'a token without scp that was accepted': har(
      exchange(accessTokenV2({ ...own, scp: undefined }), made.tokenAnswer()),
    ),
    'another refusal of a token without scp': har(
      exchange(accessTokenV2({ ...own, scp: undefined }), tokenError(500133)),
    ),
    'an API call that was refused without the code': har(
      apiCall({ token: accessTokenV2({ scp: undefined }) }, made.answered(401)),
    ),
  },
  reports: {
    'no scp and no oid': {
      capture: har(exchange(accessTokenV2({ ...own, scp: undefined, oid: undefined }), tokenError(90016))),
      findings: [
        {
          messageId: 'absent',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion', 'payload'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
    'the server names the claim': {
      capture: har(
        exchange(
          accessTokenV2({ ...own, tid: undefined }),
          tokenError(90016, { text: "The required claim 'tid' is missing." }),
        ),
      ),
      findings: [{ messageId: 'named' }],
    },
    'nothing is absent': {
      capture: har(exchange(accessTokenV2(own), tokenError(90016))),
      findings: [{ messageId: 'unidentified' }],
    },
  },
  cannotTell: {
    'an opaque token': har(exchange(msaOpaqueToken(1), tokenError(90016))),
    'a redacted token': har(exchange('[REDACTED]', tokenError(90016))),
  },
});
