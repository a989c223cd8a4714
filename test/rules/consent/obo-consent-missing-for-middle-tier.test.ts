import { oboConsentMissingForMiddleTier } from '../../../src/rules/consent/obo-consent-missing-for-middle-tier.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, har, tokenError, tokenRequest } = made;
const exchange = (text: string) =>
  tokenRequest(
    { grant: 'on_behalf_of', clientId: made.API, assertion: accessTokenV2({ aud: made.API }) },
    tokenError(65001, { text }),
  );
const about = (id: string) =>
  `The user or administrator has not consented to use the application with ID '${id}' named 'x'.`;

ruleTest(oboConsentMissingForMiddleTier, {
  quiet: {
    'the message names the front end': har(exchange(about(made.CLIENT))),
    'consent is missing in a refresh': har(tokenRequest({ grant: 'refresh_token' }, tokenError(65001))),
  },
  reports: {
    'the message names the API': {
      capture: har(exchange(about(made.API))),
      findings: [
        {
          messageId: 'middleTier',
          at: [
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'scope'] },
          ],
        },
      ],
    },
  },
});
