import { pkceMissingOnCrossOrigin } from '../../../src/rules/pkce/pkce-missing-on-cross-origin.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyWebFlow } from '../../support/stories.js';

const { har, tokenAnswer, tokenError, tokenRequest } = made;
const missing = (options: made.TokenRequestOptions = {}, answer: made.TokenAnswer = tokenError(9002325)) =>
  tokenRequest({ omit: ['code_verifier'], ...options }, answer);
const origin = missing().requestHeaders.findIndex(([name]) => name === 'Origin');
const spaCode = made.authorizationCode(7);
const hybrid = tokenRequest({ clientType: 'web' }, tokenAnswer({ members: { spa_code: spaCode } }));

ruleTest(pkceMissingOnCrossOrigin, {
  quiet: {
    'a page with PKCE': har(healthyCodeFlow()),
    'a web app without PKCE': har(
      healthyWebFlow({ authorize: { pkce: false }, token: { omit: ['code_verifier'] } }),
    ),
    'a code that the server got for its page': har(hybrid, missing({ code: spaCode }, tokenError(70000))),
    'no redirect URI: probably such a code': har(
      missing({ omit: ['code_verifier', 'redirect_uri'] }, tokenError(70000)),
    ),
    'the verifier is redacted, not missing': har(
      tokenRequest({ codeVerifier: '[REDACTED]' }, tokenError(9002325)),
    ),
    'a refresh': har(tokenRequest({ grant: 'refresh_token' })),
    'the body was not recorded': har.options({ postData: 'omit' })(missing()),
    'accepted all the same': har(missing({}, tokenAnswer())),
  },
  reports: {
    'a page without a verifier': {
      capture: har(missing()),
      findings: [
        {
          messageId: 'missing',
          at: [
            { entry: 0, pointer: '/request/postData/text' },
            { entry: 0, pointer: `/request/headers/${origin}/value` },
          ],
        },
      ],
    },
    'the answer was kept from the page': {
      capture: har(missing({}, made.answered(0))),
      findings: [{ messageId: 'missing' }],
    },
    'at Azure AD B2C': {
      capture: har(made.b2cToken({ omit: ['code_verifier'] }, tokenError('AADB2C99059'))),
      findings: [{ messageId: 'missing' }],
    },
  },
});
