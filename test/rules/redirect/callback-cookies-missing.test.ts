import { callbackCookiesMissing } from '../../../src/rules/redirect/callback-cookies-missing.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { answered, authorizeRequest, callback, exchange, har, navigationHeaders } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const NAME = '.AspNetCore.Correlation.Zx81kQ';
const NONE = '; path=/signin-oidc; secure; httponly; samesite=none';
/** The app's redirect to the authorize endpoint, with the cookie that it keeps for the way back. */
const start = (setCookie: string) =>
  exchange(
    { method: 'GET', url: 'https://web.client.example/orders', requestHeaders: navigationHeaders() },
    answered(302, undefined, { Location: authorize.url, 'Set-Cookie': setCookie }),
  );
const back = (cookie: string | undefined, answer = answered(500, '<html>Correlation failed.</html>')) =>
  callback(authorize, { requestHeaders: { Cookie: cookie } }, answer);
const sameSite = `${NAME}=N; path=/signin-oidc; httponly`;

/** As a recorder writes it that keeps no Cookie headers, though it keeps Set-Cookie. */
const withoutCookies = (setCookie: string) =>
  har(
    start(setCookie),
    authorizeRequest({ clientType: 'web', requestHeaders: { Cookie: undefined } }),
    back(undefined),
  );

ruleTest(callbackCookiesMissing, {
  quiet: {
    'the cookie comes back': har(start(`${NAME}=N${NONE}`), authorize, back(`a=b; ${NAME}=N`)),
    'it comes back, and the app fails otherwise': har(start(sameSite), authorize, back(`${NAME}=N`)),
    'it does not, and the app needs none': har(
      start(sameSite),
      authorize,
      back(undefined, answered(302, undefined, { Location: '/' })),
    ),
    'a cookie of another purpose': har(start('theme=dark; path=/'), authorize, back(undefined)),
    'a cookie that is removed': har(
      start(`${NAME}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`),
      authorize,
      back(undefined),
    ),
  },
  reports: {
    'set without SameSite=None': {
      capture: har(start(sameSite), authorize, back(undefined)),
      findings: [
        {
          messageId: 'sameSite',
          at: [
            { entry: 2, pointer: '/request/headers' },
            { entry: 0, pointer: '/response/headers/1/value' },
          ],
        },
      ],
    },
    'set for other sites, but not secure': {
      capture: har(start(`${sameSite}; samesite=none`), authorize, back(undefined)),
      findings: [{ messageId: 'sameSite' }],
    },
    'set well, and lost': {
      capture: har(start(`${NAME}=N${NONE}`), authorize, back('a=b')),
      findings: [{ messageId: 'lost' }],
    },
    'set without SameSite=None, by a recorder that keeps no Cookie headers': {
      capture: withoutCookies(sameSite),
      findings: [
        {
          messageId: 'suspected',
          severity: 'info',
          at: [
            { entry: 2, pointer: '/request/headers' },
            { entry: 0, pointer: '/response/headers/1/value' },
          ],
        },
      ],
    },
    'the app begins again': {
      capture: har(
        start('OpenIdConnect.nonce.abc=x; path=/'),
        authorize,
        back('a=b', answered(302, undefined, { Location: authorize.url })),
      ),
      findings: [{ messageId: 'sameSite' }],
    },
  },
  cannotTell: {
    'set well, by a recorder that keeps no Cookie headers': withoutCookies(`${NAME}=N${NONE}`),
    'cookies are not in the capture': har.options({ sanitized: true })(
      start(sameSite),
      authorize,
      back(undefined),
    ),
  },
});
