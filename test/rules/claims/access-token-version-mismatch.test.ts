import { accessTokenVersionMismatch } from '../../../src/rules/claims/access-token-version-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV1, accessTokenV2, apiCall, apiUnauthorized, har } = made;
const complaint = apiUnauthorized(
  "IDX10205: Issuer validation failed. Issuer: 'https://sts.windows.net/x/'.",
);

ruleTest(accessTokenVersionMismatch, {
  quiet: {
    'an issuer of B2C, which has one version only': har(
      apiCall({ url: made.API_URL, token: made.b2cAccessToken() }, complaint),
    ),
    'the call works': har(apiCall({ url: made.API_URL, token: accessTokenV1() })),
    'a complaint of the audience': har(
      apiCall({ url: made.API_URL, token: accessTokenV2() }, apiUnauthorized()),
    ),
    'Graph takes v1 only, and says other things': har(apiCall({ token: accessTokenV2() }, complaint)),
  },
  reports: {
    'the API complains of the issuer': {
      capture: har(apiCall({ url: made.API_URL, token: accessTokenV1() }, complaint)),
      findings: [{ messageId: 'version' }],
    },
  },
});
