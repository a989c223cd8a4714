import { callbackTargetDiffers } from '../../../src/rules/redirect/callback-target-differs.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, authorizeRequest, callback, har } = made;
const ask = (redirectUri?: string) =>
  authorizeRequest({
    clientType: 'web',
    responseMode: 'query',
    ...(redirectUri === undefined ? {} : { redirectUri }),
  });
const authorize = ask();
const at = (redirectUri: string) => callback(authorize, { redirectUri });

ruleTest(callbackTargetDiffers, {
  quiet: {
    'where it was to go': har(authorize, callback(authorize)),
    'a URI without a path': har(
      ask('https://client.example'),
      callback(ask('https://client.example'), { redirectUri: 'https://client.example/' }),
    ),
    'the app forwards it at once': har(
      authorize,
      callback(authorize, {}, answered(302, undefined, { Location: 'https://web.client.example/done' })),
      at('https://web.client.example/done'),
    ),
    'a native app': har(ask('msauth.com.contoso.app://auth'), at('https://web.client.example/other')),
    'an answer to another request': har(
      authorize,
      callback(authorizeRequest({ clientType: 'web', attempt: 2 }), { redirectUri: 'https://x.example/cb' }),
    ),
  },
  reports: {
    'another path': {
      capture: har(authorize, at('https://web.client.example/login/signin-oidc')),
      findings: [
        {
          messageId: 'differs',
          at: [
            { entry: 1, pointer: '/request/url' },
            { entry: 0, pointer: '/request/url', within: ['query', 'redirect_uri'] },
          ],
        },
      ],
    },
    'http in place of https': {
      capture: har(authorize, at('http://web.client.example/signin-oidc')),
      findings: [{ messageId: 'differs' }],
    },
  },
});
