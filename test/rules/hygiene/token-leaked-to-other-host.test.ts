import { tokenLeakedToOtherHost } from '../../../src/rules/hygiene/token-leaked-to-other-host.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, apiCall, har, tokenAnswer, tokenRequest } = made;
const accessToken = made.accessTokenV2();
const redeemed = tokenRequest({}, tokenAnswer({ accessToken }));
const call = (url: string, options: Parameters<typeof apiCall>[0] = {}) =>
  apiCall({ url, token: null, ...options }, answered(200, {}));

ruleTest(tokenLeakedToOtherHost, {
  quiet: {
    'the Authorization header of any API': har(
      redeemed,
      apiCall({ url: 'https://partner.example.net/orders', token: accessToken }),
    ),
    'a host of the app’s own site': har(redeemed, call(`https://log.client.example/?page=${accessToken}`)),
    'another host that gets nothing': har(redeemed, call('https://stats.example.net/beacon?page=home')),
  },
  reports: {
    'a beacon with the page’s URL': {
      capture: har(
        redeemed,
        call(`https://stats.example.net/beacon?page=${encodeURIComponent(`#access_token=${accessToken}`)}`),
      ),
      findings: [{ messageId: 'leaked', at: [{ entry: 1, pointer: '/request/url' }] }],
    },
    'a Referer': {
      capture: har(
        redeemed,
        call('https://cdn.example.net/a.js', {
          requestHeaders: { Referer: `https://client.example/?t=${accessToken}` },
        }),
      ),
      findings: [{ messageId: 'leaked' }],
    },
    'a verifier in the body of an error logger': {
      capture: har(
        redeemed,
        call('https://errors.example.net/log', {
          method: 'POST',
          body: `{"failed":"code_verifier=${made.pkce().verifier}"}`,
        }),
      ),
      findings: [{ messageId: 'leaked', data: { type: 'code_verifier' } }],
    },
    'the body of an error logger': {
      capture: har(
        redeemed,
        call('https://errors.example.net/log', {
          method: 'POST',
          body: `{"url":"x#access_token=${accessToken}"}`,
        }),
      ),
      findings: [{ messageId: 'leaked', at: [{ entry: 1, pointer: '/request/postData/text' }] }],
    },
  },
});
