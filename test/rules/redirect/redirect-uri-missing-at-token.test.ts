import { redirectUriMissingAtToken } from '../../../src/rules/redirect/redirect-uri-missing-at-token.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenAnswer, tokenError, tokenRequest } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const page = authorizeRequest({ clientType: 'web', answer: 'page' });
const redeem = (options: made.TokenRequestOptions = {}, answer: made.TokenAnswer = tokenError(700009)) =>
  tokenRequest({ clientType: 'web', omit: ['redirect_uri'], ...options }, answer);
const body = { entry: 2, pointer: '/request/postData/text' };
const asked = { entry: 0, pointer: '/request/url', within: ['query', 'redirect_uri'] };
const answer = { entry: 2, pointer: '/response/content/text', within: ['json', 'error_description'] };
const spaCode = made.authorizationCode(7);

ruleTest(redirectUriMissingAtToken, {
  quiet: {
    'sent with both': har(authorize, callback(authorize), redeem({ omit: [] }, tokenAnswer())),
    'sent with neither': har(
      authorizeRequest({ clientType: 'web', omit: ['redirect_uri'] }),
      callback(authorize),
      redeem(),
    ),
    'the sign-in is not in the capture': har(redeem()),
    'no body was recorded': har.options({ postData: 'omit' })(authorize, callback(authorize), redeem()),
    'no body was recorded, though the URL says what it is': har.options({ postData: 'omit' })(
      authorize,
      callback(authorize),
      redeem({ inQuery: true }),
    ),
    'the code that a server got for its page': har(
      authorize,
      callback(authorize),
      redeem({ omit: [] }, tokenAnswer({ members: { spa_code: spaCode } })),
      tokenRequest({ omit: ['redirect_uri'], clientId: made.WEB, code: spaCode }),
    ),
    'nested app authentication': har(
      authorize,
      callback(authorize),
      redeem({ extra: { brk_client_id: made.CLIENT } }),
    ),
    'joined by client and time alone, and refused for another reason': har(
      page,
      redeem({ at: 20 }, tokenError(70008)),
    ),
    'a refresh that names the code as well': har(
      authorize,
      callback(authorize),
      redeem({ grant: 'refresh_token', extra: { code: made.authorizationCode(1) } }),
    ),
    'a refresh': har(authorize, callback(authorize), redeem({ grant: 'refresh_token' })),
  },
  reports: {
    'joined by client and time alone, and refused for it': {
      capture: har(page, redeem({ at: 20 })),
      findings: [{ messageId: 'missing' }],
    },
    'left out': {
      capture: har(authorize, callback(authorize), redeem()),
      findings: [{ messageId: 'missing', at: [body, asked, answer] }],
    },
    'refused for another reason first': {
      capture: har(authorize, callback(authorize), redeem({}, tokenError(7000215))),
      findings: [{ messageId: 'missing', at: [body, asked] }],
    },
    'accepted all the same': {
      capture: har(authorize, callback(authorize), redeem({}, tokenAnswer())),
      findings: [{ messageId: 'missing', severity: 'info' }],
    },
  },
});
