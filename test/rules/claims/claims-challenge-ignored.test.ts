import { claimsChallengeIgnored } from '../../../src/rules/claims/claims-challenge-ignored.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { apiCall, claimsChallenge, graphToken, har, tokenAnswer, tokenRequest } = made;
const token = graphToken();
const newer = graphToken({ uti: 'AnotherTokenIdentifier1' });
const challenged = apiCall({ token }, claimsChallenge());
const refresh = (options: made.TokenRequestOptions = {}) =>
  tokenRequest(
    { grant: 'refresh_token', scope: 'User.Read offline_access', ...options },
    tokenAnswer({ accessToken: newer }),
  );
const first = tokenRequest({}, tokenAnswer({ accessToken: token }));
const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

ruleTest(claimsChallengeIgnored, {
  quiet: {
    'the capture ends at the challenge': har(first, challenged),
    'the claims are passed on': har(first, challenged, refresh({ claims }), apiCall({ token: newer })),
    'a call of another API': har(
      first,
      challenged,
      apiCall({ url: 'https://api.example/orders', token: made.accessTokenV2() }),
    ),
    'a token for another client': har(first, challenged, refresh({ clientType: 'web' })),
    'a token for another API': har(first, challenged, refresh({ scope: 'https://vault.azure.net/.default' })),
    'a code redeemed after a new sign-in': har(first, challenged, tokenRequest({ attempt: 2 })),
    'a request whose body was not recorded': har.options({ postData: 'omit' })(first, challenged, refresh()),
    'calls sent at once, before the challenge came': har(
      first,
      apiCall({ token, at: 10, elapsedMs: 400 }, claimsChallenge()),
      apiCall({ token, at: 10.2, elapsedMs: 400 }, claimsChallenge()),
      refresh({ claims, at: 12 }),
      apiCall({ token: newer, at: 13 }),
    ),
    'a plain 401 is no claims challenge': har(
      first,
      apiCall({ token }, made.graphError('expired')),
      apiCall({ token }),
    ),
  },
  reports: {
    'the same token again': {
      capture: har(first, challenged, apiCall({ token }, claimsChallenge())),
      findings: [{ messageId: 'sameToken' }],
    },
    'a new token without the claims': {
      capture: har(first, challenged, refresh(), apiCall({ token: newer }, claimsChallenge())),
      findings: [{ messageId: 'withoutClaims' }],
    },
  },
});
