import { oboAssertionExpired } from '../../../src/rules/lifetime/obo-assertion-expired.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, har, tokenAnswer, tokenError, tokenRequest } = made;
const START = Date.UTC(2026, 2, 2, 9) / 1000;
const old = accessTokenV2({ aud: made.API, exp: START - 120, nbf: START - 4000, iat: START - 4000 });
const fresh = accessTokenV2({ aud: made.API });
const exchange = (assertion: string, answer: made.TokenAnswer) =>
  tokenRequest({ grant: 'on_behalf_of', assertion }, answer);

ruleTest(oboAssertionExpired, {
  quiet: {
    'in date': har(exchange(fresh, tokenError(65001))),
    'expired seconds ago by the client’s clock alone': har.options({ responseHeaders: 'omit' })(
      exchange(old, tokenError(65001)),
    ),
    'expired by a client’s clock that other answers show to be an hour ahead': har(
      [0, 1, 2].map((at) => tokenRequest({ at, serverAheadSeconds: -3600 })),
      tokenRequest(
        { grant: 'on_behalf_of', assertion: accessTokenV2({ exp: START - 600 }), at: 3, serverDate: null },
        tokenError(65001),
      ),
    ),
  },
  reports: {
    expired: {
      capture: har(exchange(old, tokenError(500133))),
      findings: [
        {
          messageId: 'expired',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'assertion', 'payload', 'exp'] },
          ],
        },
      ],
    },
    'a newer one was at hand': {
      capture: har(
        tokenRequest({ scope: made.API_SCOPE }, tokenAnswer({ accessToken: fresh })),
        exchange(old, tokenError(500133)),
      ),
      findings: [{ messageId: 'newer' }],
    },
    'accepted all the same': {
      capture: har(exchange(old, tokenAnswer())),
      findings: [{ messageId: 'expired', severity: 'info' }],
    },
  },
});
