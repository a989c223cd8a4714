import { tokenNotYetValid } from '../../../src/rules/lifetime/token-not-yet-valid.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, answered, apiCall, har } = made;
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const url = made.API_URL;
const ahead = accessTokenV2({ nbf: START + 600, iat: START + 600, exp: START + 4500 });

ruleTest(tokenNotYetValid, {
  quiet: {
    'five minutes back, as Entra dates them': har(apiCall({ url, token: accessTokenV2() }, answered(401))),
    'a token of B2C, which is not dated back, and a clock that is two seconds behind': har(
      apiCall({ url, token: made.b2cAccessToken({ nbf: START + 2 }) }, answered(401)),
    ),
    'early, and accepted': har(apiCall({ url, token: ahead })),
    'no clock of the API': har.options({ responseHeaders: 'omit' })(
      apiCall({ url, token: ahead }, answered(401)),
    ),
  },
  reports: {
    'ten minutes early': {
      capture: har(apiCall({ url, token: ahead }, answered(401))),
      findings: [{ messageId: 'early' }],
    },
  },
});
