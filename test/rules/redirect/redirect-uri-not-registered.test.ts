import { redirectUriNotRegistered } from '../../../src/rules/redirect/redirect-uri-not-registered.js';
import * as made from '../../support/entra-builder.js';
import { ruleTest } from '../../support/rule-test.js';

const { authorizeRequest, b2cAuthorize, callback, har, tokenError, tokenRequest } = made;
const REFUSED = 'https://client.example/auth/Callback/';
const text = (uri: string) => ({
  text: `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application.`,
});
const refused = (options: made.AuthorizeOptions = {}) =>
  authorizeRequest({
    attempt: 2,
    redirectUri: REFUSED,
    answer: 'error-page',
    error: 50011,
    errorOptions: text(REFUSED),
    ...options,
  });
const worked = (redirectUri: string, attempt = 1) => authorizeRequest({ redirectUri, attempt });
const uri = (entry: number) => ({ entry, pointer: '/request/url', within: ['query', 'redirect_uri'] });
const page = (entry: number) => ({
  entry,
  pointer: '/response/content/text',
  within: ['html', '$Config', 'strServiceExceptionMessage'],
});

ruleTest(redirectUriNotRegistered, {
  quiet: {
    'a registered one': har(authorizeRequest()),
    'another error': har(refused({ error: 700016 })),
    'the code was asked for with another one': har(tokenRequest({}, tokenError(500112))),
  },
  reports: {
    'no other in the capture': {
      capture: har(refused()),
      findings: [{ messageId: 'unknown', at: [uri(0), page(0)] }],
    },
    'the nearest of two that worked': {
      capture: har(
        worked('https://admin.client.example/cb'),
        worked('https://client.example/auth/callback', 3),
        refused(),
      ),
      findings: [
        {
          messageId: 'nearest',
          data: {
            asked: REFUSED,
            nearest: 'https://client.example/auth/callback',
            worked: 1,
            part: 'the path',
          },
          at: [uri(2), uri(1), page(2)],
        },
      ],
    },
    'one of another client is no help': {
      capture: har(authorizeRequest({ clientId: made.WEB }), refused()),
      findings: [{ messageId: 'unknown' }],
    },
    'the server names another one': {
      capture: har(refused({ errorOptions: text('http://inner.example/auth/callback') })),
      findings: [
        {
          messageId: 'rewritten',
          data: { printed: 'http://inner.example/auth/callback', part: 'the scheme (https and http)' },
        },
      ],
    },
    'the app has none': {
      capture: har(refused({ error: 500113, errorOptions: {}, omit: ['redirect_uri'] })),
      findings: [{ messageId: 'none', at: [{ entry: 0, pointer: '/request/url' }, page(0)] }],
    },
    B2C: {
      capture: har(callback(b2cAuthorize({ answer: 'error', error: 'AADB2C90006', responseMode: 'query' }))),
      findings: [{ messageId: 'unknown' }],
    },
    'at redemption': {
      capture: har(tokenRequest({ redirectUri: REFUSED }, tokenError(50011, text(REFUSED)))),
      findings: [
        {
          messageId: 'unknown',
          at: [
            { entry: 0, pointer: '/request/postData/text', within: ['form', 'redirect_uri'] },
            { entry: 0, pointer: '/response/content/text', within: ['json', 'error_description'] },
          ],
        },
      ],
    },
  },
});
