import { clientAuthStrengthMismatch } from '../../../src/rules/client-auth/client-auth-strength-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { accessTokenV2, har, tokenAnswer, tokenRequest } = made;
const token = (strength: string) => accessTokenV2({ azpacr: strength });
const claim = {
  entry: 0,
  pointer: '/response/content/text',
  within: ['json', 'access_token', 'payload', 'azpacr'],
};

ruleTest(clientAuthStrengthMismatch, {
  quiet: {
    'a secret, and the token says so': har(tokenRequest({ clientType: 'web' })),
    'a public client, and the token says so': har(tokenRequest()),
    'a broker hands out what it has': har(
      tokenRequest({ grant: 'broker' }, tokenAnswer({ accessToken: token('1') })),
    ),
    'a strength that nobody knows': har(
      tokenRequest({ clientType: 'native' }, tokenAnswer({ accessToken: token('7') })),
    ),
    'a token that was issued before': har(
      tokenRequest({}, tokenAnswer({ accessToken: token('0') })),
      tokenRequest({ clientType: 'web', attempt: 2 }, tokenAnswer({ accessToken: token('0') })),
    ),
    'Authorization headers are not in the capture': har.options({ sanitized: true })(
      tokenRequest({ clientType: 'native' }, tokenAnswer({ accessToken: token('1') })),
    ),
  },
  reports: {
    'a secret, and the token says public': {
      capture: har(tokenRequest({ clientType: 'web' }, tokenAnswer({ accessToken: token('0') }))),
      findings: [
        {
          messageId: 'ignored',
          at: [claim, { entry: 0, pointer: '/request/postData/text', within: ['form', 'client_secret'] }],
        },
      ],
    },
    'nothing, and the token says certificate': {
      capture: har(tokenRequest({ clientType: 'native' }, tokenAnswer({ accessToken: token('2') }))),
      findings: [{ messageId: 'invented', at: [claim, { entry: 0, pointer: '/request/postData/text' }] }],
    },
  },
});
