import { accessTokenExpiredAtUse } from '../../../src/rules/lifetime/access-token-expired-at-use.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, answered, apiCall, har } = made;
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const url = 'https://api.example/orders';
const token = (exp: number) => accessTokenV2({ exp, nbf: exp - 3900, iat: exp - 3900 });

ruleTest(accessTokenExpiredAtUse, {
  quiet: {
    'in date, and refused': har(apiCall({ url, token: token(START + 600) }, answered(401))),
    'expired, and accepted': har(apiCall({ url, token: token(START - 60) }, answered(200, {}))),
    'expired by the client’s clock only': har(
      apiCall({ url, token: token(START - 60), serverAheadSeconds: -600 }, answered(401)),
    ),
  },
  reports: {
    'an hour ago': {
      capture: har(apiCall({ url, token: token(START - 3600) }, answered(401))),
      findings: [{ messageId: 'expired' }],
    },
    'seconds ago, when an API may still accept': {
      capture: har(apiCall({ url, token: token(START - 60) }, answered(401))),
      findings: [{ messageId: 'expired', severity: 'warning' }],
    },
  },
});
