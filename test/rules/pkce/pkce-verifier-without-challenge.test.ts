import { pkceVerifierWithoutChallenge } from '../../../src/rules/pkce/pkce-verifier-without-challenge.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest } = made;
const stripped = authorizeRequest({ pkce: false });
const pushed = authorizeRequest({ pkce: false, extra: { request_uri: 'urn:example:1' } });
const redeemed = tokenRequest({}, tokenError(501481));

ruleTest(pkceVerifierWithoutChallenge, {
  quiet: {
    'a page with PKCE': har(healthyCodeFlow()),
    'a web app without PKCE': har(
      healthyWebFlow({ authorize: { pkce: false }, token: { omit: ['code_verifier'] } }),
    ),
    'the sign-in was not recorded': har(redeemed),
    'another sign-in of the client, joined by nothing': har(
      authorizeRequest({ pkce: false, answer: 'page' }),
      redeemed,
    ),
    'the challenge may be in a pushed request': har(pushed, callback(pushed), redeemed),
  },
  reports: {
    'the challenge was lost': {
      capture: har(stripped, callback(stripped), redeemed),
      findings: [
        {
          messageId: 'noChallenge',
          at: [
            { entry: 2, pointer: '/request/postData/text', within: ['form', 'code_verifier'] },
            { entry: 0, pointer: '/request/url' },
          ],
        },
      ],
    },
    'the server took it all the same': {
      capture: har(stripped, callback(stripped), tokenRequest()),
      findings: [{ messageId: 'noChallenge', severity: 'info' }],
    },
  },
});
