import { redirectUriAuthorizeTokenMismatch } from '../../../src/rules/redirect/redirect-uri-authorize-token-mismatch.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, callback, har, tokenError, tokenRequest, WEB_REDIRECT_URI } = made;
const authorize = authorizeRequest({ clientType: 'web' });
const redeem = (redirectUri: string, answer: made.TokenAnswer = tokenError(500112)) =>
  har(authorize, callback(authorize), tokenRequest({ clientType: 'web', redirectUri }, answer));
const token = { entry: 2, pointer: '/request/postData/text', within: ['form', 'redirect_uri'] };
const asked = { entry: 0, pointer: '/request/url', within: ['query', 'redirect_uri'] };

ruleTest(redirectUriAuthorizeTokenMismatch, {
  quiet: {
    'the same one': redeem(WEB_REDIRECT_URI, made.tokenAnswer()),
    'the authorize request is not in the capture': har(
      tokenRequest({ redirectUri: 'https://other.example/cb' }, tokenError(500112)),
    ),
    'another sign-in of the same client': har(
      authorize,
      tokenRequest({ clientType: 'web', attempt: 2, redirectUri: 'https://x.example/' }, tokenError(500112)),
    ),
    'nested app authentication changes it': har(
      authorize,
      callback(authorize),
      tokenRequest(
        { clientType: 'web', redirectUri: 'brk-multihub://x.example', extra: { brk_client_id: made.WEB } },
        tokenError(500112),
      ),
    ),
  },
  reports: {
    'a slash more': {
      capture: redeem(`${WEB_REDIRECT_URI}/`),
      findings: [{ messageId: 'differs', at: [token, asked] }],
    },
    'http behind a proxy': {
      capture: redeem(WEB_REDIRECT_URI.replace('https:', 'http:')),
      findings: [{ messageId: 'differs' }],
    },
    'another host': {
      capture: redeem('https://internal.example/signin-oidc'),
      findings: [{ messageId: 'differs' }],
    },
    'the case of the path': {
      capture: redeem('https://web.client.example/SignIn-OIDC'),
      findings: [{ messageId: 'differs' }],
    },
    'accepted all the same': {
      capture: redeem(`${WEB_REDIRECT_URI}/`, made.tokenAnswer()),
      findings: [{ messageId: 'differs', severity: 'info' }],
    },
  },
});
