import { pkceVerifierAbsent } from '../../../src/rules/pkce/pkce-verifier-absent.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';
import { healthyCodeFlow, healthyHybridFlow, healthyWebFlow } from '../../support/stories.js';

const { authorizeRequest, callback, har, tokenAnswer, tokenError, tokenRequest } = made;
const challenge = { entry: 0, pointer: '/request/url', within: ['query', 'code_challenge'] };
const authorize = authorizeRequest();
const redeem = (options: made.TokenRequestOptions, code = 501481) =>
  har(authorize, callback(authorize), tokenRequest(options, tokenError(code)));
const unproven = authorizeRequest({ answer: 'page' });
const spaCode = made.authorizationCode(7);
const hybrid = healthyHybridFlow({
  api: false,
  tokenAnswer: tokenAnswer({ members: { spa_code: spaCode } }),
});

ruleTest(pkceVerifierAbsent, {
  quiet: {
    'a page with PKCE': har(healthyCodeFlow()),
    'a web app without PKCE': har(
      healthyWebFlow({ authorize: { pkce: false }, token: { omit: ['code_verifier'] } }),
    ),
    'the page’s code of a hybrid sign-in': har(
      hybrid,
      tokenRequest({ code: spaCode, omit: ['code_verifier', 'redirect_uri'] }, tokenError(70000)),
    ),
    'a removed verifier': redeem({ codeVerifier: '[REDACTED]' }),
    'joined by client and time alone, and not refused for it': har(
      unproven,
      tokenRequest({ omit: ['code_verifier'] }, tokenError(50076)),
    ),
    'the body was not recorded': har.options({ postData: 'omit' })(
      authorize,
      callback(authorize),
      tokenRequest({ omit: ['code_verifier'] }, tokenError(501481)),
    ),
  },
  reports: {
    'no verifier': {
      capture: redeem({ omit: ['code_verifier'] }, 9002325),
      findings: [{ messageId: 'absent', at: [{ entry: 2, pointer: '/request/postData/text' }, challenge] }],
    },
    'an empty verifier': {
      capture: redeem({ codeVerifier: '' }),
      findings: [
        {
          messageId: 'empty',
          at: [{ entry: 2, pointer: '/request/postData/text', within: ['form', 'code_verifier'] }, challenge],
        },
      ],
    },
    'joined by client and time, and refused for it': {
      capture: har(unproven, tokenRequest({ omit: ['code_verifier'] }, tokenError(501481))),
      findings: [{ messageId: 'absent' }],
    },
  },
});
